"""L29: mixed ways of numbering: a first duty after the colon and then a), b); "2.1" beside "1."; "2)" after "1."."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from donghanh.domain.plandoc.outline import Section
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.markers import read_marker

_STOPPED = ("roman", "arabic", "letter", "letter_upper", "decimal")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield run-in parts that go on with letters, and one finding for markers of two styles."""
    sections = reading.outline.sections
    entries = {entry.section: entry for entry in reading.outline.entries if entry.role == "section"}
    children: dict[int | None, list[Section]] = defaultdict(list)
    for section in sections:
        children[section.parent].append(section)
    for index, section in enumerate(sections):
        if section.kind != "run_in" or section.topic != "organisation":
            continue
        entry = entries.get(index)
        content = entry.text if entry else ""
        lettered = [child for child in children[index] if child.marker and child.marker[0].isalpha()]
        if lettered and len(content.split()) >= 6 and not re.search(r":\s*$", content):
            params = {"section": section.marker or "", "first": lettered[0].marker or ""}
            yield Finding("L29", "mixed_numbering", "info", section.span, section.title, params)
    if odd := _undotted(sections) or _other_stop(sections):
        section, other = odd
        printed = section.marker or ""
        params = {"printed": printed, "other": other.marker or ""}
        yield Finding("L29", "marker_style", "info", section.span, printed, params)


def _undotted(sections: tuple[Section, ...]) -> tuple[Section, Section] | None:
    """ "2.1" without its dot, where "1." has one."""
    decimal = [s for s in sections if s.marker and re.fullmatch(r"\d+(?:\.\d+)+", s.marker)]
    dotted = [s for s in sections if s.marker and re.fullmatch(r"\d+\.", s.marker)]
    return (decimal[0], dotted[0]) if decimal and dotted else None


def _other_stop(sections: tuple[Section, ...]) -> tuple[Section, Section] | None:
    """The first part that is closed by another mark than the parts of its kind beside it: "2)" after "1."."""
    first: dict[tuple[int | None, str], Section] = {}
    for section in sections:
        marker = read_marker(f"{section.marker} x") if section.marker else None
        if marker is None or marker.kind not in _STOPPED:
            continue
        before = first.setdefault((section.parent, marker.kind), section)
        if _stop(before) != _stop(section):
            return section, before
    return None


def _stop(section: Section) -> str:
    return re.sub(r"[\w\s]|(?<=\d)\.(?=\d)", "", section.marker or "").replace("–", "-")


RULE = Rule("L29", ("mixed_numbering", "marker_style"), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục II.5"), check)
