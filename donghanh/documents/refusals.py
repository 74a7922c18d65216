"""Why something may not be done with a document just now. Pages turn the codes into sentences (``wording.py``)."""

from collections.abc import Mapping
from typing import Any, Self


class DocumentRefusal(Exception):
    """An action that may not happen; ``code`` is stable, ``params`` fill the sentence."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    @classmethod
    def of(cls, code: str, params: Mapping[str, Any]) -> Self:
        """The refusal a reader gave, whatever its parameters are called."""
        refusal = cls(code)
        refusal.params = dict(params)
        return refusal
