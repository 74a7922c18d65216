"""L19: a window that ends before it begins."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import DatedThing, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule, Severity
from donghanh.domain.text.dates import first_day, last_day

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 270
"""Days of a window over the turn of the year whose years are not both printed; a longer one is a slip of the pen."""


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield reversed windows. With both years printed the order is certain (error); with one or none a window over the
    turn of the year is fair ("từ 15/12 đến 15/01/2027"), and so is a whole year ("từ 15/12 đến 14/12")."""
    for item in reading.dates:
        if item.range and (severity := _reversed(item, reading.header.year)):
            params = {"start": item.range[0], "end": item.range[1]}
            yield Finding("L19", "date_conflict", severity, item.span, item.text, {**params, "case": "window"})


def _reversed(item: DatedThing, year: int | None) -> Severity | None:
    first, last = item.range or ("", "")
    if len(_YEAR.findall(item.text)) >= 2:
        start, end = first_day(first), last_day(last)
        return "error" if start and end and end < start else None
    # The month and day alone: the years that were not printed may have been added by the reader.
    days = [_in_year(value, year or 2023) for value in (first, last)]
    if days[0] is None or days[1] is None or days[0] <= days[1]:
        return None
    length = (days[1] - days[0]).days + 365
    return "warning" if _LONGEST < length < 364 else None


def _in_year(value: str, year: int) -> date | None:
    """A full day in another year; months alone leave too much open."""
    match = re.fullmatch(r"(?:\d{4}|-)-(\d\d)-(\d\d)", value)
    if match is None:
        return None
    month, day = int(match[1]), int(match[2])
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


RULE = Rule("L19", ("date_conflict",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
