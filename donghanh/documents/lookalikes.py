"""Which tasks of the body and duties of the bodies speak of the same thing."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from rapidfuzz import fuzz, process

from donghanh.domain.text.forms import fold

ALIKE = 82.0
"""From this token ratio on two texts are proposed for merging. Found by eye on invented plans: below it, sentences
that merely share the phrases every plan has begin to appear."""
SHORTEST = 24
"""Shorter texts are alike by accident."""
LONGEST = 1_000
"""Of longer texts the beginning is compared: the time for a pair grows with the product of both."""
MOST_PAIRS = 400_000
"""Up to so many pairs (some 600 tasks and as many duties, a plan of a hundred pages) each pair is compared. A longer
document is skimmed: a task meets only duties that share phrases with it, so that the time grows with its length."""
COMMON = 32
"""A phrase that stands in more duties than this tells none of them apart."""
NEAREST = 40
"""A task of a skimmed document is compared with at most so many duties, those that share most with it."""


class Item(Protocol):
    """What is compared: its text, where it comes from, and the place for the mark."""

    fields: dict[str, object]
    lookalike: uuid.UUID | None

    @property
    def text(self) -> str:
        """The words of the item."""


SKIMMED = "lookalikes_skimmed"
"""The code of the remark on a document of which not every pair was compared."""


def is_skimmed(items: Sequence[Item]) -> bool:
    """Whether the items are so many that :func:`mark_lookalikes` does not compare every pair."""
    return len(_from(items, "task")) * len(_from(items, "duty")) > MOST_PAIRS


def mark_lookalikes(items: Sequence[Item]) -> None:
    """Give items that look alike a common ``lookalike``.

    Only a task and a duty are paired: two duties of two bodies that read the same are two duties. Takes at most a
    second or two for any document: 100,000 pairs in a fifth of a second, and never much more than ``MOST_PAIRS``.
    """
    tasks, duties = _from(items, "task"), _from(items, "duty")
    folded = dict(enumerate(map(_undated, duties)))
    phrases = _Phrases(folded) if is_skimmed(items) else None
    for task in tasks:
        words = _undated(task)
        near = {index: folded[index] for index in phrases.shared_with(words)} if phrases else folded
        hits = process.extract(words, near, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5)
        if not hits:
            continue
        task.lookalike = group = task.lookalike or uuid.uuid4()
        for _text, _score, index in hits:
            if duties[index].lookalike is None:
                duties[index].lookalike = group


class _Phrases:
    """Duties by the pairs of neighbouring words in them."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, text in texts.items():
            for phrase in set(_pairs(text)):
                self.places[phrase].append(index)

    def shared_with(self, text: str) -> list[int]:
        """The duties that share most phrases with the text, at most ``NEAREST``."""
        shared: Counter[int] = Counter()
        for phrase in set(_pairs(text)):
            there = self.places.get(phrase, ())
            if len(there) <= COMMON:
                shared.update(there)
        return [index for index, _count in shared.most_common(NEAREST)]


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    words = text.split()
    return pairwise(words)


def _from(items: Sequence[Item], source: str) -> list[Item]:
    return [item for item in items if item.fields.get("source") == source and len(item.text) >= SHORTEST]


def _undated(item: Item) -> str:
    """The words to compare: a duty often repeats its task and adds only the day, or leaves the day out."""
    text = item.text
    for name in ("deadline", "schedule"):
        when = item.fields.get(name)
        if isinstance(when, dict) and when.get("text"):
            text = text.replace(str(when["text"]), " ")
    return fold(text[: 2 * LONGEST])[:LONGEST]
