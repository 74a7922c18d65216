"""Why an action on plans or tasks may not happen."""


class PlanRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, ``wording.refusal`` chooses the words."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
