"""Dates that bind or mark something done, with the words that say what they are for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from donghanh.domain.plandoc.outline import Outline
from donghanh.domain.plandoc.reading import Citation, DatedThing
from donghanh.domain.text.dates import DateMention, find_dates
from donghanh.domain.text.places import Places
from donghanh.domain.text.sentences import CLAUSE_END

_MONEY_BEFORE = re.compile(
    r"(?:ngân sách|dự toán|chi|kinh phí|đề án|chương trình|kế hoạch|giới tính khi sinh|thu nhập|phân bổ|công tác|nhiệm vụ)(?:\s+\S+){0,2}\s*$",
    re.IGNORECASE,
)
_DUE_YEAR = re.compile(
    r"(?:đến|hết|cuối|trước|trong|phấn đấu|hoàn thành|(?:sơ kết|tổng kết|tổ chức)\s+vào)\s+(?:hết\s+|cuối\s+)?$",
    re.IGNORECASE,
)
_OF_PROGRAMME = re.compile(r"giai đoạn|và đến|tầm nhìn|định hướng|Chiến lược|Chương trình|Đề án")
_OR_PERIOD = re.compile(r"\s*(?:và|,)\s*(?:giai đoạn|\d{4})")
_NAME_OF_MONTH = re.compile(r"\s*(?:tuổi|hành động|vì|cao điểm|thanh niên|liên tục|đầu|cuối|qua)")
# "báo cáo sơ kết 6 tháng trước ngày 15/6" names the report; its day binds, and no rhythm.
_REPORT_OF = re.compile(r"(?:báo cáo|sơ kết)\s", re.IGNORECASE)
_ITS_DAY = re.compile(r"(?:\s+đầu năm)?\s*\(?(?:chậm nhất\s+|trước\s+|xong\s+)?(?:ngày|tháng)\s+\d")


def _what(text: str, mention: DateMention) -> str:
    before = re.split(r"[.;:]\s", text[max(0, mention.start - 90) : mention.start])[-1]
    words = before.split()
    return " ".join(words[-10:]).strip(" ,(“") or text[mention.end : mention.end + 60].strip(" ,.;:")


class _Paragraph:
    """The dates of one paragraph, each judged by the sentence it stands in. Costs n log n for all of them."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self.year = year
        self.mentions = find_dates(text)
        self._days = [mention.start for mention in self.mentions if mention.date]
        self._ends = [match.start() for match in CLAUSE_END.finditer(text)]

    def wanted(self, mention: DateMention) -> bool:
        """Whether a date binds or marks something done; not the year of a programme or the name of a report."""
        text = self.text
        if mention.range:
            return not re.fullmatch(r"\d{4}", mention.range[0])
        before = text[max(0, mention.start - 40) : mention.start]
        if mention.recurring:
            if _REPORT_OF.match(text, mention.start) and _ITS_DAY.match(text, mention.end):
                return False
            if mention.recurring != "yearly":
                return True
            if self._has_day(mention) or _OR_PERIOD.match(text, mention.end):
                return False
            return not _MONEY_BEFORE.search(before)
        if mention.is_bare_year:
            return mention.date != str(self.year) and self._due(mention, before)
        return not (re.match(r"--\d\d$", mention.date or "") and _NAME_OF_MONTH.match(text, mention.end))

    def _has_day(self, mention: DateMention) -> bool:
        """Whether the sentence of a rhythm also names a day."""
        sentence = bisect_left(self._ends, mention.start)
        start = self._ends[sentence - 1] if sentence else 0
        end = bisect_left(self._ends, mention.end)
        stop = self._ends[end] if end < len(self._ends) else len(self.text)
        return bisect_left(self._days, start) < bisect_left(self._days, stop)

    def _due(self, mention: DateMention, before: str) -> bool:
        above = self.text[max(0, mention.start - 120) : mention.start]
        return _DUE_YEAR.search(before) is not None and _OF_PROGRAMME.search(above) is None


def _in_year(text: str, mention: DateMention, year: int | None) -> str | None:
    """A quarter without a year lies in the year of the plan, unless it is one of every year."""
    every = text[mention.start : mention.end].rstrip().endswith("năm")
    quarter = mention.date is not None and re.fullmatch(r"--Q[1-4]", mention.date)
    return f"{year}{(mention.date or '')[1:]}" if quarter and year and not every else mention.date


def read_dates(outline: Outline, citations: Sequence[Citation], year: int | None) -> tuple[DatedThing, ...]:
    """Return the dates, windows and rhythms of the body; those of cited instruments are left out. Cost: n log n."""
    result: list[DatedThing] = []
    cited = Places(
        (citation.span.start, citation.span.end) for citation in citations if citation.date and citation.number
    )
    for entry in outline.entries:
        block = entry.block
        heading = entry.role == "section" and entry.start >= len(block.text)
        paragraph = _Paragraph(block.text, year)
        for mention in paragraph.mentions:
            if mention.start < entry.start and entry.role != "section":
                continue
            if mention.is_bare_year and heading:
                continue  # "Phấn đấu đến năm 2030:" heads the aims of that year
            span = block.span_of(mention.start, mention.end)
            if span.start in cited or not paragraph.wanted(mention):
                continue
            result.append(
                DatedThing(
                    block.text[mention.start : mention.end], _what(block.text, mention), span,
                    _in_year(block.text, mention, year), mention.range,
                    mention.recurring or mention.period,
                )
            )  # fmt: skip
    return tuple(result)
