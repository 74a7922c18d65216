"""L18: a weekday printed beside a date that falls on another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.dates import DateMention, find_dates

_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_DAY = re.compile(
    r"(?:[Tt]hứ\s+(?P<word>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>[Cc]hủ nhật))\s*,?\s*\(?(?:ngày\s+)?(?=\d{1,2}\s*[/\-.])",
    re.IGNORECASE,
)
_NAMES = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


_AFTER = re.compile(
    r"\s*[,(]\s*(?:(?:nhằm|vào)\s+)?(?:thứ\s+(?P<word>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))(?=\s*[),.;]|$)",
    re.IGNORECASE,
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield weekdays that do not match; a date without a year is judged in the plan's year."""
    for index in reading.frame.body:
        block = reading.blocks[index]
        for match, mention in _beside(block.text):
            right = _weekday(mention.date, reading.header.year)
            word = match["word"]
            printed = 6 if match["sunday"] else int(word) - 2 if word.isdigit() else _DAYS.index(word.lower())
            if right is None or printed == right[0]:
                continue
            span = block.span_of(min(match.start(), mention.start), max(match.end(), mention.end))
            yield Finding(
                "L18", "weekday_mismatch", "warning", span, match.group().strip(" ,("), {"right": _NAMES[right[0]], "date": right[1]}
            )  # fmt: skip


def _beside(text: str) -> Iterator[tuple[re.Match[str], DateMention]]:
    """Each weekday with the date it is printed before ("thứ Hai, ngày 5/6") or after ("ngày 5/6 (thứ Hai)")."""
    if "hứ " not in text and "hủ nhật" not in text:
        return
    mentions = find_dates(text)
    starts = {mention.start: mention for mention in mentions if mention.date}
    for match in _DAY.finditer(text):
        near = next(
            (starts[place] for place in (match.end(), match.end() - 5, match.end() + 1) if place in starts), None
        )
        if near:
            yield match, near
    for mention in starts.values():
        if after := _AFTER.match(text, mention.end):
            yield after, mention


def _weekday(value: str | None, year: int | None) -> tuple[int, str] | None:
    if value and value.startswith("--") and year:
        value = f"{year}-{value[2:]}"
    try:
        return (date.fromisoformat(value).weekday(), value) if value and len(value) == 10 else None
    except ValueError:
        return None


RULE = Rule("L18", ("weekday_mismatch",), "Lịch", check)
