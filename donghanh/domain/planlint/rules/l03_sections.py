"""L03: section numbers run on without a gap or a repetition."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.outline import Section
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.forms import fold
from donghanh.domain.text.markers import read_marker


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield the first number out of order in each run of sibling sections."""
    yield from _same_title(reading)
    last: dict[tuple[int | None, str], tuple[int, Section]] = {}
    seen: set[tuple[int | None, str | None]] = set()
    for section in reading.outline.sections:
        marker = read_marker(f"{section.marker} x") if section.marker else None
        if marker is None or marker.order is None or marker.kind == "appendix":
            continue
        key = (section.parent, marker.kind)
        before = last.get(key)
        last[key] = (marker.order, section)
        known = (section.parent, section.marker) in seen
        seen.add((section.parent, section.marker))
        if before is None:
            continue
        expected, printed = before[0] + 1, marker.order
        if printed == expected or (printed == 1 and before[0] != 1):
            continue
        params = {"before": before[1].label or "", "printed": section.label or ""}
        if printed == before[0]:
            yield Finding("L03", "repeated_section", "warning", section.span, section.marker or "", params)
        elif printed > expected:
            yield Finding("L03", "skipped_section", "warning", section.span, section.marker or "", params)
        elif known:
            yield Finding("L03", "repeated_section", "warning", section.span, section.marker or "", params)


def _same_title(reading: Reading) -> Iterator[Finding]:
    """The second of two parts beside each other that bear the same heading."""
    first: dict[tuple[int | None, str], Section] = {}
    for section in reading.outline.sections:
        words = fold(section.title).split()
        if section.kind not in ("heading", "run_in") or len(words) < 2 or not section.marker:
            continue
        before = first.setdefault((section.parent, " ".join(words).strip(" .:;")), section)
        if before is not section and before.marker != section.marker:
            params = {"case": "title", "before": before.label or "", "printed": section.label or ""}
            yield Finding("L03", "repeated_section", "info", section.span, section.title, params)


RULE = Rule("L03", ("skipped_section", "repeated_section"), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục II.5"), check)
