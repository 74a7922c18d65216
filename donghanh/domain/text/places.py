"""Stretches of a text that are taken already, asked quickly whether another meets them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Places:
    """Stretches ``[start, end)`` of a text, those that touch joined. Costs n log n to make and log n to ask."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, place: int) -> bool:
        """Whether a character lies in one of the stretches."""
        return self.meets(place, place + 1)

    def meets(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` shares a character with one of the stretches."""
        index = bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end

    def taken(self, start: int, end: int) -> int:
        """Return how many characters of ``[start, end)`` lie in the stretches."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return sum(
            min(end, high) - max(start, low)
            for low, high in zip(self._starts[first:last], self._ends[first:last], strict=True)
        )
