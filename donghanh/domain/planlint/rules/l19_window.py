"""L19: a window that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.dates import first_day, last_day


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield reversed windows; windows over the turn of the year without printed years are fair."""
    for item in reading.dates:
        if not item.range:
            continue
        start, end = first_day(item.range[0]), last_day(item.range[1])
        if start and end and end < start:
            yield Finding(
                "L19", "date_conflict", "error", item.span, item.text, {"start": item.range[0], "end": item.range[1]}
            )


RULE = Rule("L19", ("date_conflict",), "NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e", check)
