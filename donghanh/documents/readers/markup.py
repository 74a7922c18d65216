"""Markdown that was pasted into a word processor, a web page or a PDF: the file shows its marks as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_BOLD = re.compile(r"\*\*[^\s*](?:[^*]*[^\s*])?\*\*")
_BEGINS = re.compile(r"\s*(?:#{1,6}\s|\*\s|\||>\s|\*\*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)])")
_ROW = re.compile(r"\s*\|[^|]*\|.*\|")
_HEADINGS, _BOLDS, _ROWS = 2, 4, 3


def is_marked(lines: Iterable[str]) -> bool:
    """Whether lines carry the marks of Markdown: two headings, four pairs of asterisks, or three rows between bars. A single
    "#" or "*" of a document (a slogan with a hash sign, a footnote, the rule under a letterhead) is none. Cost: linear;
    stops when sure."""
    headings = bolds = rows = 0
    for line in lines:
        headings += bool(_HEADING.match(line))
        rows += bool(_ROW.match(line))
        bolds += len(_BOLD.findall(line)) if "**" in line else 0
        if headings >= _HEADINGS or bolds >= _BOLDS or rows >= _ROWS:
            return True
    return False


def goes_on_marked(first: str, last: str, line: str) -> bool:
    """Whether a line may belong to the marked line above it, of which a page shows the ``first`` and the ``last`` piece: a row
    of a table goes on until its last bar, and nothing else that opens with a mark goes on with anything."""
    if first.startswith("|"):
        return not last.endswith("|")
    return not _BEGINS.match(line)
