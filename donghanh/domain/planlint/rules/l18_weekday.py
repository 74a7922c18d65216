"""L18: a weekday printed beside a date that falls on another day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.dates import find_dates

_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_DAY = re.compile(
    r"(?:[Tt]hứ\s+(?P<word>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>[Cc]hủ nhật))\s*,?\s*\(?(?:ngày\s+)?(?=\d{1,2}\s*[/\-.])",
    re.IGNORECASE,
)
_NAMES = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield weekdays that do not match; a date without a year is judged in the plan's year."""
    for index in reading.frame.body:
        block = reading.blocks[index]
        for match in _DAY.finditer(block.text):
            mention = next((m for m in find_dates(block.text[match.end() : match.end() + 30]) if m.start <= 1), None)
            value = mention.date if mention else None
            if value and value.startswith("--") and reading.header.year:
                value = f"{reading.header.year}-{value[2:]}"
            if not value or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                continue
            try:
                right = date.fromisoformat(value).weekday()
            except ValueError:
                continue
            word = match["word"]
            printed = 6 if match["sunday"] else int(word) - 2 if word.isdigit() else _DAYS.index(word.lower())
            if printed != right:
                span = block.span_of(match.start(), match.end() + (mention.end if mention else 0))
                yield Finding(
                    "L18",
                    "weekday_mismatch",
                    "warning",
                    span,
                    match.group().strip(),
                    {"right": _NAMES[right], "date": value},
                )


RULE = Rule("L18", ("weekday_mismatch",), "Lịch", check)
