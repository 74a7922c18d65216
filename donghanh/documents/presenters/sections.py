"""The printed sections that items stand in, drawn as headings between them. Plain values in, plain values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from donghanh.documents.models import Candidate, Decision
from donghanh.documents.presenters.items import Item

KINDS = ("heading", "run_in", "appendix", "unnumbered")
DEEPEST = 2
"""Chapters and their parts; below that a plan lists the items themselves."""
FEWEST = 2
"""From so many items on, confirming them together is offered."""


@dataclass(frozen=True)
class Section:
    """A chapter or part of the paper: from where it begins to where the next of its rank does."""

    index: int
    """Its place in the outline of the reading; what a page sends back."""
    name: str
    level: int
    start: int
    end: int

    def holds(self, candidate: Candidate) -> bool:
        """Whether the item stands in it. One without a place stands in none."""
        return candidate.span_start is not None and self.start <= candidate.span_start < self.end


@dataclass(frozen=True)
class Heading:
    """A section as it is drawn before its first item on a page."""

    index: int
    name: str
    level: int
    may_accept: bool
    """Whether there are items left in it that can be confirmed together."""


@dataclass(frozen=True)
class Row:
    """One item, after the headings it is the first under."""

    headings: Sequence[Heading]
    item: Item


def sections_of(result: Mapping[str, Any]) -> list[Section]:
    """The chapters and parts of a reading, in the order of the paper."""
    printed = [
        (index, found, found["span"]["start"])
        for index, found in enumerate(result.get("sections") or [])
        if found.get("kind") in KINDS and (found.get("level") or 1) <= DEEPEST and found.get("span")
    ]
    whole = len(str(result.get("source_text") or "")) + 1
    sections = []
    for place, (index, found, start) in enumerate(printed):
        level = found.get("level") or 1
        after = (begin for _index, other, begin in printed[place + 1 :] if (other.get("level") or 1) <= level)
        name = f"{found.get('marker') or ''} {found.get('title') or ''}".strip()
        sections.append(Section(index, name, level, start, next(after, whole)))
    return sections


def rows_of(
    items: Sequence[Item],
    shown: Sequence[Candidate],
    sections: Sequence[Section],
    *,
    waiting: Sequence[Candidate],
) -> list[Row]:
    """The items of one page with their headings. ``shown`` are their rows, ``waiting`` all items of the list that can be
    confirmed without a closer look, whatever page they are on."""
    rows, seen = [], set()
    for item, candidate in zip(items, shown, strict=True):
        fresh = [section for section in sections if section.holds(candidate) and section.index not in seen]
        seen |= {section.index for section in fresh}
        rows.append(Row([_heading(section, waiting) for section in fresh], item))
    return rows


def _heading(section: Section, waiting: Sequence[Candidate]) -> Heading:
    left = sum(section.holds(candidate) for candidate in waiting if candidate.decision == Decision.PENDING)
    return Heading(section.index, section.name, section.level, may_accept=left >= FEWEST)
