"""The mark of a secret paper as it is stamped or typed: "MẬT", "TỐI MẬT", "TUYỆT MẬT" (Luật Bảo vệ bí mật nhà nước; NĐ
30/2020/NĐ-CP, Điều 8 khoản 3 điểm b).

A mark stands by itself, in its line or in its column. In a sentence or a heading ("công tác bảo mật", "tài liệu mật",
"Mật độ dân số") the word is a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

LONGEST_MARK = 80
"""No longer is what a mark is printed with: "Độ mật: TUYỆT MẬT - HỎA TỐC - Bản số: 01"."""
_LONGEST_LINE = 2_000
"""A sheet may be wide, but no letterhead is: what is longer is a paragraph, and nothing stands in it by itself."""
_DEGREES = {"TUYETMAT": "TUYỆT MẬT", "TOIMAT": "TỐI MẬT", "MAT": "MẬT"}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_COLUMNS = re.compile(r"\s{3,}|[\t|]")


def _spelt(words: str) -> str:
    """A word with or without spaces between its letters: "M Ậ T"."""
    return r"\s?".join(words.replace(" ", ""))


def _plain(text: str) -> str:
    """Text without the marks over and under its letters."""
    spread = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in spread if not unicodedata.combining(char))


_LABEL = r"(?P<label>(?:MỨC\s)?(?:ĐỘ|DẤU(?:\sCHỈ)?(?:\sĐỘ)?)\sMẬT)\W*"
_URGENT = r"(?:H[OỎ][ẢA]\sTỐC|THƯỢNG\sKHẨN|KHẨN)"
_FORM = (
    rf"[\W_]*(?:{_LABEL}|(?P<paper>(?:TÀI\sLIỆU|VĂN\sBẢN|HỒ\sSƠ)\s)|{_URGENT}\W*)?"
    rf"(?P<degree>{'|'.join(map(_spelt, _DEGREES.values()))})"
    rf"(?:\W*{_URGENT})?[\W\d_]*(?:(?:TRANG|PAGE|TỜ|BẢN\sSỐ|SỐ\sBẢN)[\W\d_]*)?"
)
_PRINTED = re.compile(_FORM, re.IGNORECASE)
_RECOGNISED = re.compile(_plain(_FORM))
_WORDED = re.compile(r"[(\[“\"]?T")
_LETTERS = re.compile(r"m\s{0,5}[aâăậẩẫấầặẳẵắằạảãáà]\s{0,5}t", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"\s*số\s?:?[^:()\[\]]{3,40}[(\[](?P<words>[^()\[\]]{3,20})[)\]]\s*", re.IGNORECASE)
_HALF = re.compile(r"\b(?:BÍ|BẢO|CƠ|ĐỘ|DẤU|LIỆU)\W*$", re.IGNORECASE)
"""The end of a line whose last syllable stands on the next: "CÔNG TÁC BẢO" and "MẬT"."""


def mark_alone(text: str, *, aside: bool = False, recognised: bool = False) -> str | None:
    """Return the degree of secrecy ("MẬT", "TỐI MẬT", "TUYỆT MẬT") when a text is a mark and nothing else.

    Brackets, dashes, the number of a page or of a copy, the degree of urgency and a label ("Độ mật:") may stand with it,
    and its letters may stand apart. Without a label it is in capitals, or it is "Tối mật" or "Tuyệt mật" as no item of a
    list. ``aside`` is for what stands outside the text, where "TÀI LIỆU MẬT" is a mark and no heading;
    ``recognised`` text of a scan may have lost the marks of its letters. Cost: constant.
    """
    if len(text) > 3 * LONGEST_MARK:
        return None
    words = " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())
    if len(words) > LONGEST_MARK:
        return None
    found = _PRINTED.fullmatch(words)
    if found is None and recognised and words.isupper():
        found = _RECOGNISED.fullmatch(_plain(words))
    if found is None or (found["paper"] and not aside):
        return None
    degree = "".join(found["degree"].split())
    is_sure = found["label"] or degree.isupper() or (degree == degree.capitalize() and _WORDED.match(words))
    return _DEGREES[_plain(degree).upper()] if is_sure else None


def mark_in(line: str, *, aside: bool = False, recognised: bool = False) -> str | None:
    """Return the mark that is a line, or a column of it, or stands in brackets behind the number of the paper. Columns are
    parted by three spaces, a tab or a bar. Cost: constant."""
    if len(line) > _LONGEST_LINE:
        return None
    line = unicodedata.normalize("NFC", line)
    if not _LETTERS.search(line.translate(_INVISIBLE)) and "   " not in line:
        return None
    if numbered := _AFTER_NUMBER.fullmatch(line):
        return mark_alone(numbered["words"])
    parts = (line, *_COLUMNS.split(line))
    return next(filter(None, (mark_alone(part, aside=aside, recognised=recognised) for part in parts)), None)


def first_mark(lines: Iterable[str], *, aside: bool = False, recognised: bool = False) -> tuple[int, str] | None:
    """Return the place and the degree of the first mark in lines that follow each other. The last syllable of a heading that
    runs over two lines ("CÔNG TÁC BẢO" and "MẬT") is none. Cost: linear."""
    before = ""
    for place, line in enumerate(lines):
        found = mark_in(line, aside=aside, recognised=recognised)
        if found and not (found == "MẬT" and _HALF.search(before[-12:])):
            return place, found
        before = line.rstrip() or before
    return None


def letterheads_of(lines: Sequence[str], *, first: int, after: int) -> Iterator[list[str]]:
    """Yield the lines among which a mark may stand: the ``first`` of the text, and so many ``after`` the motto of a
    letterhead further down, as of a plan attached to a decision. Cost: linear."""
    yield list(islice(lines, first))
    until = first
    for place in range(first, len(lines)):
        head = lines[place][:400]
        if place >= until and ("XÃ HỘI CHỦ NGHĨA VIỆT" in head or "ĐẢNG CỘNG SẢN VIỆT" in head):
            until = place + after
            yield list(lines[place - 4 : until])
