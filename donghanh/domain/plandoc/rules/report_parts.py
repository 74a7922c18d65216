"""One sentence that tells several reports with a day each: "báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12"."""

from __future__ import annotations

import re
from bisect import bisect_left

from donghanh.domain.plandoc.rules.deadlines import rule_of
from donghanh.domain.text.dates import DateMention, find_dates

_NEXT = re.compile(
    r"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)(?=(?:gửi\s+)?(?:báo cáo|tổng kết|sơ kết)(?![\wÀ-ỹ])(?! viên| cáo viên))",
    re.IGNORECASE,
)
_REPORT = re.compile(r"(?:báo cáo|sơ kết|tổng kết)(?![\wÀ-ỹ])", re.IGNORECASE)


def report_rule(text: str, mention: DateMention) -> str | None:
    """Return what the words before a day bind; a day in brackets after the name of the report is the day itself."""
    bracket = text[: mention.start].endswith("(") and text[mention.end : mention.end + 1] == ")"
    return rule_of(text, mention)[0] or ("on" if bracket else None)


def report_parts(text: str) -> list[tuple[int, int]]:
    """Return the places of the parts of a sentence that each tell a report and its day; the whole when it tells but one."""
    days = [
        mention.start
        for mention in find_dates(text)
        if mention.date and not mention.is_bare_year and report_rule(text, mention)
    ]
    starts, ends = [0], []
    for match in _NEXT.finditer(text):
        told = bisect_left(days, match.start()) > bisect_left(days, starts[-1])
        if told and days[-1] >= match.end() and _REPORT.search(text, starts[-1], match.start()):
            ends.append(match.start())
            starts.append(match.end())
    return list(zip(starts, [*ends, len(text)], strict=True))
