"""L04: a date to come that lies outside the plan's years is a slip of the pen, mostly copied from last year's plan.

So is another year where the paper names itself: "ban hành Kế hoạch … năm 2025 như sau" under the title of 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.outline import Outline
from donghanh.domain.plandoc.reading import Deadline, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule, Severity
from donghanh.domain.planlint.places import Cited
from donghanh.domain.text.dates import find_dates

_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
# The paper of itself, in its opening and at its end.
_OPENING = r"(?:ban hành|xây dựng|đề ra|triển khai|báo cáo|thông báo)\s+(?:nội dung\s+)?"
_ITSELF = re.compile(
    rf"(?:{_OPENING}|[Tt]rên đây là\s+(?:nội dung\s+)?(?:toàn bộ\s+)?)(?P<what>[Kk]ế hoạch|[Bb]áo cáo|[Cc]hương trình|[Pp]hương án|[Kk]ết quả|[Đđ]ề án|[Hh]ướng dẫn)"
    r"(?P<words>[^.;:]*?)\s(?P<said>năm\s+(?P<year>20\d\d))(?=\s*(?:của|trên|tại|với|cụ thể|như sau|,|\.|/|:|;|$))"
)
_GOES_ON = re.compile(
    r"(?:\s+(?:của|trên|tại)\s[^,.;]{1,80})?,?\s*(?:như sau|cụ thể|với (?:các |những )?nội dung)", re.IGNORECASE
)
_LATER = re.compile(r"phương hướng|nhiệm vụ|giải pháp|thời gian tới|kế hoạch", re.IGNORECASE)
_BINDS = re.compile(
    r"(?:trước|chậm nhất(?: là| vào| đến)?|muộn nhất(?: là)?|đến hết|hoàn thành(?: xong)?(?: vào)?)\s+(?:ngày\s+)?$",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?<![\wÀ-ỹ])(?:đã|từ|kể từ|tính đến|số liệu|chốt|so với|năm trước)(?![\wÀ-ỹ])", re.IGNORECASE)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield binding dates that lie before the plan's year; of a plan over several years, before that of its issue."""
    year = reading.header.year
    several = _YEARS.search(reading.header.title or "")
    if year is not None and not several:
        yield from _other_self(reading, year)
    if several:
        issued = reading.header.issue_date
        year = int(issued[:4]) if issued and context.on_sure else None
    if year is None:
        return
    seen: set[int] = set()
    yield from _reports(reading, year, seen)
    deadlines = [task.deadline for task in reading.tasks] + [d.deadline for a in reading.assignments for d in a.duties]
    for deadline in deadlines:
        if deadline is not None and deadline.span.start not in seen:
            yield from _deadline(deadline, year, seen, sure=context.on_sure)
    if not deadlines:
        yield from _plain_days(reading, year)


def _reports(reading: Reading, year: int, seen: set[int]) -> Iterator[Finding]:
    """Days of reports whose right year the reader could tell."""
    dates = sorted(reading.dates, key=lambda item: item.span.start)
    at = 0
    for report in sorted(reading.reporting, key=lambda one: one.span.start):
        if not report.expected_by or not report.by:
            continue
        while at < len(dates) and dates[at].span.start < report.span.start:
            at += 1
        for item in dates[at:]:
            if item.span.start >= report.span.end:
                break
            if item.date == report.by and item.span.start not in seen:
                seen.add(item.span.start)
                params = {"printed": report.by[:4], "year": str(year)}
                right = item.text.replace(report.by[:4], report.expected_by[:4])
                yield Finding("L04", "wrong_year", "error", item.span, item.text, params, right)
                break


def _deadline(deadline: Deadline, year: int, seen: set[int], *, sure: bool) -> Iterator[Finding]:
    value = deadline.range[1] if deadline.range else deadline.date
    if not value or not value[:4].isdigit() or any(start in seen for start in _starts(deadline)):
        return
    printed = int(value[:4])
    if printed < year - 1 or (printed < year and deadline.rule in ("before", "by", "window")):
        severe: Severity = "error" if sure or printed < year - 1 else "warning"
        params = {"printed": str(printed), "year": str(year)}
        right = deadline.text.replace(str(printed), str(year))
        yield Finding("L04", "wrong_year", severe, deadline.span, deadline.text, params, right)


def _starts(deadline: Deadline) -> range:
    return range(deadline.span.start, min(deadline.span.end, deadline.span.start + 80))


def _other_self(reading: Reading, year: int) -> Iterator[Finding]:
    """Another year where the paper names itself by its type."""
    cited = Cited(reading)
    frame = reading.frame
    entries = {id(entry.block) for entry in reading.outline.entries if entry.role == "closing"}
    ends = [index for index in frame.body if id(reading.blocks[index]) in entries or _closes(reading.blocks[index])]
    for index in (*frame.preamble, *ends[-3:]):
        block = reading.blocks[index]
        for match in _ITSELF.finditer(block.text):
            printed = int(match["year"])
            quoted = cited.holds(block, match.start("said")) and not _GOES_ON.match(block.text, match.end())
            if printed == year or quoted or "thực hiện kế hoạch" in match["words"].lower():
                continue
            span = block.span_of(match.start("said"), match.end("said"))
            params = {"case": "itself", "printed": str(printed), "year": str(year)}
            yield Finding("L04", "wrong_year", "warning", span, match["said"], params, f"năm {year}")


def _closes(block: Block) -> bool:
    return block.text.startswith("Trên đây")


def _plain_days(reading: Reading, year: int) -> Iterator[Finding]:
    """Days by which something has to be done, in papers that give no tasks: the outlook of a report, an announcement."""
    cited = Cited(reading)
    for entry in reading.outline.entries:
        if entry.role == "row" or not _looks_ahead(reading.outline, entry.section, reading.header.doc_type):
            continue
        text = entry.block.text
        for mention in find_dates(text):
            value = mention.date or ""
            if len(value) != 10 or value.startswith("-") or not int(value[:4]) < year:
                continue
            before = text[max(0, mention.start - 60) : mention.start]
            sentence = re.split(r"[.;]\s", text[: mention.start])[-1]
            if not _BINDS.search(before) or _DONE.search(sentence) or cited.holds(entry.block, mention.start):
                continue
            span = entry.block.span_of(mention.start, mention.end)
            printed = text[mention.start : mention.end]
            params = {"printed": value[:4], "year": str(year)}
            yield Finding("L04", "wrong_year", "warning", span, printed, params, printed.replace(value[:4], str(year)))


def _looks_ahead(outline: Outline, section: int | None, kind: str | None) -> bool:
    """Whether a part speaks of what is to be done: all of an announcement, the outlook of a report."""
    if kind != "Báo cáo":
        return True
    while section is not None:
        if _LATER.search(outline.sections[section].title):
            return True
        section = outline.sections[section].parent
    return False


RULE = Rule("L04", ("wrong_year",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e: nội dung phải chính xác"), check)
