"""L28: parts a plan usually has and this one lacks: money, and anything that can be counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import union_paper

_TYPES = ("Kế hoạch", "Chương trình", "Đề án", "Dự án")
"""Documents that set work to be paid for; also those that a decision issues."""

_SOURCE = re.compile(r"ngân sách|dự toán|nguồn (?:kinh phí|vốn|chi|thu)|quỹ|chương trình", re.IGNORECASE)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield for plans only: no budget part and no source of money named (warning; info when a duty is to bring the money,
    and for other types than a plan), no target at all."""
    kind = reading.frame.work_type
    if kind not in _TYPES or not reading.outline.sections:
        return
    is_plan = reading.header.doc_type == "Kế hoạch"
    if not is_plan and union_paper(reading):
        return  # a programme of the Party leaves money to the plans of the State
    has_part = any(
        s.topic == "budget" or re.search(r"kinh phí|ngân sách|nguồn vốn", s.title, re.IGNORECASE)
        for s in reading.outline.sections
    )
    if not has_part and not _names_its_money(reading):
        bears = reading.budget_sources or any(
            "kinh phí" in duty.text.lower() for assignment in reading.assignments for duty in assignment.duties
        )
        yield Finding("L28", "missing_budget", "info" if bears or not is_plan else "warning", None)
    if not reading.targets:
        yield Finding("L28", "missing_targets", "info", None)


def _names_its_money(reading: Reading) -> bool:
    """Whether the plan says where its money comes from, otherwise than by telling a body to find some
    ("bố trí kinh phí, huy động nguồn lực")."""
    duties = sorted((duty.span.start, duty.span.end) for one in reading.assignments for duty in one.duties)
    starts = [start for start, _ in duties]
    for source in reading.budget_sources:
        at = bisect_right(starts, source.span.start) - 1
        if at < 0 or source.span.start >= duties[at][1] or _SOURCE.search(source.text):
            return True
    return False


RULE = Rule("L28", ("missing_budget", "missing_targets"), N_("NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4"), check)
