"""Why an action on accounts may not happen."""


class AccountRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, the page chooses the words."""

    def __init__(self, code: str, *details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
        """Finished sentences for the person, where the code alone says too little."""
