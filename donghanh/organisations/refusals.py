"""Why an action on organisations may not happen."""


class OrganisationRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, the page chooses the words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
