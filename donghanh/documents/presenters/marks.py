"""Which marks a reading puts on its source: items, bodies and citations, dates, mistakes, and what nobody understood."""

from collections.abc import Callable, Iterable
from typing import Any

from donghanh.documents.models import Candidate, Decision, Finding
from donghanh.documents.presenters.paper import Mark

LONGEST_TITLE = 12
"""More lines than this are no title."""
LONGEST_NAME = 240
"""A body, citation or mistake that spans more than this is not marked as a whole: it would hide the page."""


def marks_of(
    result: dict[str, Any],
    candidates: Iterable[Candidate],
    findings: Iterable[Finding],
    *,
    href: Callable[[Candidate], str] = lambda candidate: "",
    finding_href: Callable[[Finding], str] = lambda finding: "",
) -> list[Mark]:
    """All marks of a reading. ``href`` and ``finding_href`` say where an item or a finding stands on the other side, which
    may be another page; nothing makes no link."""
    marks = [_item(candidate, href) for candidate in candidates if _is_shown(candidate)]
    marks += [_finding(finding, finding_href) for finding in findings if finding.span_start is not None]
    marks += [mark for key in ("dates",) for mark in _spans(result.get(key), "when")]
    for key in ("legal_basis", "other_citations", "spending_norms", "assignments"):
        marks += _spans(result.get(key), "who")
    marks += [Mark(m.start, m.end, "left") for m in _spans(result.get("unclaimed"), "left", longest=None)]
    return marks


def heading_lines(result: dict[str, Any]) -> list[int]:
    """The lines that are headings of their own."""
    sections = result.get("sections") or []
    return [
        item["span"]["line_start"]
        for item in sections
        if item.get("kind") in ("heading", "appendix") and (item.get("span") or {}).get("line_start")
    ]


def title_lines(result: dict[str, Any]) -> list[int]:
    """The lines of the title: the type of the document and what it is about (NĐ 30/2020, Phụ lục I)."""
    found: list[int] = []
    for name in ("doc_type", "title"):
        span = (result.get("spans") or {}).get(name) or {}
        first, last = span.get("line_start") or 0, span.get("line_end") or 0
        found += range(first, last + 1) if 0 < first <= last < first + LONGEST_TITLE else ()
    return found


def joined_lines(result: dict[str, Any]) -> list[list[int]]:
    """First and last line of each paragraph that runs over several lines."""
    joined: list[list[int]] = (result.get("source") or {}).get("paragraphs") or []
    return joined


def _is_shown(candidate: Candidate) -> bool:
    return candidate.span_start is not None and candidate.split_from_id is None


def _item(candidate: Candidate, href: Callable[[Candidate], str]) -> Mark:
    kind = "off" if candidate.decision == Decision.REJECTED else "task"
    return Mark(
        start=candidate.span_start or 0,
        end=candidate.span_end or 0,
        kind=kind,
        href=href(candidate),
        anchor=f"s{candidate.number}",
        number=candidate.number,
    )


def _finding(finding: Finding, href: Callable[[Finding], str]) -> Mark:
    start = finding.span_start or 0
    end = min(finding.span_end or start, start + LONGEST_NAME)
    return Mark(start, end, "wrong", href=href(finding), anchor=f"l{finding.order}")


def _spans(items: Any, kind: str, *, longest: int | None = LONGEST_NAME) -> list[Mark]:
    spans = [item.get("span") or {} for item in items or [] if isinstance(item, dict)]
    return [
        Mark(span["start"], span["end"], kind)
        for span in spans
        if "start" in span and "end" in span and (longest is None or span["end"] - span["start"] <= longest)
    ]
