"""L24: a duty to report without a day or without a recipient; and a plan without any reporting day at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.plandoc.types import PLAN_TYPES
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_ASKS = ("Công văn", "Công điện", "Thông báo")
"""Papers that may ask for a report and need not."""


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield vague report duties; a missing deadline when no report has a day or a rhythm."""
    kind = reading.header.doc_type
    if kind not in PLAN_TYPES and not (kind in _ASKS and reading.reporting):
        return
    vague = [
        r for r in reading.reporting if r.by is None and r.period in ("theo quy định", "định kỳ", None) and not r.to
    ]
    for report in vague:
        yield Finding("L24", "vague_report", "info", report.span, report.text)
    rhythms = ("yearly", "half_yearly", "quarterly", "monthly", "once")
    duties = [duty for assignment in reading.assignments for duty in assignment.duties]
    dated = any(task.deadline for task in reading.tasks) or any(duty.deadline for duty in duties)
    reported = any(report.by or report.period in rhythms for report in reading.reporting)
    daily = any(re.search(r"(?:hàng|hằng) (?:ngày|tuần)", report.text) for report in reading.reporting)
    if not reported and not daily and (reading.reporting or not dated):
        yield Finding("L24", "missing_deadline", "warning", vague[0].span if vague else None)


RULE = Rule(
    "L24",
    ("vague_report", "missing_deadline"),
    N_("NĐ 09/2019/NĐ-CP, Điều 7, Điều 8: thời hạn gửi báo cáo phải được nêu"),
    check,
)
