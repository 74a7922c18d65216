"""Why an action on trainings may not happen."""

from typing import Any


class TrainingRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, ``field`` names where a form shows it, ``params`` fill
    the words of ``wording``."""

    def __init__(self, code: str, *, field: str | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params
