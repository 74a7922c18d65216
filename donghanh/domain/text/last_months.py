"""A day of the last month of a quarter, a half or a year: "ngày 20 của tháng cuối quý", "ngày 15 các tháng 3, 6, 9, 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.text.date_values import day_value
from donghanh.domain.text.rhythms import find_rhythms
from donghanh.domain.text.sentences import CLAUSE_END

_S = r"[ \u00a0]{1,3}"
_EVERY = rf"(?:(?:hằng|hàng|mỗi|từng|các|của|trong|một|0?1){_S}){{0,2}}"
_MONTHS = r"tháng\s0?3\s?,\s?(?:tháng\s)?0?6\s?,\s?(?:tháng\s)?0?9\s?(?:,|và|,\svà)\s?(?:tháng\s)?12"
_LAST_MONTH = re.compile(
    rf"(?<![\wÀ-ỹ])ngày{_S}(?P<day>\d{{1,2}}){_S}{_EVERY}(?:"
    rf"tháng{_S}cuối(?:{_S}cùng)?(?![\wÀ-ỹ])(?:{_S}{_EVERY}(?:(?P<quarter>quý)|(?P<year>năm)"
    rf"|(?P<half>(?:kỳ{_S})?(?:\(\s?)?(?:0?6|sáu){_S}tháng\s?\)?)|(?P<term>kỳ)(?:{_S}báo{_S}cáo)?(?P<told>\s?\([^()]{{1,40}}\))?))?"
    rf"|(?P<third>tháng{_S}thứ{_S}(?:ba|3)){_S}{_EVERY}quý"
    rf"|(?P<four>{_MONTHS})(?!\s?[/-]|[.]?\d)|(?P<two>tháng\s0?6\s(?:và|,)\s(?:tháng\s)?12)(?!\s?[/-]|[.]?\d)(?={_S}(?:hằng|hàng|mỗi)\snăm))"
    rf"(?:{_S}(?:hằng|hàng|mỗi)\snăm)?",
    re.IGNORECASE,
)
# "tháng cuối quý II/2026" is a month of one year, "tháng cuối năm 2026" too.
_OF_ONE = re.compile(rf"{_S}(?:(?:[IV]{{1,3}}|\d{{1,4}})(?![\wÀ-ỹ])|này|trước|sau|tới|kế)", re.IGNORECASE)
# "từ ngày 15 … đến ngày 14 của tháng cuối kỳ báo cáo": the days a report counts, not the day it is due.
_COUNTED = re.compile(r"(?:từ|tính|chốt|số liệu)\s[^.;]{0,80}(?:đến|tới)\s+(?:hết\s+)?$", re.IGNORECASE)
_MOST_OFTEN = ("quarterly", "half_yearly", "yearly")


def last_month_days(text: str) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield the places of such days, each with its value and "quarterly" or "half_yearly".

    The value is ``---20``, or ``--12-20`` and no rhythm where the year is meant. "tháng cuối kỳ" is read where its
    sentence tells the rhythm, of several the one that comes round most often; without one the day binds nothing.
    """
    for match in _LAST_MONTH.finditer(text):
        if _OF_ONE.match(text, match.end()) or _COUNTED.search(text, max(0, match.start() - 120), match.start()):
            continue
        rhythm, day = _rhythm(match), match["day"]
        value = day_value(None, "12", day) if rhythm == "yearly" else day_value(None, None, day)
        if rhythm and value:
            yield match.start(), match.end(), value, None if rhythm == "yearly" else rhythm


def _rhythm(match: re.Match[str]) -> str | None:
    if match["quarter"] or match["third"] or match["four"]:
        return "quarterly"
    if match["half"] or match["two"]:
        return "half_yearly"
    return "yearly" if match["year"] else _told(match)


def _told(match: re.Match[str]) -> str | None:
    """The rhythm of a "tháng cuối kỳ": in the brackets after it, else in its sentence."""
    text = match.string
    if match["told"]:
        inner = match["told"].casefold()
        if re.search(r"(?:0?6|sáu)\s+tháng", inner):
            return "half_yearly"
        return "quarterly" if "quý" in inner else "yearly" if "năm" in inner else None
    start = max((end.end() for end in CLAUSE_END.finditer(text, max(0, match.start() - 240), match.start())), default=0)
    stop = CLAUSE_END.search(text, match.end(), match.end() + 120)
    near = text[max(start, match.start() - 240) : stop.start() if stop else match.end() + 120]
    rhythms = {rhythm for _, _, rhythm in find_rhythms(near)}
    return next((rhythm for rhythm in _MOST_OFTEN if rhythm in rhythms), None)
