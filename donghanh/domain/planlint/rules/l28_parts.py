"""L28: parts a plan usually has and this one lacks: money, and anything that can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield for plans only: no budget part and no source of money read anywhere (warning; info when a duty brings the
    money), no target at all."""
    if reading.header.doc_type != "Kế hoạch" or not reading.outline.sections:
        return
    has_part = any(
        s.topic == "budget" or re.search(r"kinh phí", s.title, re.IGNORECASE) for s in reading.outline.sections
    )
    if not has_part and not reading.budget_sources:
        bears = any(re.search(r"kinh phí", duty.text) for a in reading.assignments for duty in a.duties)
        yield Finding("L28", "missing_budget", "info" if bears else "warning", None)
    if not reading.targets:
        yield Finding("L28", "missing_targets", "info", None)


RULE = Rule("L28", ("missing_budget", "missing_targets"), N_("NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.4"), check)
