"""What no rule understood: nothing that is printed may vanish, so it is listed and marked in the paper."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.outline import Entry, Outline
from donghanh.domain.plandoc.reading import Printed, Reading
from donghanh.domain.plandoc.rules.deadlines import times_of
from donghanh.domain.plandoc.rules.tables import TableHead, is_group_row, table_heads
from donghanh.domain.plandoc.signing import is_recipients_line
from donghanh.domain.plandoc.topics import Topic
from donghanh.domain.plandoc.types import LETTERS, PLAN_TYPES
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.places import Places

_GIVES_WORK: frozenset[Topic] = frozenset({"tasks", "organisation", "other"})
"""Parts in which each paragraph should become an item; what stands in others is their text and understood as that."""


def unclaimed(reading: Reading) -> tuple[Printed, ...]:
    """Return the paragraphs and rows that no item holds, in order.

    A date or a cited instrument inside a paragraph does not make its work understood; the text of a part that lists no
    work (purpose, context, money) does not count as lost. Cost: n log n in the number of items and paragraphs.
    """
    work, mentioned = Places(_stretches(_work(reading))), Places(_stretches(_mentioned(reading)))
    text = {id(entry.block): why for entry, why in _entries(reading)}
    left = []
    for index, block in enumerate(reading.blocks):
        span = block.span
        said = text.get(id(block))
        if said is False or _of_frame(reading, index) or not any(map(str.isalnum, block.text)):
            continue
        if work.meets(span.start, span.end) or (said is None and mentioned.meets(span.start, span.end)):
            continue
        left.append(Printed(block.text, span))
    return tuple(left)


def coverage(reading: Reading, left: tuple[Printed, ...]) -> float:
    """Return the share of the characters that were understood."""
    total = sum(len(block.text) for block in reading.blocks)
    return 1.0 - sum(len(one.text) for one in left) / total if total else 0.0


def _stretches(spans: Iterator[Span]) -> Iterator[tuple[int, int]]:
    return ((span.start, span.end) for span in spans)


def _work(reading: Reading) -> Iterator[Span]:
    """The places of the items a person can act on."""
    for group in (reading.targets, reading.tasks, reading.reporting, reading.budget_sources, reading.recipients):
        yield from (item.span for item in group)
    for assignment in reading.assignments:
        yield assignment.span
        yield from (duty.span for duty in assignment.duties)
    yield from (signer.span for signer in (reading.signer, *reading.co_signers) if signer.span)


def _mentioned(reading: Reading) -> Iterator[Span]:
    yield from reading.header.spans.values()
    yield from (item.span for item in reading.header.co_issuers)
    for group in (reading.citations, reading.dates):
        yield from (item.span for item in group)


def _of_frame(reading: Reading, index: int) -> bool:
    frame, text = reading.frame, reading.blocks[index].text
    if any(index in part for part in (frame.title, frame.preamble, frame.attached_head, frame.attached_title)):
        return True
    if index in frame.header:
        return MOTTO.search(text) is not None
    return index in frame.tail and is_recipients_line(text)


def _entries(reading: Reading) -> Iterator[tuple[Entry, bool]]:
    """The entries of the body, and whether each is lost unless an item holds it."""
    outline = reading.outline
    heads = table_heads(outline.entries)
    frame = reading.frame
    gives_work = frame.work_type in PLAN_TYPES | LETTERS
    issued_at = reading.blocks[frame.attached_title.start].span.start if frame.attached_title else 0
    for place, entry in enumerate(outline.entries):
        after = outline.entries[place + 1] if place + 1 < len(outline.entries) else None
        issuing = entry.block.span.start < issued_at  # the articles of the act that issues a plan give no work
        yield entry, not _is_understood(outline, entry, after, heads[place], gives_work and not issuing)


def _is_understood(
    outline: Outline, entry: Entry, after: Entry | None, head: TableHead | None, gives_work: bool
) -> bool:
    """Whether an entry says what it is by its form: a heading, the words that open a list, the text of its part."""
    if entry.role == "section" and not entry.text:
        return True
    if entry.role == "closing":
        return times_of(entry.block).deadline is None
    if entry.role == "row":
        return head is None or is_group_row(entry.block, head)
    if _opens_list(entry, after):
        return True
    if not gives_work:
        return True
    section = outline.sections[entry.section] if entry.section is not None else None
    return section is not None and section.kind != "appendix" and outline.topic_of(entry) not in _GIVES_WORK


def _opens_list(entry: Entry, after: Entry | None) -> bool:
    if after is None or not entry.block.text.rstrip().endswith(":"):
        return False
    return after.role in ("bullet", "row") or (after.role == "section" and after.section != entry.section)
