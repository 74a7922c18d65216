"""L29: mixed ways of numbering: a first duty after the colon and then a), b); "2.1" beside "1."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield run-in parts that go on with letters, and one finding for markers of two styles."""
    sections = reading.outline.sections
    entries = {entry.section: entry for entry in reading.outline.entries if entry.role == "section"}
    for index, section in enumerate(sections):
        if section.kind != "run_in" or section.topic != "organisation":
            continue
        entry = entries.get(index)
        content = entry.text if entry else ""
        lettered = [child for child in sections if child.parent == index and child.marker and child.marker[0].isalpha()]
        if lettered and len(content.split()) >= 6 and not re.search(r":\s*$", content):
            params = {"section": section.marker or "", "first": lettered[0].marker or ""}
            yield Finding("L29", "mixed_numbering", "info", section.span, section.title, params)
    decimal = [s for s in sections if s.marker and re.fullmatch(r"\d+(?:\.\d+)+", s.marker)]
    dotted = [s for s in sections if s.marker and re.fullmatch(r"\d+\.", s.marker)]
    if decimal and dotted:
        printed = decimal[0].marker or ""
        yield Finding(
            "L29",
            "marker_style",
            "info",
            decimal[0].span,
            printed,
            {"printed": printed, "other": dotted[0].marker or ""},
        )


RULE = Rule("L29", ("mixed_numbering", "marker_style"), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục II.5"), check)
