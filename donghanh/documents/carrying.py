"""What a person decided about one reading, taken along to the next reading of the same paper.

An item is found again by what it says: kind, words and printed names, and its turn among those that say the same. Its
words alone are enough only for what a person wrote or left out; a mere "right" does not hold once the names differ.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from donghanh.documents.bodies import key_of
from donghanh.documents.extraction import printed_names
from donghanh.documents.models import Candidate, Decision, Reading

MOVED = ("reading", "number", "order", "span_start", "span_end", "line", "line_end", "split_from", "merged_into")


def carry_decisions(before: Sequence[Candidate], after: Sequence[Candidate]) -> dict[Any, Candidate]:
    """Put the decisions of the old items on the new ones, which are not stored yet; return old key → new item.

    ``before`` are all items of the reading replaced, in order. Those added by hand and those split off another are not
    read again; :func:`take_along` moves them.
    """
    read = [old for old in before if not old.is_manual and old.split_from_id is None]
    twins = _paired(read, after, _says)
    written = [old for old in read if old.pk not in twins and old.decision != Decision.ACCEPTED]
    new = set(twins.values())
    twins |= _only_ones(written, [one for one in after if one not in new])
    stay = {old.pk: old for old in before if old.is_manual}
    for old in read:
        if old.pk in twins:
            _decide_like(old, twins[old.pk], twins | stay)
    return twins


def take_along(
    before: Sequence[Candidate], twins: dict[Any, Candidate], reading: Reading, *, after: int, said_before: str
) -> None:
    """Move what was added by hand, and the parts of items found again, to the new reading. One query.

    An item keeps its place where its words stand exactly once in the new text. ``said_before`` is the text of the old
    reading, ``after`` the highest number taken.
    """
    moving = [old for old in before if old.is_manual or old.split_from_id in twins]
    there = twins | {old.pk: old for old in moving}
    for number, old in enumerate(moving, start=after + 1):
        old.reading, old.number = reading, number
        parent = there.get(old.split_from_id)
        if parent is not None and not old.is_manual:
            old.split_from = parent
            for name in ("order", "span_start", "span_end", "line", "line_end"):
                setattr(old, name, getattr(parent, name))
        else:
            _place(old, said_before, reading.source_text)
        _still_merged(old, old, there)
    Candidate.objects.bulk_update(moving, [*MOVED, "decision", "decided_by", "decided_at", "undo"], batch_size=100)


def _decide_like(old: Candidate, new: Candidate, there: dict[Any, Candidate]) -> None:
    new.decision, new.decided_by, new.decided_at = old.decision, old.decided_by, old.decided_at
    new.undo = old.undo
    if old.original_fields is not None:
        new.original_fields, new.fields = new.fields, old.fields
    _still_merged(old, new, there)


def _still_merged(old: Candidate, new: Candidate, there: dict[Any, Candidate]) -> None:
    """Point a merged item to what its target has become; without one it waits to be seen."""
    into = there.get(old.merged_into_id)
    if old.decision == Decision.MERGED and into is None:
        new.decision, new.decided_by, new.decided_at, new.undo = Decision.PENDING, None, None, {}
    new.merged_into = into if old.decision == Decision.MERGED else None


def _place(item: Candidate, said_before: str, source: str) -> None:
    start, end = item.span_start, item.span_end
    words = said_before[start:end] if start is not None and end is not None else ""
    if not words or source.count(words) != 1:
        item.span_start = item.span_end = item.line = item.line_end = None
        item.order = len(source)
        return
    item.span_start = item.order = source.index(words)
    item.span_end = item.span_start + len(words)
    item.line = source.count("\n", 0, item.span_start) + 1
    item.line_end = source.count("\n", 0, item.span_end) + 1


def _paired(
    old: Iterable[Candidate], new: Iterable[Candidate], key: Callable[[Candidate], Hashable]
) -> dict[Any, Candidate]:
    """The items of both sides with the same key, the first with the first."""
    waiting: dict[Hashable, list[Candidate]] = defaultdict(list)
    for one in new:
        waiting[key(one)].append(one)
    pairs = {}
    for one in old:
        if same := waiting.get(key(one)):
            pairs[one.pk] = same.pop(0)
    return pairs


def _only_ones(old: Iterable[Candidate], new: Iterable[Candidate]) -> dict[Any, Candidate]:
    """Pairs by kind and words, where there is one of them on each side."""
    sides: dict[Hashable, tuple[list[Candidate], list[Candidate]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((old, new)):
        for one in items:
            sides[one.kind, _text(one)][side].append(one)
    return {mine[0].pk: theirs[0] for mine, theirs in sides.values() if len(mine) == len(theirs) == 1}


def _says(candidate: Candidate) -> Hashable:
    names = tuple(key_of(name) for name, _leads in printed_names(candidate.kind, _as_read(candidate)))
    return candidate.kind, _text(candidate), names


def _text(candidate: Candidate) -> str:
    return str(_as_read(candidate).get("text") or "")


def _as_read(candidate: Candidate) -> dict[str, Any]:
    fields: dict[str, Any] = candidate.original_fields or candidate.fields
    return fields
