"""Duties to report: who, to whom, through whom, by when, how often."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.labels import tail_labels
from donghanh.domain.plandoc.outline import Entry, Outline
from donghanh.domain.plandoc.reading import Assignment, ReportDuty
from donghanh.domain.plandoc.rules.deadlines import goes_on
from donghanh.domain.plandoc.rules.report_parts import report_parts, report_rule
from donghanh.domain.plandoc.rules.rows import row_work
from donghanh.domain.plandoc.rules.tables import TableHead, table_heads
from donghanh.domain.text.bodies import starts_like_body, take_body
from donghanh.domain.text.dates import DateMention, find_dates
from donghanh.domain.text.sentences import SENTENCE_BREAK

_REPORT = re.compile(
    r"(?<![\wÀ-ỹ])(?:[Gg]ửi kết quả|[Gg]ửi số liệu)(?![\wÀ-ỹ])|(?<![\wÀ-ỹ])[Bb]áo cáo(?! viên| chuyên đề| tài chính| thuyết trình)(?![\wÀ-ỹ])"
)
_TO = re.compile(
    r"(?<![\wÀ-ỹ])(?<!chương )(?<!Chương )(?<!quá )(?<!công )(?:về|cho|gửi(?:\s+về)?|đến|với|trình|lên)\s+(?P<to>(?:[^,;.()“]|,\s(?=Thể thao|Hạ tầng|ngành)){1,220})"
)
_DIRECT = re.compile(
    r"[Bb]áo cáo\s+(?:(?:ngay|kịp thời|trực tiếp|lên)\s+)?(?P<to>(?:[A-ZĐ]|Ủ|Uỷ|lãnh đạo|cấp ủy|cấp trên|các cơ quan có)(?:[^,;.()“]|,\s(?=Thể thao|Hạ tầng|[A-ZĐỦ][^,;.]{2,60}\s(?:trước|chậm|vào|định|hằng|hàng))){0,220})"
)
_TO_END = re.compile(
    r"\s+(?:qua|thông qua|trước|chậm nhất|muộn nhất|vào|định kỳ|theo|để|đúng|kịp|hàng|hằng|mỗi|khi|nhằm|và báo cáo|kết quả|tình hình|bằng|xem xét|nắm|"
    r"(?<!Kế hoạch )tổng hợp|chỉ đạo|cho ý kiến|từ|trong|phê duyệt|đảm bảo|bảo đảm|về\s+kết|về\s+tình|về\s+việc|6|lồng ghép)\b.*$"
)
_VIA = re.compile(
    r"(?:\(\s*)?(?:thông\s+)?qua\s+(?P<via>(?:[^,;.()]|,\s(?=Thể thao|Hạ tầng)){1,160}?)(?=\)|\s+(?:trước|chậm|muộn|vào|để|định|tổng hợp|đúng|theo)|[,;.]|$)"
)
_NOT_A_RECIPIENT = re.compile(r"các hoạt|công tác|các nội|tổ chức|cán bộ|các chỉ|các nhiệm|các kết", re.IGNORECASE)
# "định kỳ 06 tháng, 01 năm báo cáo …" is two reports.
_AND_YEARLY = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:(?:hằng|hàng|0?1|một)\s+)?năm(?!\s*\d|[\wÀ-ỹ])")
# To tell of difficulties, should there be any, is no report with a time of its own.
_TROUBLE = re.compile(
    r"(?:vướng mắc|khó khăn)[^.;]{0,80}?(?:báo cáo|phản ánh|phản ảnh|kiến nghị)|(?:báo cáo|phản ánh)[^.;]{0,60}(?:vướng mắc|khó khăn)"
)
_VAGUE = (
    ("theo quy định", re.compile(r"theo\s+(?:đúng\s+)?(?:quy định|yêu cầu)")),
    ("đột xuất", re.compile(r"đột xuất")),
    ("định kỳ", re.compile(r"định kỳ")),
)
_PERIOD_WORDS = (
    ("half_yearly", re.compile(r"(?:0?6|sáu)\s+tháng", re.IGNORECASE)),
    ("quarterly", re.compile(r"(?<![\wÀ-ỹ])quý(?![\wÀ-ỹ])", re.IGNORECASE)),
    ("monthly", re.compile(r"(?:hàng|hằng|mỗi|báo cáo)\s+tháng", re.IGNORECASE)),
    ("yearly", re.compile(r"(?:hàng|hằng|mỗi)\s+năm|(?:báo cáo|tổng kết)\s+(?:kết quả\s+)?năm|(?<=và )(?:01 |1 |một )?năm|(?:01|1|một) năm", re.IGNORECASE)),
)  # fmt: skip


def _recipient(clause: str, anchor: int) -> tuple[str | None, int]:
    best: tuple[str | None, int] = (None, -1)
    match = _TO.search(clause, anchor)
    for _ in range(40):
        if match is None:
            break
        name = _TO_END.sub("", match["to"]).strip(" ,")
        if starts_like_body(name) and len(name) < 140 and not _NOT_A_RECIPIENT.match(name):
            best = (name, match.start())
            break
        match = _TO.search(clause, match.start("to"))
    direct = _DIRECT.match(clause, anchor)
    if direct and best[0] is None:
        name = _TO_END.sub("", direct["to"]).strip(" ,")
        best = (name, direct.start())
    return best


def _period(clause: str, mention: DateMention | None, before: str) -> str | None:
    if mention and mention.period:
        return mention.period
    for name, pattern in _PERIOD_WORDS:
        if pattern.search(before):
            return name
    if mention and mention.date:
        if mention.date.startswith("---"):
            return "monthly"
        if mention.date.startswith("--"):
            return "yearly"
        return "once"
    return None


def _expected(by: str | None, year: int | None, after: str | None) -> str | None:
    """The date a plainly wrong year must have meant: the plan's own year, or the next when that lies before the issue."""
    if not by or not year or not re.fullmatch(r"\d{4}-\d\d-\d\d", by):
        return None
    printed = int(by[:4])
    if abs(printed - year) < 1 or printed == year + 1:
        return None
    fixed = f"{year}{by[4:]}"
    return fixed if not after or fixed > after else f"{year + 1}{by[4:]}"


