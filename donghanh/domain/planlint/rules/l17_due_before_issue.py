"""L17: something is due before the document was issued, or the document rests on a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import Deadline, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import Cited
from donghanh.domain.text.dates import find_dates

_ANNOUNCED = re.compile(r"thời gian\s*:|(?:vào|từ)\s+(?:hồi|lúc)\s|khai mạc|diễn ra|tổ chức\s", re.IGNORECASE)
# "hội nghị đã tổ chức ngày …", "rút kinh nghiệm hội thi tổ chức ngày …"
_PAST = re.compile(
    r"(?<![\wÀ-ỹ])(?:đã|vừa|(?:rút kinh nghiệm|đánh giá|kết quả)\s[^.;]*(?:tổ chức|diễn ra))(?![\wÀ-ỹ])", re.IGNORECASE
)
_OVER = re.compile(
    r"(?<![\wÀ-ỹ])(?:đã|vừa|kỷ niệm|thành lập|truyền thống|quyết định|thông báo|kết luận|số liệu|tính|trước|chậm nhất|hết)(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
# Of the year before, a day belongs to the event only where it stands close behind it and nothing else has a day.
_LOOKS_BACK = re.compile(r"đánh giá|kinh nghiệm|kết quả|tổng kết|sơ kết|phát huy|năm trước|năm qua", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:tổ chức|khai mạc|diễn ra|ra quân|phát động)\s(?:(?!(?:từ|sau|kể|sinh|tính|theo|thực hiện|triển khai|kết quả|tổng kết|sơ kết|đánh giá|năm học|học kỳ|giai đoạn|số|trong|cấp|rà soát|kiểm tra)(?![\wÀ-ỹ]))[^\s.;:(]+\s+){0,12}(?:ngày\s+)?$",
    re.IGNORECASE,
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield full dates that lie before a fully printed day of issue; nothing when that day is blank."""
    issued = reading.header.issue_date
    if not issued or len(issued) != 10:
        return
    day = date.fromisoformat(issued)
    told: set[int] = set()
    for deadline in _deadlines(reading):
        due = deadline.due or ""
        if len(due) != 10 or due.startswith("-"):
            continue
        if deadline.rule in ("before", "by", "window") and int((deadline.date or due)[:4]) < day.year:
            continue  # L04 says that the year is wrong
        if date.fromisoformat(due) < day and not _is_over(reading, deadline):
            told.update(range(deadline.span.line_start, deadline.span.line_end + 1))
            params = {"case": "due", "due": due, "issued": issued}
            yield Finding("L17", "date_conflict", "error", deadline.span, deadline.text, params)
    yield from _events(reading, day, told)
    for citation in reading.legal_basis:
        if citation.date and len(citation.date) == 10 and date.fromisoformat(citation.date) > day:
            params = {"case": "basis", "due": citation.date, "issued": issued}
            yield Finding("L17", "date_conflict", "error", citation.span, citation.text, params)


def _is_over(reading: Reading, deadline: Deadline) -> bool:
    """Whether the words before a day say that it is past: "hội nghị đã tổ chức ngày …"."""
    if deadline.rule != "on":
        return False
    before = reading.source_text[max(0, deadline.span.start - 60) : deadline.span.end]
    return bool(_PAST.search(re.split(r"[.;]\s", before)[-1]))


def _deadlines(reading: Reading) -> Iterator[Deadline]:
    wrong = {report.by for report in reading.reporting if report.expected_by}
    tasks = [task.deadline for task in reading.tasks]
    duties = [duty.deadline for assignment in reading.assignments for duty in assignment.duties]
    for deadline in (*tasks, *duties):
        if deadline is not None and deadline.date not in wrong:
            yield deadline


def _events(reading: Reading, day: date, told: set[int]) -> Iterator[Finding]:
    """Meetings and events announced for a day of the same year, or of the year before, that is over when the paper is issued."""
    if reading.header.doc_type == "Báo cáo":
        return
    cited = Cited(reading)
    for index in reading.frame.body:
        block = reading.blocks[index]
        if not _ANNOUNCED.search(block.text):
            continue
        for mention in find_dates(block.text):
            value = mention.date or ""
            before = re.split(r"[.;]\s", block.text[max(0, mention.start - 80) : mention.start])[-1]
            if len(value) != 10 or not _ANNOUNCED.search(before) or _OVER.search(before):
                continue
            held = date.fromisoformat(value)
            if (
                held < day
                and _is_slip(held, day, before, reading.header.year)
                and not cited.holds(block, mention.start)
            ):
                span = block.span_of(mention.start, mention.end)
                if span.line_start in told:
                    continue
                printed = block.text[mention.start : mention.end]
                params = {"case": "due", "due": value, "issued": day.isoformat()}
                yield Finding("L17", "date_conflict", "warning", span, printed, params)


def _is_slip(held: date, issued: date, before: str, year: int | None) -> bool:
    """Whether a day of the past was meant to come: of the year of issue, or, in a plan of that year, copied from the last."""
    if held.year == issued.year:
        return True
    copied = held.year == issued.year - 1 and year == issued.year
    return copied and bool(_EVENT.search(before)) and not _LOOKS_BACK.search(before)


RULE = Rule("L17", ("date_conflict",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
