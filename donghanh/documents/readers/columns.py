"""Two columns set side by side with spaces or tabs: letterheads and signatures made without a table."""

from __future__ import annotations

import re

from donghanh.domain.plandoc.signing import is_recipients_line, is_sign_line, person_name
from donghanh.domain.text.letters import is_upper
from donghanh.domain.text.markers import read_marker

_WIDE_GAP = re.compile(r"(?<![ \u00a0\t])(?:[ \u00a0]{4,}|[ \u00a0]*\t[ \u00a0\t]*)(?=\S)")
# A place left to be filled in by hand is wide, but no column: "Số:      /KH-UBND", "ngày      tháng 11".
BLANK_BEFORE = re.compile(r"(?:[Ss]ố\s*:?|ngày|tháng|năm)$")
_LETTER = re.compile(r"[^\W\d_]")
_RECIPIENTS = re.compile(r"\s*(?:Nơi\s+nhận|NƠI\s+NHẬN)\s*:?\s+(?=\S)")
_DASHED = re.compile(r"\s*[-–+]\s*\S")
_WORD_AFTER = re.compile(r"(?<=\S)\s(?=[^\W\d_])")
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


class Closing:
    """The recipients and the signature of a page whose columns a portal set one space apart: "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
    "- UBND huyện; CHỦ TỊCH", "- Lưu: VT. Lê Thị Mẫu". It opens with such a first line and with no other."""

    def __init__(self) -> None:
        self._is_open = False

    def split(self, body: str) -> list[tuple[int, str]]:
        """Return both columns of a line, each with its offset, or the whole line as one. Lines come in order."""
        if len(body) > _LONGEST_LINE:
            return [(0, body)]
        if opens := _RECIPIENTS.match(body):
            self._is_open = _signs(body[opens.end() :])
            return _parted(body, opens.end()) if self._is_open else [(0, body)]
        if self._is_open and _DASHED.match(body):
            for word in _WORD_AFTER.finditer(body):
                if _signs(body[word.end() :]) or _names_signer(body[: word.start()], body[word.end() :]):
                    return _parted(body, word.end())
        return [(0, body)]


def _signs(rest: str) -> bool:
    return is_upper(rest) and is_sign_line(rest.strip())


def _names_signer(left: str, rest: str) -> bool:
    return "Lưu" in left and left.endswith((".", ";")) and person_name(rest) is not None


def _parted(body: str, at: int) -> list[tuple[int, str]]:
    return [(0, body[:at]), (at, body[at:])]