def _days(text: str, mentions: Sequence[DateMention]) -> list[tuple[DateMention, str]]:
    """The days that bind, each with its rule; a day that goes on the list of another has the rule of that."""
    days: list[tuple[DateMention, str]] = []
    for mention in mentions:
        rule = report_rule(text, mention)
        if rule is None and days and goes_on(text, days[-1][0].end, mention.start):
            rule = days[-1][1]
        if rule in ("before", "by", "on"):
            days.append((mention, rule))
    return days


def _in_sentence(
    block: Block,
    start: int,
    end: int,
    reporter: str | None,
    path: tuple[str, ...],
    year: int | None,
    issued: str | None,
) -> list[ReportDuty]:
    text = block.text[start:end]
    if labels := tail_labels(text, whole=True):  # "sản phẩm: báo cáo khảo sát" is what the work brings, not a duty
        text = text[: labels[0].start]
    anchor_match = _REPORT.search(text)
    if not anchor_match:
        return []
    anchor = anchor_match.start()
    to, to_at = _recipient(text, anchor)
    if to is None:
        to, to_at = _recipient(text, 0)
    via_match = _VIA.search(text, max(0, to_at))
    via = via_match["via"].strip() if via_match and starts_like_body(via_match["via"]) else None
    mentions = [m for m in find_dates(text) if not m.range and not m.is_bare_year]
    clause = text.rfind(";", 0, anchor)
    dated = _days(text, [m for m in mentions if m.date and (m.start > anchor or (to_at >= 0 and m.start > clause))])
    recurring = [m for m in mentions if m.recurring]
    subject = take_body(text.lstrip())
    if subject and subject.has_verb and not re.match(r"(?:Các )?(?:nội dung|kết quả|số liệu)", text.lstrip()):
        reporter = text.lstrip()[subject.start : subject.end]
    elif reporter is None and (
        found := re.search(
            r"(?:[,;]|^Căn cứ[^,]*,)\s*(?:đề nghị |yêu cầu )?(?P<who>(?:các|Các)\s(?:cơ quan|đơn vị|phòng|ban|thôn)[^.;]{0,120}?)\s+(?=(?:báo cáo|tổ chức|thực hiện|triển khai|căn cứ|gửi|nghiêm túc))",
            text,
        )
    ):
        reporter = found["who"]
    result: list[ReportDuty] = []
    base = ReportDuty(reporter, to, via, None, None, block.span_of(start, end), path, text=text.strip())
    previous_end = 0
    parts = report_parts(text)
    for mention, rule in dated:
        before = text[previous_end : mention.end]
        period = _period(text, mention, before)
        if (
            period == "yearly"
            and mention.date
            and not mention.date.startswith("--")
            and not re.search(r"(?:hàng|hằng|mỗi)\s+năm|(?:báo cáo|tổng kết) năm", before)
        ):
            period = "once"
        expected = _expected(mention.date, year, issued)
        first, last = next((first, last) for first, last in parts if mention.start < last)
        result.append(
            replace(
                base, by=mention.date, period=period, rule=rule, expected_by=expected,
                span=block.span_of(start + first, start + last) if len(parts) > 1 else base.span,
                text=text[first:last].strip() if len(parts) > 1 else base.text,
            )
        )  # fmt: skip
        previous_end = mention.end
    if not result:
        for mention in recurring:
            if not re.search(
                r"chương trình|kế hoạch|ngân sách|dự toán", text[max(0, mention.start - 24) : mention.start]
            ):
                result.append(replace(base, period=mention.recurring))
                if mention.recurring == "half_yearly" and _AND_YEARLY.match(text, mention.end):
                    result.append(replace(base, period="yearly"))
    if not result and not _TROUBLE.search(text):
        vague = next((name for name, pattern in _VAGUE if pattern.search(text, max(0, anchor - 20))), None)
        if to or vague:
            result.append(replace(base, period=vague))
    return result


