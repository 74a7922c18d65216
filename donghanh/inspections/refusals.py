"""Why an action on inspections may not happen."""


class InspectionRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, ``wording.refusal`` chooses the words."""

    def __init__(self, code: str, *, field: str | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        """The field of a form the refusal is about."""
        self.params = params
