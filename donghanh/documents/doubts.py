"""Words of a scan that the recognition was not sure of, as they are kept with a reading. Plain values in, plain values out.

A reading keeps them in ``result["source"]["doubts"]`` as ``[start, end, confidence]``, the places counted in its text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from donghanh.documents.models import Candidate
from donghanh.documents.readers.source import Doubt

_EDGES = re.compile(r"^\W+|\W+$")


def doubts_in(rows: Iterable[Sequence[int]] | None) -> list[Doubt]:
    """The doubts as a reading keeps them, in the order of the text. None for text that was never recognised."""
    return sorted((Doubt(*row) for row in rows or ()), key=lambda doubt: doubt.start)


class DoubtfulWords:
    """The doubtful words of one reading, and which of them an item says."""

    def __init__(self, text: str, doubts: Sequence[Doubt]) -> None:
        self.text = text
        self.doubts = doubts
        self._starts = [doubt.start for doubt in doubts]

    def __bool__(self) -> bool:
        return bool(self.doubts)

    def said_by(self, candidate: Candidate) -> list[Doubt]:
        """The doubtful words at the item's place that stand in what it says now. A number before the item or a word
        that a person has put right is none of them."""
        if candidate.span_start is None or candidate.span_end is None:
            return []
        low, high = bisect_left(self._starts, candidate.span_start), bisect_left(self._starts, candidate.span_end)
        if low == high:
            return []
        said = "\n".join(_strings(candidate.fields)).casefold()
        return [doubt for doubt in self.doubts[low:high] if self._stands_in(said, doubt)]

    def word(self, doubt: Doubt) -> str:
        """The word without the signs around it."""
        return _EDGES.sub("", self.text[doubt.start : doubt.end])

    def _stands_in(self, said: str, doubt: Doubt) -> bool:
        word = self.word(doubt).casefold()
        return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) is not None


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
