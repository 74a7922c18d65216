"""Why an action on lists of staff or a hand-over may not happen."""

from typing import Any


class StaffingRefused(Exception):
    """Raised before anything is written; ``code`` is stable, ``params`` fill the words, which the page chooses."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
