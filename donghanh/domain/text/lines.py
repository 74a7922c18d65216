"""Physical lines put back into paragraphs: plain text copied from a printed page is broken at every line.

Whether a line continues the one before is decided by four signs, in this order: a marker or a fixed formula
starts anew; a lower-case start continues; a line that could still have taken the next word ended its
paragraph; a sentence end before a capital closes prose. The width of the page is measured from the text itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from donghanh.domain.text.bodies import request_lead, starts_like_body
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.letters import is_upper
from donghanh.domain.text.markers import read_marker

# Formulas of the frame of a document that always stand on a line of their own.
_OWN_LINE = re.compile(
    r"(?:(?:Số|SỐ)\s*:|(?:Số|SỐ)\s+\d+\s?[-/]\s?[A-ZĐ]\S*$|Nơi\s+nhận|NƠI NHẬN|Kính gửi|KÍNH GỬI|TM\s*\.|T\.?M\s*\.?\s+[A-ZỦĐ]|KT\s*\.|K\.T|K/T|TL\s*\.|TUQ\s*\.|Q\.\s*[A-Z]|"
    r"(?:PHÓ\s+)?CHỦ TỊCH\s*$|(?:PHÓ\s+)?GIÁM ĐỐC\s*$|(?:PHÓ\s+)?HIỆU TRƯỞNG\s*$|Trên đây là|Căn cứ\s|Theo đề nghị của|Xét đề nghị|QUYẾT ĐỊNH\s*:|"
    r"(?:KẾ HOẠCH|BÁO CÁO|QUYẾT ĐỊNH|THÔNG BÁO|CHỈ THỊ|NGHỊ QUYẾT|TỜ TRÌNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|HƯỚNG DẪN|CÔNG VĂN|ĐỀ ÁN|QUY CHẾ)"
    r"(?:\s+(?:PHỐI HỢP|LIÊN NGÀNH|LIÊN TỊCH|LIÊN SỞ|CÔNG TÁC|HÀNH ĐỘNG))?\s*$|(?:[^\W\d_] ){4,}[^\W\d_]$)"
)
# Words that cannot end a paragraph: the line broke after them.
_OPEN_END = re.compile(
    r"(?:^|\s)(?:của|và|về|với|cho|các|tại|ở|theo|do|từ|đến|trong|trên|số|ngày|tháng|năm|UBND|"
    r"tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|thôn)$"
)
_MID_SENTENCE = re.compile(r"[/),;.%”]")
# "giai đoạn 2021" at the end of a line and "- 2030" on the next: one span of years, no bullet.
_YEAR_END = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_YEAR_SPAN = re.compile(r"[-–—]\s*(?:19|20)\d\d(?!\d)")
# "ngày" at the end of a line and "15/12 hằng năm" on the next, "số" and "1790/QĐ-TTg": neither says anything without the other.
_NUMBER_OPEN = re.compile(
    r"(?:^|\s)(?:(?P<number>số)|(?P<day>ngày)|(?P<month>tháng)|(?P<year>năm))\s*:?$", re.IGNORECASE
)
_NUMBER_REST = {
    "number": re.compile(r"\d{1,6}[/-]\s?\S"),
    "day": re.compile(r"\d{1,2}(?:\s*[/.-]\s*\d{1,2}(?!\d)|\s+tháng(?!\w))"),
    "month": re.compile(r"\d{1,2}(?:\s*/\s*\d{4}|\s+năm)(?!\w)"),
    "year": re.compile(r"(?:19|20)\d\d(?![\d.)])"),
}
# No article is headed by one syllable: what it orders has only begun ("Điều 2. Giao").
_ARTICLE_BEGUN = re.compile(r"(?:Điều|ĐIỀU)\s+\d{1,3}\s*[.:](?:\s*[^\W\d]{1,7})?")
_HARD_END = re.compile(r"(?:[.!?…;:]|\./\.)[\s\"”*)]*$")
_SENTENCE_END = re.compile(r"(?:[.!?…]|\./\.)[\s\"”*)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its clean text, the blank lines before it, and what the markup said of it."""

    text: str
    gap: int
    own: bool = False  # the markup makes it a paragraph of its own


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: broken at a width or not, and whether blank lines separate paragraphs."""

    wrapped: bool
    full: int  # a line with the next word would be at least this long if the line is full
    blank_separates: bool


def measure(lines: Sequence[Line]) -> Layout:
    """Return the layout of a text, learnt from the lines whose successor surely continues them."""
    reach: list[int] = []
    gaps = 0
    for here, after in itertools.pairwise(lines):
        if after.own or here.own or not after.text[0].islower() or read_marker(after.text):
            continue
        if len(here.text) < 30 or _SENTENCE_END.search(here.text):
            continue
        reach.append(len(here.text) + 1 + len(after.text.split(" ", 1)[0]))
        gaps += after.gap > 0
    long_lines = sum(len(line.text) > 160 for line in lines)
    if len(reach) < 3 or long_lines > len(reach):
        return Layout(False, 10**9, True)
    reach.sort()
    # The abstract of a letter and a name in a column are broken at the width of the column, not of the page.
    reach = [length for length in reach if length * 10 >= reach[len(reach) * 3 // 4] * 6]
    return Layout(True, reach[len(reach) // 12] - 1, gaps * 5 < len(reach))


def _upper_heading(text: str) -> bool:
    return is_upper(text) and sum(char.isalpha() for char in text) > 3


def _own_line(text: str) -> bool:
    return bool(_OWN_LINE.match(text) or MOTTO.match(text))


def starts_anew(text: str) -> bool:
    """Whether a line opens a paragraph whatever stands before it: a marker or a formula of the frame."""
    marker = read_marker(text)
    if marker and marker.kind == "letter" and not marker.printed.endswith(")"):
        return False
    return bool(marker) or _own_line(text)


def _makes_a_formula(first: str, second: str) -> bool:
    """Whether two lines of one word each are the halves of a formula: "QUYẾT" and "ĐỊNH" in a column as narrow as a word."""
    return " " not in first + second and is_upper(first) and _OWN_LINE.fullmatch(f"{first} {second}") is not None


def continues(before: Line, line: Line, layout: Layout, first_of_block: str) -> bool:
    """Whether a line continues the paragraph that the line before belongs to."""
    text = line.text
    if line.own or before.own:
        return False
    if _YEAR_SPAN.match(text) and _YEAR_END.search(before.text):
        return True
    if (opened := _NUMBER_OPEN.search(before.text)) and _NUMBER_REST[opened.lastgroup or ""].match(text):
        return True
    if _makes_a_formula(before.text, text):
        return True
    if starts_anew(text):
        return False
    if _ARTICLE_BEGUN.fullmatch(before.text):
        return True
    if _own_line(before.text) and not re.match(r"(?:Căn cứ|Theo đề nghị|Xét|Trên đây|Kính gửi)", before.text):
        return False
    if _MID_SENTENCE.match(text):
        return True
    if not layout.wrapped:
        if line.gap:
            return text[0].islower() and not _SENTENCE_END.search(before.text) and len(before.text) > 40
        return text[0].islower() and not _HARD_END.search(before.text)
    if line.gap and layout.blank_separates:
        return text[0].islower() and not _HARD_END.search(before.text) and not _upper_heading(before.text)
    if _upper_heading(before.text):
        return _upper_heading(text) and not _HARD_END.search(before.text) and read_marker(first_of_block) is not None
    if text[0].islower():
        return not (_SENTENCE_END.search(before.text) and len(before.text) < layout.full - 20)
    if _upper_heading(text) and len(text) > 12 and before.text and not _upper_heading(before.text):
        return False
    if _OPEN_END.search(before.text) and len(before.text) * 10 > layout.full * 7 and not read_marker(first_of_block):
        return True
    full = len(before.text) + 1 + len(text.split(" ", 1)[0]) >= layout.full
    if not full:
        return False
    if _SENTENCE_END.search(before.text):
        lead, requested = request_lead(text)
        if requested and starts_like_body(text[lead:]) and text[lead : lead + 1].isupper():
            return False  # "Đề nghị Hội Nông dân xã …" gives the next body its work
        return read_marker(first_of_block) is not None or not line.gap
    return True


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the index ranges of the lines that form one paragraph each. Cost: linear."""
    layout = measure(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not continues(lines[index - 1], lines[index], layout, lines[start].text):
            if index > start:
                yield start, index
            start = index
