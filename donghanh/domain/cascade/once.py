"""The items of a plan, each demand once: a paper says a target among its targets, again as a task, and to each body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from donghanh.domain.cascade.terms import telling_of, undated
from donghanh.domain.cascade.value import Item
from donghanh.domain.text.forms import fold, same_tone

MOSTLY = 0.55
"""An item that consists to this share of another, a formal target or a report line, is that other."""
_AIMS = frozenset(
    "phấn đấu đạt bảo đảm đảm tối thiểu ít nhất trên trở lên từ khoảng tỷ lệ lệ duy trì nâng lên hoàn thành mục tiêu chỉ".split()
)


def each_once(items: Sequence[Item]) -> list[Item]:
    """Return the items without those that say again what another says, in their order.

    Left out are tasks and duties that are for the most part a target, a target said a second time with the same number, and
    the "100% xã, phường" of a sentence that sets each of them a number. Cost: linear, and a search for each item.
    """
    targets = [item for item in items if item.kind == "target"]
    places = Places(targets)
    with_number = {item.text for item in targets if item.unit != "%"}
    seen: set[tuple[object, ...]] = set()
    kept = []
    for item in items:
        if item.kind != "target":
            if item.kind == "report" or not places.cover(item):
                kept.append(item)
            continue
        if item.unit == "%" and item.value == 100 and item.text in with_number:
            continue
        said = (fold(item.unit), item.value, _of_what(item))
        if said not in seen:
            seen.add(said)
            kept.append(item)
    return kept


def _of_what(item: Item) -> frozenset[str]:
    words = same_tone(undated(item.text)).lower().split()
    letters = ("".join(char for char in word if char.isalpha()) for word in words if not any(map(str.isdigit, word)))
    return telling_of(word for word in letters if word and word not in _AIMS) or frozenset(words)


class Places:
    """Items by where they stand, so that another is compared with its neighbours only."""

    def __init__(self, items: Iterable[Item]) -> None:
        spans = ((item.start, item.end) for item in items)
        self._spans = sorted((start, end) for start, end in spans if start is not None and end is not None)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def cover(self, item: Item) -> bool:
        """Whether one of them makes up most of the item."""
        if item.start is None or item.end is None or item.end <= item.start:
            return False
        least = MOSTLY * (item.end - item.start)
        first = bisect_left(self._spans, (item.start - self._longest, 0))
        last = bisect_left(self._spans, (item.end, 0))
        return any(min(item.end, end) - max(item.start, start) >= least for start, end in self._spans[first:last])