def read_reporting(
    outline: Outline, assignments: Sequence[Assignment], year: int | None, issued: str | None
) -> tuple[ReportDuty, ...]:
    """Return the duties to report that the body prints, one for each printed date or rhythm."""
    owner = sorted((duty.span.start, assignment.agency) for assignment in assignments for duty in assignment.duties)
    result: list[ReportDuty] = []
    heads = table_heads(outline.entries)
    for place, entry in enumerate(outline.entries):
        start = entry.start
        if entry.role == "section" and start >= len(entry.block.text):
            if not entry.block.text.rstrip().endswith(".") or entry.marker is None:
                continue
            start = entry.marker.end  # a whole sentence that is set like a heading
        topic = outline.topic_of(entry)
        if topic in ("purpose", "targets", "setting") or not _REPORT.search(entry.block.text):
            continue
        if entry.role == "row":
            result += _in_row(entry, heads[place], outline.path_of(entry), year, issued)
            continue
        result += _entry(entry, start, owner, outline.path_of(entry), year, issued)
    return tuple(result)


def _in_row(
    entry: Entry, head: TableHead | None, path: tuple[str, ...], year: int | None, issued: str | None
) -> list[ReportDuty]:
    """The report a row of a table of work tells, with the day of its own column."""
    row = row_work(entry.block, head)
    if row is None or head is None or not _REPORT.search(row.text):
        return []
    start, end = entry.block.cells[head.columns["text"]]
    told = _in_sentence(entry.block, start, end, ", ".join(row.lead) or None, path, year, issued)
    due = row.times.deadline
    return [
        replace(
            duty, by=due.date, rule=due.rule, period="yearly" if due.date.startswith("--") else "once",
            expected_by=_expected(due.date, year, issued),
        )
        if due and due.date and not duty.by
        else duty
        for duty in told
        if duty.to
    ]  # fmt: skip


def _entry(
    entry: Entry,
    start: int,
    owner: Sequence[tuple[int, str]],
    path: tuple[str, ...],
    year: int | None,
    issued: str | None,
) -> list[ReportDuty]:
    block = entry.block
    span = block.span
    place = bisect_left(owner, (span.start, ""))
    reporter = owner[place][1] if place < len(owner) and owner[place][0] < span.end else None
    cuts = [start, *(m.end() for m in SENTENCE_BREAK.finditer(block.text, start)), len(block.text)]
    result: list[ReportDuty] = []
    for first, last in itertools.pairwise(cuts):
        for begin, end in _clauses(block.text, first, last):
            result += _in_sentence(block, begin, end, reporter, path, year, issued)
    return result


def _clauses(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The parts of a sentence that each name their own addressee: "… với lãnh đạo Sở hằng quý; … báo cáo UBND tỉnh …"."""
    cut = text.find(";", start, end)
    reports = cut >= 0 and _REPORT.search(text, start, cut) and _REPORT.search(text, cut, end)
    if reports and all(
        _recipient(text[a:b], text[a:b].lower().find("báo cáo"))[0] for a, b in ((start, cut), (cut + 1, end))
    ):
        return ((start, cut), (cut + 1, end))
    return ((start, end),)
