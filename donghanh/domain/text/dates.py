"""Dates as Vietnamese documents write them, read into the values of ``date_values``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from donghanh.domain.text.date_values import (
    complete_window,
    day_before,
    day_value,
    first_day,
    last_day,
    last_day_in,
    year_of,
)
from donghanh.domain.text.date_windows import COUNTED, listed_days, short_windows
from donghanh.domain.text.last_months import last_month_days
from donghanh.domain.text.numerals import roman_value
from donghanh.domain.text.places import Places
from donghanh.domain.text.rhythms import find_rhythms

__all__ = ["DateMention", "day_before", "find_dates", "first_day", "last_day", "last_day_in"]

_S = r"[ \u00a0]{0,3}"  # extraction leaves stray spaces inside dates: "31 /05 /2021"
_DMY = rf"(?P<d1>\d{{1,2}}){_S}(?P<sep>[/.\-]){_S}(?P<m1>\d{{1,2}}){_S}(?P=sep){_S}(?P<y1>(?:19|20)\d\d)(?!\d)"
_WORDS = (
    rf"(?:ngày{_S}(?P<d2>\d{{1,2}}|[.…_]{{0,8}}){_S})tháng{_S}(?P<m2>\d{{1,2}})(?!\d)"
    rf"(?:{_S}[,]?{_S}năm{_S}(?P<y2>(?:19|20)\d\d)|{_S}/{_S}(?P<y2b>(?:19|20)\d\d))?"
)
# "13 tháng 5 năm 2021": with its year it is a day also where "ngày" was left out.
_WORDS_BARE = rf"(?P<d7>\d{{1,2}})\s{_S}tháng{_S}(?P<m7>\d{{1,2}}){_S}năm{_S}(?P<y7>(?:19|20)\d\d)(?!\d)"
_MONTH = (
    rf"tháng{_S}(?P<m3>\d{{1,2}})(?!\d|\s+lần|{_S}[/.]{_S}\d{{1,2}}{_S}[/.])"
    rf"(?:{_S}(?:năm|/|-){_S}(?P<y3>(?:19|20)\d\d))?"
)
_QUARTER = rf"[Qq]uý{_S}(?P<q>IV|I{{1,3}}|[1-4])(?![\wÀ-ỹ]|\s+lần)(?:{_S}(?:năm|/|-|,)?{_S}(?P<yq>(?:19|20)\d\d))?"
_DM = rf"(?P<d4>\d{{1,2}}){_S}/{_S}(?P<m4>\d{{1,2}})(?![\d/%]|{_S}/{_S}\d|{_S}{COUNTED})(?:{_S}năm{_S}(?P<y4>(?:19|20)\d\d))?"
_DAY_ALONE = (
    r"ngày\s(?P<d5>\d{1,2})(?=\s(?:hàng|hằng|mỗi|của)\stháng(?!\s+(?:cuối|đầu|giữa|thứ|trước|thuộc))"
    r"|\s(?:của\s)?tháng\s(?:sau|kế tiếp|tiếp theo|liền kề|kế sau))"
)
# "Hằng tháng, trước ngày 05, …": the month is told before the day.
_OF_EVERY_MONTH = re.compile(
    r"(?:hàng|hằng|mỗi)\s+tháng\s*,?\s*\(?(?:trước|vào|chậm nhất(?: là)?(?: vào)?|đến|định kỳ vào)?\s*(?P<at>ngày\s+(?P<day>\d{1,2}))(?!\s?[/.\-]\s?\d|\s*(?:tháng|hàng|hằng|mỗi|của|đến|-|–)|\d)",
    re.IGNORECASE,
)
_YEAR = rf"năm{_S}(?P<y6>(?:19|20)\d\d)(?!\d)"
_DATE = re.compile(
    rf"(?<![\w/.,%])(?:(?:ngày{_S})?(?:{_DMY})|{_WORDS}|{_WORDS_BARE}|{_QUARTER}|(?:ngày{_S})?{_DM}|{_MONTH}|{_DAY_ALONE}|{_YEAR})",
    re.IGNORECASE,
)
# "mỗi tháng 02 buổi" names no February, "đạt 8/10" no eighth of October.
_NO_MONTH = re.compile(r"(?:mỗi|hàng|hằng|từng|một)\s+$", re.IGNORECASE)
_NO_DAY = re.compile(r"(?:đạt|điểm|tỷ lệ|tỉ lệ|chiếm|có)\s+(?:\d{1,2}\s*[-–]\s*)?$", re.IGNORECASE)
_MAY_HOLD_DATE = re.compile(r"\d|quý", re.IGNORECASE)
_EVERY_YEAR = re.compile(r"\s*(?:,\s*)?\(?(?:hàng|hằng|mỗi)\s+năm", re.IGNORECASE)
_EVERY_MONTH = re.compile(
    r"\s*(?:(?:hàng|hằng|mỗi|của)\s+)?tháng(?:\s+(?:sau|kế tiếp|tiếp theo|liền kề|kế sau))?", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:đến|tới|-|–|—)\s*(?:hết\s+|cuối\s+)?(?:ngày\s+|\s*)$", re.IGNORECASE)
_PERIOD = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d\d)\s*[-–—]\s*(?P<to>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, range or recurrence in a text: its value and the words it was read from."""

    start: int
    end: int
    date: str | None = None
    range: tuple[str, str] | None = None
    recurring: str | None = None
    period: str | None = None
    """The rhythm, "quarterly" or "half_yearly", where ``---20`` is a day of the last month of each such span, not of every month."""

    @property
    def year(self) -> int | None:
        """The calendar year the mention is in (of its end, for a range), when it says one."""
        return year_of(self.range[1] if self.range else self.date)

    @property
    def is_bare_year(self) -> bool:
        """Whether only a year is named."""
        return bool(self.date and re.fullmatch(r"\d{4}", self.date))


