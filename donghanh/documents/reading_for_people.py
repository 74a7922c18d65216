"""A reading as lines of text for a terminal: outline with line numbers, bodies, tasks, reports, findings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from donghanh.documents.wording_findings import SEVERITIES, words_for
from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Deadline, Reading
from donghanh.domain.planlint.finding import Finding
from donghanh.domain.text.markers import cite

_PERIODS = {
    "yearly": "hằng năm",
    "half_yearly": "6 tháng",
    "quarterly": "hằng quý",
    "monthly": "hằng tháng",
    "weekly": "hằng tuần",
    "once": "một lần",
}


def _at(span: Span | None) -> str:
    return f"{span.line_start:>5}  " if span else "       "


def _short(text: str, width: int = 96) -> str:
    return textwrap.shorten(text, width, placeholder=" …")


def _header(reading: Reading) -> Iterator[str]:
    head = reading.header
    for label, value in (
        ("Loại", head.doc_type), ("Số", head.number or (f"(trống) {head.number_symbol}" if head.number_symbol else None)),
        ("Cơ quan", "; ".join(filter(None, (head.issuer, *(body.text for body in head.co_issuers))))), ("Cấp trên", head.issuer_parent), ("Nơi, ngày", ", ".join(filter(None, (head.place, head.issue_date)))),
        ("Trích yếu", head.title), ("Năm", str(head.year) if head.year else None), ("Người ký", "; ".join(filter(None, (one.name for one in (reading.signer, *reading.co_signers))))),
    ):  # fmt: skip
        if value:
            yield f"{label + ':':<11} {value}"


def _due(deadline: Deadline | None) -> str:
    return f"  [{deadline.text}]" if deadline else ""


def _body(reading: Reading) -> Iterator[str]:
    yield "\nBỐ CỤC"
    for section in reading.outline.sections:
        yield f"{_at(section.span)}{'  ' * (section.level - 1)}{section.marker or '•'} {_short(section.title)}"
    if reading.targets:
        yield "\nCHỈ TIÊU, SỐ LƯỢNG"
        for target in reading.targets:
            sign = "" if target.operator == "=" else target.operator + " "
            yield f"{_at(target.span)}{sign}{target.value:g} {target.unit}: {_short(target.text, 80)}"
    if reading.tasks:
        yield "\nNHIỆM VỤ"
        for task in reading.tasks:
            lead = f"  (chủ trì: {'; '.join(task.lead)})" if task.lead else ""
            indent = "  " if task.parent is not None else ""
            yield f"{_at(task.span)}{indent}{cite(task.section_path)}  {_short(task.text)}{lead}{_due(task.deadline or task.schedule)}"
    if reading.assignments:
        yield "\nPHÂN CÔNG"
        for assignment in reading.assignments:
            note = " (đề nghị)" if assignment.requested else ""
            yield f"{_at(assignment.span)}{assignment.agency}{note}"
            for duty in assignment.duties:
                yield f"{_at(duty.span)}  - {_short(duty.text)}{_due(duty.deadline or duty.schedule)}"
    if reading.reporting:
        yield "\nBÁO CÁO"
        for report in reading.reporting:
            parts = [report.reporter or "(chưa rõ ai)", "→", report.to or "(chưa rõ nơi nhận)"]
            if report.via:
                parts.append(f"qua {report.via}")
            when = report.by or _PERIODS.get(report.period or "", report.period or "chưa rõ thời hạn")
            yield f"{_at(report.span)}{_short(' '.join(parts), 110)}: {when}"
    if reading.budget_sources:
        yield "\nKINH PHÍ"
        yield from (f"{_at(item.span)}{_short(item.text)}" for item in reading.budget_sources)
    if reading.recipients:
        yield "\nNƠI NHẬN"
        yield from (f"{_at(item.span)}{item.text}" for item in reading.recipients)


def print_reading(reading: Reading, findings: Sequence[Finding]) -> str:
    """Return the whole reading as text; line numbers count in the source file."""
    lines = [*_header(reading), *_body(reading)]
    lines.append(f"\nNHẬN XÉT ({len(findings)})" if findings else "\nKhông có nhận xét.")
    for finding in findings:
        words = words_for(finding)
        lines.append(
            f"{_at(finding.span)}{SEVERITIES[finding.severity]} {finding.code}: {words.title}. {words.suggestion}"
        )
    lines.append(f"\nĐọc hiểu {reading.coverage:.1%} nội dung.")
    for item in reading.unclaimed:
        lines.append(f"{_at(item.span)}Chưa hiểu: {_short(item.text)}")
    return "\n".join(lines) + "\n"
