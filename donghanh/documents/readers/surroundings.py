"""What a portal prints over a document, in a page saved whole or pasted as text: it is none of the document's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.signing import is_recipients_line
from donghanh.domain.plandoc.types import TYPE_LINE
from donghanh.domain.text.letterhead import MOTTO, NUMBER_OR_PLACE
from donghanh.domain.text.letters import is_upper, vi_pattern
from donghanh.domain.text.markers import read_marker

_FARTHEST = 400
_LEFT_LINES = 12
_ABOUT_LINES = 6
_LONGEST_NAME = 80
_ABOUT = re.compile(r"\(?(?:V/v|V/V|Về việc)\b")
_PARTY_NUMBER = vi_pattern(r"(?:Số|SỐ)\s+\d+\s?[-/]\s?[<A>]")


def letterhead_at(parts: Sequence[Sequence[str]]) -> int:
    """Return the place of the part with which the letterhead begins; 0 when there is none, or when a document stands above it,
    as above the forms in its appendix. A part is a paragraph, given as one line, or a table, given as all of its. Cost: linear."""
    for place, lines in enumerate(parts[:_FARTHEST]):
        if any(MOTTO.search(line) for line in lines):
            start = place if len(lines) > 1 else _left_column_at(parts, place)
            return start if any(line.strip() for part in parts[:start] for line in part) else 0
        if any(map(_of_a_document, lines)):
            return 0
    return 0


def _left_column_at(parts: Sequence[Sequence[str]], motto: int) -> int:
    """Where the issuer's lines begin that stand above a motto without a table: names in capitals, number, place and day, and
    what a letter is about, which runs on in small letters under "V/v"."""
    start = motto
    while start and motto - start < _LEFT_LINES:
        if _is_of_letterhead(parts[start - 1]):
            start -= 1
            continue
        near = range(start - 1, max(-1, start - _ABOUT_LINES), -1)
        about = next((place for place in near if _is_about(parts[place])), None)
        if about is None:
            break
        start = about
    return start


def _is_about(part: Sequence[str]) -> bool:
    return len(part) == 1 and bool(_ABOUT.match(part[0]))


def _is_of_letterhead(part: Sequence[str]) -> bool:
    if len(part) > 1:
        return False
    text = part[0].strip().strip(" *_-") if part else ""
    if not text or NUMBER_OR_PLACE.match(text) or _PARTY_NUMBER.match(text):
        return True
    return len(text) <= _LONGEST_NAME and is_upper(text) and not TYPE_LINE.match(text)


def _of_a_document(line: str) -> bool:
    """Whether a line shows that the document has begun long since: a part by its Roman number, the recipients."""
    marker = read_marker(line)
    return is_recipients_line(line) or (marker is not None and marker.kind == "roman")
