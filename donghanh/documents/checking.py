"""What a file that was read is told about itself: the findings of the linter, but those the recognition may have made. No Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from donghanh.documents.readers.open_file import ReadFile
from donghanh.documents.readers.source import Source
from donghanh.domain.cascade import Side
from donghanh.domain.plandoc.outline import Section
from donghanh.domain.planlint.finding import Finding
from donghanh.domain.planlint.library import LawLibrary, Territory
from donghanh.domain.planlint.lint import lint

NUMBERING = frozenset({"skipped_section", "repeated_section", "marker_style", "mixed_numbering"})
"""Findings that a single numeral makes, which is the smallest thing to be misread."""
SURE_PAGE = 90
"""A clean scan is recognised with a confidence of 94 to 97 of 100."""


def check(
    file: ReadFile,
    library: LawLibrary | None = None,
    territory: Territory | None = None,
    on: date | None = None,
    parent: Side | None = None,
) -> Sequence[Finding]:
    """Return the findings on a file as :func:`donghanh.domain.planlint.lint.lint` does, without those on the numbers of its
    sections where the recognition may have misread one. A file whose words stand in it as text keeps all. Cost: linear."""
    found = lint(file.reading, library, territory, on, parent)
    if not file.source.confidence:
        return found
    since = _siblings(file.reading.outline.sections)
    return [one for one in found if one.type not in NUMBERING or not _is_doubtful(one, file.source, since)]


def _siblings(sections: Sequence[Section]) -> dict[int, int]:
    """Where the section before each of the same depth starts, by where it starts itself."""
    last: dict[int | None, int] = {}
    found = {}
    for section in sections:
        found[section.span.start] = last.get(section.parent, section.span.start)
        last[section.parent] = section.span.start
    return found


def _is_doubtful(finding: Finding, source: Source, since: Mapping[int, int]) -> bool:
    """Whether a numeral may be misread: the page is recognised poorly, or a doubtful word heads a line from the section
    before on."""
    if finding.span is None:
        return False
    start, end = finding.span.start, finding.span.end
    page = source.page_of(start)
    if page is not None and min(source.confidence[page - 1 : page], default=100) < SURE_PAGE:
        return True
    begin = since.get(start, start)
    heads = (one.start for one in source.doubts if begin <= one.start < end)
    return any(place == 0 or source.text[place - 1] == "\n" for place in heads)
