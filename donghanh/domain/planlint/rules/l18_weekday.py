"""L18: a weekday printed beside a date that falls on another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_DAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "nhật": 6} | {
    str(number): number - 2 for number in range(2, 8)
}
WEEKDAYS = (
    N_("thứ Hai"), N_("thứ Ba"), N_("thứ Tư"), N_("thứ Năm"), N_("thứ Sáu"), N_("thứ Bảy"), N_("Chủ nhật"),
)  # fmt: skip
_NAME = r"(?<![\wÀ-ỹ])(?:thứ\s{1,3}(?P<word>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s{1,3}(?P<sunday>nhật))(?![\wÀ-ỹ])"
_DATE = (
    r"(?P<day>\d{1,2})(?:\s?[/.-]\s?|\s{1,3}tháng\s{1,3})(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.-]\s?|\s{0,2},?\s{1,3}năm\s{1,3})(?P<year>(?:19|20)\d\d))?(?![\d%]|\s?/\s?\w)"
)
_BEFORE = re.compile(rf"{_NAME}(?:\s+tuần\s+\w+)?\s*,?\s*\(?\s*(?:(?:vào\s+)?ngày\s{{1,3}})?{_DATE}", re.IGNORECASE)
_AFTER = re.compile(rf"{_DATE}\s*[,(]\s*(?:(?:nhằm|vào|tức)\s+)?(?:ngày\s+)?{_NAME}(?=\s*[),.;]|\s*$)", re.IGNORECASE)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield weekdays that do not match. A date without a year is judged in the plan's year, where it has one year."""
    frame = reading.frame
    years = re.findall(r"(?:19|20)\d\d", reading.header.title or "")
    year = reading.header.year if len(set(years)) < 2 else None
    issued = reading.header.issue_date or ""
    for index in (*frame.title, *frame.preamble, *frame.body, *frame.tail, *frame.appendix):
        block = reading.blocks[index]
        lower = block.text.lower()
        if "thứ" not in lower and "chủ nhật" not in lower:
            continue
        for match in sorted((*_BEFORE.finditer(block.text), *_AFTER.finditer(block.text)), key=re.Match.start):
            right = _day_of(match, year, issued)
            printed = _DAYS[(match["word"] or match["sunday"]).lower()]
            if right is None or printed == right.weekday():
                continue
            end = match.end() + (block.text[match.end() : match.end() + 1] == ")")
            span = block.span_of(match.start(), end)
            params = {"right": WEEKDAYS[right.weekday()], "date": right.isoformat()}
            yield Finding("L18", "weekday_mismatch", "warning", span, block.text[match.start() : end], params)


def _day_of(match: re.Match[str], year: int | None, issued: str) -> date | None:
    """The date beside a weekday; without a printed year nothing for a month before the issue, which may be next year's."""
    month, day = int(match["month"]), int(match["day"])
    at = int(match["year"]) if match["year"] else year
    if at is None or (not match["year"] and issued[:4] == str(at) and f"{month:02}" < issued[5:7]):
        return None
    try:
        return date(at, month, day)
    except ValueError:
        return None


RULE = Rule("L18", ("weekday_mismatch",), N_("Lịch dương"), check)