def _single(match: re.Match[str]) -> DateMention | None:
    part = match.groupdict()
    value: str | None
    if part["d1"]:
        value = day_value(part["y1"], part["m1"], part["d1"])
    elif part["m2"]:
        day = part["d2"] if part["d2"] and part["d2"].isdigit() else None
        value = day_value(part["y2"] or part["y2b"], part["m2"], day)
    elif part["m7"]:
        value = day_value(part["y7"], part["m7"], part["d7"])
    elif part["q"]:
        number = int(part["q"]) if part["q"].isdigit() else roman_value(part["q"].upper())
        value = f"{part['yq'] or '-'}-Q{number}"
    elif part["d4"]:
        value = day_value(part["y4"], part["m4"], part["d4"])
    elif part["m3"]:
        value = day_value(part["y3"], part["m3"], None)
    elif part["d5"]:
        value = day_value(None, None, part["d5"])
    else:
        value = part["y6"]
    return DateMention(match.start(), match.end(), date=value) if value else None


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a month or a day only counts: how often in a month, how many of ten."""
    if match["m3"]:
        return _NO_MONTH.search(text, max(0, match.start() - 8), match.start()) is not None
    bare = match["d4"] is not None and match.start("d4") == match.start()
    return bare and _NO_DAY.search(text, max(0, match.start() - 16), match.start()) is not None


def _singles(text: str) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        found = _single(match)
        if not found or not found.date or _counts(text, match):
            continue
        if (found.date.startswith("--") and (every := _EVERY_YEAR.match(text, found.end))) or (
            found.date.startswith("---") and (every := _EVERY_MONTH.match(text, found.end))
        ):
            found = replace(found, end=every.end())
        yield found


# "trong quý II và quý IV năm 2026", "tháng 3, tháng 6 và tháng 9/2026": the year printed once belongs to all.
_AND_ALSO = re.compile(r"\s*(?:,|;|và|hoặc)\s*(?:trong\s+|vào\s+|trước\s+)?(?:ngày\s+)?$")


def _share_years(text: str, singles: list[DateMention]) -> list[DateMention]:
    shared = list(singles)
    for index in range(len(shared) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        if not here.date or not after.year or not after.date or text[here.end - 3 : here.end] == "năm":
            continue
        alike = here.date.startswith("--") and not here.date.startswith("---") and len(here.date) + 3 == len(after.date)
        between = text[here.end : after.start]
        if alike and len(between) < 24 and _AND_ALSO.fullmatch(between + " "):
            shared[index] = replace(here, date=complete_window(here.date, after.date)[0])
    return shared


def _join_ranges(text: str, singles: list[DateMention]) -> Iterator[DateMention]:
    index = 0
    while index < len(singles):
        here = singles[index]
        after = singles[index + 1] if index + 1 < len(singles) else None
        between = text[here.end : after.start] if after else ""
        if after and here.date and after.date and len(between) < 24 and _TO.fullmatch(between + " "):
            window = complete_window(here.date, after.date)
            start = here.start
            lead = re.search(r"[Tt]ừ\s+(?:ngày\s+)?$", text[max(0, start - 12) : start])
            yield DateMention(start - len(lead.group()) if lead else start, after.end, range=window)
            index += 2
            continue
        yield here
        index += 1


def find_dates(text: str) -> list[DateMention]:
    """Return the dates, ranges and recurrences in a paragraph, in order; periods of years are ranges too.

    Impossible days (31/02) are not dates. Cost: n log n in the text.
    """
    found: list[DateMention] = []
    if _MAY_HOLD_DATE.search(text):
        found = [DateMention(start, end, range=window) for start, end, window in short_windows(text)]
        found += [
            DateMention(start, end, date=value, period=period) for start, end, value, period in last_month_days(text)
        ]
        taken = Places((mention.start, mention.end) for mention in found)
        found += [
            DateMention(start, end, date=value)
            for start, end, value in listed_days(text)
            if not taken.meets(start, end)
        ]
        found += [
            DateMention(*match.span("at"), date=value)
            for match in _OF_EVERY_MONTH.finditer(text)
            if (value := day_value(None, None, match["day"]))
        ]
        found += [
            DateMention(match.start(), match.end(), range=(match["from"], match["to"]))
            for match in _PERIOD.finditer(text)
        ]
        taken = Places((mention.start, mention.end) for mention in found)
        for mention in _join_ranges(text, _share_years(text, list(_singles(text)))):
            if not taken.meets(mention.start, mention.end):
                found.append(mention)
    taken = Places((mention.start, mention.end) for mention in found)
    found += [
        DateMention(start, end, recurring=rhythm)
        for start, end, rhythm in find_rhythms(text)
        if not taken.meets(start, end)
    ]
    return sorted(found, key=lambda mention: (mention.start, mention.end))
