"""L04: a date to come that lies outside the plan's years is a slip of the pen, mostly copied from last year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield binding dates that lie before the plan's year; of a plan over several years, before that of its issue."""
    year = reading.header.year
    if re.search(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", reading.header.title or ""):
        issued = reading.header.issue_date
        year = int(issued[:4]) if issued and context.on_sure else None
    if year is None:
        return
    seen: set[int] = set()
    fixed = {(report.span.start, report.by): report.expected_by for report in reading.reporting if report.expected_by}
    for report in reading.reporting:
        if report.expected_by and report.by:
            for item in reading.dates:
                if item.date == report.by and report.span.start <= item.span.start < report.span.end:
                    seen.add(item.span.start)
                    expected = fixed[(report.span.start, report.by)] or ""
                    yield Finding(
                        "L04", "wrong_year", "error", item.span, item.text, {"printed": report.by[:4], "year": str(year)},
                        item.text.replace(report.by[:4], expected[:4]),
                    )  # fmt: skip
                    break
    deadlines = [task.deadline for task in reading.tasks] + [d.deadline for a in reading.assignments for d in a.duties]
    for deadline in deadlines:
        if deadline is None:
            continue
        value = deadline.range[1] if deadline.range else deadline.date
        if not value or not value[:4].isdigit() or deadline.span.start in seen:
            continue
        printed = int(value[:4])
        already = any(deadline.span.start <= start < deadline.span.end for start in seen)
        if not already and (printed < year - 1 or (printed < year and deadline.rule in ("before", "by", "window"))):
            yield Finding(
                "L04", "wrong_year", "error" if context.on_sure or printed < year - 1 else "warning", deadline.span, deadline.text,
                {"printed": str(printed), "year": str(year)}, deadline.text.replace(str(printed), str(year)),
            )  # fmt: skip


RULE = Rule("L04", ("wrong_year",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e: nội dung phải chính xác"), check)
