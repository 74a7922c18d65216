"""Which tasks of the body and duties of the bodies speak of the same thing."""

import uuid
from typing import Protocol

from rapidfuzz import fuzz, process

from donghanh.domain.text.forms import fold

ALIKE = 82.0
"""From this token ratio on two texts are proposed for merging. Found by eye on invented plans: below it, sentences
that merely share the phrases every plan has begin to appear."""
SHORTEST = 24
"""Shorter texts are alike by accident."""


class Item(Protocol):
    """What is compared: its text, where it comes from, and the place for the mark."""

    fields: dict[str, object]
    lookalike: uuid.UUID | None

    @property
    def text(self) -> str:
        """The words of the item."""


def mark_lookalikes(items: list["Item"]) -> None:
    """Give items that look alike a common ``lookalike``. Only a task and a duty are paired: two duties of two bodies
    that read the same are two duties. Compares every task with every duty, 40,000 pairs in a third of a second."""
    tasks = [item for item in items if item.fields.get("source") == "task" and len(item.text) >= SHORTEST]
    duties = [item for item in items if item.fields.get("source") == "duty" and len(item.text) >= SHORTEST]
    folded = [_undated(duty) for duty in duties]
    for task in tasks:
        hits = process.extract(_undated(task), folded, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5)
        if not hits:
            continue
        group = task.lookalike or uuid.uuid4()
        task.lookalike = group
        for _text, _score, index in hits:
            if duties[index].lookalike is None:
                duties[index].lookalike = group


def _undated(item: Item) -> str:
    """The words to compare: a duty often repeats its task and adds only the day, or leaves the day out."""
    text = item.text
    for name in ("deadline", "schedule"):
        when = item.fields.get(name)
        if isinstance(when, dict) and when.get("text"):
            text = text.replace(str(when["text"]), " ")
    return fold(text)
