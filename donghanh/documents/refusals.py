"""Why something may not be done with a document just now. Pages turn the codes into sentences (``wording.py``)."""

from typing import Any


class DocumentRefusal(Exception):
    """An action that may not happen; ``code`` is stable, ``params`` fill the sentence."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
