"""Two columns set side by side with spaces or tabs: letterheads and signatures made without a table."""

from __future__ import annotations

import re

from donghanh.domain.plandoc.signing import is_recipients_line
from donghanh.domain.text.markers import read_marker

_WIDE_GAP = re.compile(r"(?<![ \u00a0\t])(?:[ \u00a0]{4,}|[ \u00a0]*\t[ \u00a0\t]*)(?=\S)")
# A place left to be filled in by hand is wide, but no column: "Số:      /KH-UBND", "ngày      tháng 11".
BLANK_BEFORE = re.compile(r"(?:[Ss]ố\s*:?|ngày|tháng|năm)$")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_LINE = 200
_LONGEST_PAIR = 140


def split_columns(raw: str) -> list[tuple[int, str]]:
    """Return the columns of a letterhead or signature line, set apart by wide gaps, each with its offset.

    One column, the whole line, when there is no such gap or more than two parts.
    """
    stripped = raw.strip()
    if len(raw) > _LONGEST_LINE or not _WIDE_GAP.search(stripped):
        return [(0, raw)]
    parts: list[tuple[int, str]] = []
    position = len(raw) - len(raw.lstrip())
    for match in _WIDE_GAP.finditer(raw, position):
        if BLANK_BEFORE.search(raw, position, match.start()):
            continue
        parts.append((position, raw[position : match.start()]))
        position = match.end()
    parts.append((position, raw[position:]))
    parts = [(start, part) for start, part in parts if part.strip()]
    if len(parts) > 1 and read_marker(parts[0][1].strip() + " x") and len(parts[0][1].strip()) <= 5:
        start = parts[0][0]  # a tab after a list marker is no column
        parts = [(start, raw[start : parts[1][0] + len(parts[1][1])]), *parts[2:]]
    return parts if len(parts) == 2 else [(0, raw)]


def is_pair(left: str, right: str) -> bool:
    """Whether two parts of a line are columns: both have words, and together they are as short as such lines are.

    A label and what it says ("Thời gian:", then the time) are no columns.
    """
    if left.endswith(":") and not is_recipients_line(left):
        return False
    return bool(_LETTER.search(left) and _LETTER.search(right)) and len(left) + len(right) <= _LONGEST_PAIR
