"""L01: letterhead, number and date. Text copied from a page often loses the letterhead: that is said, not blamed."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield missing letterhead (info), a blank number and a blank day (warning: fill in before issuing)."""
    head = reading.header
    if (not head.motto and head.issuer_basis is not None) or (not head.motto and head.issuer is None):
        yield Finding("L01", "missing_header", "info", None)
    if head.number is None and head.number_symbol is not None:
        yield Finding("L01", "missing_number", "warning", head.spans.get("number"), head.number_as_printed or "")
    if head.issue_date is not None and len(head.issue_date) < 10:
        printed = head.issue_date_as_printed or ""
        yield Finding("L01", "placeholder_date", "warning", head.spans.get("issue_date"), printed)


RULE = Rule(
    "L01",
    ("missing_header", "missing_number", "placeholder_date"),
    N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2; Phụ lục I, mục II"),
    check,
)
