"""L01: letterhead, number and date. Text copied from a page often loses the letterhead: that is said, not blamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import union_paper
from donghanh.domain.text.forms import fold

# "Số:" with nothing that could be a symbol after it.
_BARE_NUMBER = re.compile(r"(?:^|\s)Số\s*:\s*[\d.…_/\s-]*$")
_GAP = r"(?:[.…_]{2,12}|…)"
_BLANK_DAY = re.compile(
    rf"ngày\s*(?:{_GAP}\s*(?:/|tháng)\s*(?:\d{{1,2}}|{_GAP})|\d{{1,2}}\s*(?:/|tháng)\s*{_GAP}|/\s*\d{{1,2}})"
    rf"(?:\s*(?:/|năm)\s*(?:\d{{4}}|{_GAP}))?"
)
_STATE = ("ubnd", "uy ban nhan dan", "hoi dong nhan dan", "hdnd", "so ", "phong ", "chi cuc", "cuc ", "bo ", "truong ")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield missing letterhead (info), a blank number and a blank day (warning: fill in before issuing)."""
    head = reading.header
    state = fold(head.issuer or "").startswith(_STATE) and not union_paper(reading)
    if not head.motto and (head.issuer is None or head.issuer_basis is not None or state):
        yield Finding("L01", "missing_header", "info", None)
    if head.number is None and head.number_symbol is not None:
        yield Finding("L01", "missing_number", "warning", head.spans.get("number"), head.number_as_printed or "")
    elif head.number_symbol is None:
        for index in (*reading.frame.header, *reading.frame.title):
            block = reading.blocks[index]
            if match := _BARE_NUMBER.search(block.text):
                yield Finding(
                    "L01", "missing_number", "warning", block.span_of(match.start(), match.end()), match.group().strip()
                )
                break
    if head.issue_date is not None and len(head.issue_date) < 10:
        printed = head.issue_date_as_printed or ""
        yield Finding("L01", "placeholder_date", "warning", head.spans.get("issue_date"), printed)
    elif (
        head.issue_date is None
        and head.issue_date_as_printed
        and not re.search(r"\d\s*tháng\s*\d", head.issue_date_as_printed)
    ):
        yield Finding("L01", "placeholder_date", "warning", head.spans.get("issue_date"), head.issue_date_as_printed)
    yield from _blank_days(reading)


def _blank_days(reading: Reading) -> Iterator[Finding]:
    """Days of the body left for later: "trước ngày …/12/2026". The line that names the attached act follows its number."""
    for index in reading.frame.body:
        block = reading.blocks[index]
        for match in _BLANK_DAY.finditer(block.text):
            if not block.text.lstrip("( ").startswith(("Kèm theo", "Ban hành kèm theo")):
                span = block.span_of(match.start(), match.end())
                params = {"case": "body"}
                yield Finding("L01", "placeholder_date", "warning", span, match.group().strip(), params)


RULE = Rule(
    "L01",
    ("missing_header", "missing_number", "placeholder_date"),
    N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2; Phụ lục I, mục II"),
    check,
)
