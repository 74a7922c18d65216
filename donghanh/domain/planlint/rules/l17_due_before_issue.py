"""L17: something is due before the document was issued, or the document rests on a later one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield full dates that lie before a fully printed day of issue; nothing when that day is blank."""
    issued = reading.header.issue_date
    if not issued or len(issued) != 10:
        return
    day = date.fromisoformat(issued)
    deadlines = [task.deadline for task in reading.tasks] + [
        duty.deadline for a in reading.assignments for duty in a.duties
    ]
    wrong = {report.by for report in reading.reporting if report.expected_by}
    for deadline in deadlines:
        if (
            deadline is None
            or not deadline.due
            or len(deadline.due) != 10
            or deadline.due.startswith("-")
            or deadline.date in wrong
        ):
            continue
        if deadline.rule in ("before", "by", "window") and int((deadline.date or deadline.due)[:4]) < day.year:
            continue  # L04 says that the year is wrong
        if date.fromisoformat(deadline.due) < day:
            yield Finding(
                "L17",
                "date_conflict",
                "error",
                deadline.span,
                deadline.text,
                {"case": "due", "due": deadline.due, "issued": issued},
            )
    for citation in reading.legal_basis:
        if citation.date and len(citation.date) == 10 and date.fromisoformat(citation.date) > day:
            yield Finding(
                "L17",
                "date_conflict",
                "error",
                citation.span,
                citation.text,
                {"case": "basis", "due": citation.date, "issued": issued},
            )


RULE = Rule("L17", ("date_conflict",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
