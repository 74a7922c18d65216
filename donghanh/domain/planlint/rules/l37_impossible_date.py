"""L37: a day that no calendar has ("31/02/2027", "ngày 31 tháng 11"), in the letterhead or where a deadline should follow from it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_DAY = re.compile(
    r"(?<![\w/.,-])(?P<word>ngày\s{1,3})?(?P<day>\d{1,2})(?:\s?[/.-]\s?|\s{1,3}tháng\s{1,3})(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.-]\s?|\s{1,3}năm\s{1,3})(?P<year>(?:19|20)\d\d))?(?![\d%]|\s?[/.-]\s?\w)",
    re.IGNORECASE,
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each day that cannot be. Bare pairs of numbers without "ngày" or a year ("30/32 thôn") are no dates."""
    frame = reading.frame
    for index in (*frame.header, *frame.title, *frame.preamble, *frame.body, *frame.appendix):
        block = reading.blocks[index]
        for match in _DAY.finditer(block.text):
            if not (match["word"] or match["year"]) or _can_be(match):
                continue
            span = block.span_of(match.start(), match.end())
            yield Finding("L37", "impossible_date", "error", span, match.group(), _why(match))


def _can_be(match: re.Match[str]) -> bool:
    day, month = int(match["day"]), int(match["month"])
    if not 1 <= month <= 12:
        return False
    # 29/2 without a year is a day of some years.
    return 1 <= day <= calendar.monthrange(int(match["year"] or 2024), month)[1]


def _why(match: re.Match[str]) -> dict[str, str]:
    month, year = int(match["month"]), int(match["year"] or 2024)
    if not 1 <= month <= 12:
        return {"case": "month"}
    return {"month": str(month), "days": str(calendar.monthrange(year, month)[1])}


RULE = Rule("L37", ("impossible_date",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e: nội dung phải chính xác"), check)
