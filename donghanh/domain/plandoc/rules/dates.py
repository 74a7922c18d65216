"""Dates that bind or mark something done, with the words that say what they are for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.outline import Outline
from donghanh.domain.plandoc.reading import Citation, DatedThing
from donghanh.domain.text.dates import DateMention, find_dates

_MONEY_BEFORE = re.compile(
    r"(?:ngân sách|dự toán|chi|kinh phí|đề án|chương trình|kế hoạch|giới tính khi sinh|thu nhập|phân bổ|công tác|nhiệm vụ)(?:\s+\S+){0,2}\s*$",
    re.IGNORECASE,
)
_DUE_YEAR = re.compile(
    r"(?:đến|hết|cuối|trước|trong|phấn đấu|hoàn thành|(?:sơ kết|tổng kết|tổ chức)\s+vào)\s+(?:hết\s+|cuối\s+)?$",
    re.IGNORECASE,
)
# "báo cáo sơ kết 6 tháng trước ngày 15/6" names the report; its day binds, and no rhythm.
_REPORT_OF = re.compile(r"(?:báo cáo|sơ kết)\s", re.IGNORECASE)
_ITS_DAY = re.compile(r"(?:\s+đầu năm)?\s*\(?(?:chậm nhất\s+|trước\s+|xong\s+)?(?:ngày|tháng)\s+\d")


def _what(text: str, mention: DateMention) -> str:
    before = re.split(r"[.;:]\s", text[max(0, mention.start - 90) : mention.start])[-1]
    words = before.split()
    return " ".join(words[-10:]).strip(" ,(“") or text[mention.end : mention.end + 60].strip(" ,.;:")


def _wanted(text: str, mention: DateMention, year: int | None, others: Sequence[DateMention]) -> bool:
    if mention.range:
        return not re.fullmatch(r"\d{4}", mention.range[0])
    before = text[max(0, mention.start - 40) : mention.start]
    if mention.recurring:
        if _REPORT_OF.match(text, mention.start) and _ITS_DAY.match(text, mention.end):
            return False
        if mention.recurring == "yearly":
            sentence = re.split(r"[.;]\s", text[: mention.start])[-1]
            start = mention.start - len(sentence)
            end = (
                next((m.start() for m in re.finditer(r"[.;](?=\s|$)", text[mention.end :])), len(text) - mention.end)
                + mention.end
            )
            if any(other.date and start <= other.start < end for other in others):
                return False
            if re.match(r"\s*(?:và|,)\s*(?:giai đoạn|\d{4})", text[mention.end :]):
                return False
            return not _MONEY_BEFORE.search(before)
        return True
    if mention.is_bare_year:
        if mention.date == str(year):
            return False
        return bool(_DUE_YEAR.search(before)) and not re.search(
            r"giai đoạn|và đến|tầm nhìn|định hướng|Chiến lược|Chương trình|Đề án",
            text[max(0, mention.start - 120) : mention.start],
        )
    return not (
        re.match(r"--\d\d$", mention.date or "")
        and re.match(r"\s*(?:tuổi|hành động|vì|cao điểm|thanh niên|liên tục|đầu|cuối|qua)", text[mention.end :])
    )


def _in_year(text: str, mention: DateMention, year: int | None) -> str | None:
    """A quarter without a year lies in the year of the plan, unless it is one of every year."""
    every = text[mention.start : mention.end].rstrip().endswith("năm")
    quarter = mention.date is not None and re.fullmatch(r"--Q[1-4]", mention.date)
    return f"{year}{(mention.date or '')[1:]}" if quarter and year and not every else mention.date


def read_dates(outline: Outline, citations: Sequence[Citation], year: int | None) -> tuple[DatedThing, ...]:
    """Return the dates, windows and rhythms of the body; those of cited instruments are left out."""
    result: list[DatedThing] = []
    cited = [(citation.span.start, citation.span.end) for citation in citations if citation.date and citation.number]
    for entry in outline.entries:
        block = entry.block
        offset = entry.start if entry.role != "section" or entry.start < len(block.text) else 0
        mentions = find_dates(block.text)
        for mention in mentions:
            if mention.start < offset and entry.role != "section":
                continue
            span = block.span_of(mention.start, mention.end)
            if mention.is_bare_year and entry.role == "section" and entry.start >= len(block.text):
                continue  # "Phấn đấu đến năm 2030:" heads the aims of that year
            if any(start <= span.start < end for start, end in cited) or not _wanted(
                block.text, mention, year, mentions
            ):
                continue
            result.append(
                DatedThing(
                    block.text[mention.start : mention.end],
                    _what(block.text, mention),
                    span,
                    _in_year(block.text, mention, year),
                    mention.range,
                    mention.recurring,
                )
            )
    return tuple(result)
