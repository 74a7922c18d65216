"""Windows and lists of days that print their month or year only once: "15 - 20/11/2026", "ngày 3, 4 và 5/12", "tháng 3 - 5/2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from donghanh.domain.text.date_values import day_value, in_order
from donghanh.domain.text.numerals import roman_value

_S = r"[ \u00a0]{0,3}"  # extraction leaves stray spaces inside dates: "31 /05 /2021"
COUNTED = (
    r"(?:khối|thôn|xã|phường|tổ|ấp|bản|làng|hộ|trường|đơn vị|cơ quan|huyện|tỉnh|chỉ tiêu|tiêu chí|người|em|đồng chí|"
    r"đại biểu|lớp|tiêu chuẩn|điểm|câu|phiếu|thành viên|chi hội)\b"
)
"""Nouns after a fraction: "9/9 khối" and "12/15 thôn" count things and are no days."""
_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:đến|tới|-|–|—)"
_DAYS = re.compile(
    rf"(?<![\w/.,%\-–])(?P<lead>từ{_S}(?:ngày{_S})?|(?:các{_S})?ngày{_S})?(?P<a>\d{{1,2}}){_S}{_TO}{_S}(?:hết{_S})?(?:ngày{_S})?(?P<b>\d{{1,2}})"
    rf"(?:{_S}/{_S}(?P<m>\d{{1,2}})(?![\d%]|{_S}{COUNTED})(?:(?:{_S}/|{_S}năm){_S}(?P<y>{_YEAR})(?!\d))?"
    rf"|{_S}tháng{_S}(?P<mw>\d{{1,2}})(?!\d|\s+lần)(?:(?:{_S},?{_S}năm|{_S}/){_S}(?P<yw>{_YEAR})(?!\d))?)",
    re.IGNORECASE,
)
# "đạt 7 - 8/10", "tháng 3 - 5/6": numbers that are no days although they look alike.
_NO_DAY = re.compile(
    r"(?:đạt|điểm|tỷ lệ|tỉ lệ|số|khoảng|có|chiếm|mục|điều|khoản|tháng|quý|năm|lớp|phần|được)\s*:?\s*$", re.IGNORECASE
)
_NUMBER = {"ngày": r"\d{1,2}", "tháng": r"\d{1,2}", "quý": r"(?:IV|I{1,3}|[1-4])"}
_SPAN_END = r"(?=\s*(?:[.;,:)]|$))"
_MONTHS = re.compile(
    rf"(?<![\wÀ-ỹ])(?P<lead>từ{_S})?(?P<unit>tháng|quý)\s{_S}(?P<a>\d{{1,2}}|IV|I{{1,3}})(?:{_S}{_TO}{_S}|\s+đến\s+)(?:hết{_S})?(?P<b>\d{{1,2}}|IV|I{{1,3}})"
    rf"(?![\d\wÀ-ỹ]|{_S}/{_S}\d{{1,2}}(?!\d))(?:(?:{_S}/|{_S},?{_S}năm){_S}(?P<y>{_YEAR})(?!\d)|{_SPAN_END})",
    re.IGNORECASE,
)
_LISTS = tuple(
    re.compile(
        rf"(?<![\wÀ-ỹ])(?P<unit>{unit})\s{_S}(?P<items>{number}(?:\s*,\s*{number})*)\s*(?:,|và|hoặc)\s*(?P<last>{number})"
        rf"(?![\d\wÀ-ỹ%]){after}",
        re.IGNORECASE,
    )
    for unit, number, after in (
        (
            "ngày",
            _NUMBER["ngày"],
            rf"(?:{_S}/{_S}(?P<m>\d{{1,2}})(?![\d%]|{_S}{COUNTED})|{_S}tháng{_S}(?P<mw>\d{{1,2}})(?!\d))(?:(?:{_S}/|{_S},?{_S}năm){_S}(?P<y>{_YEAR})(?!\d))?",
        ),
        (
            "tháng",
            _NUMBER["tháng"],
            rf"(?!{_S}/{_S}\d{{1,2}}(?!\d))(?:(?:{_S}/|{_S},?{_S}năm){_S}(?P<y>{_YEAR})(?!\d)|{_SPAN_END})",
        ),
        ("quý", _NUMBER["quý"], rf"(?:(?:{_S}/|{_S},?{_S}năm){_S}(?P<y>{_YEAR})(?!\d)|(?<!\d)|{_SPAN_END})"),
    )
)

Window = tuple[int, int, tuple[str, str]]
Listed = tuple[int, int, str]


def _month_before(year: str | None, month: str) -> tuple[str | None, str]:
    if int(month) > 1:
        return year, str(int(month) - 1)
    return (str(int(year) - 1) if year else None), "12"


def _quarter(year: str | None, printed: str) -> str:
    number = int(printed) if printed.isdigit() else roman_value(printed.upper())
    return f"{year or '-'}-Q{number}"


def short_windows(text: str) -> Iterator[Window]:
    """Yield the windows whose first end leaves its month or year to the second.

    A first day above the last lies in the month before: "từ ngày 25 đến ngày 05/01/2027" begins on 25/12/2026.
    """
    for match in _DAYS.finditer(text):
        month, year = match["m"] or match["mw"], match["y"] or match["yw"]
        over = int(match["a"]) > int(match["b"])
        if not match["lead"] and not year and (over or _NO_DAY.search(text, max(0, match.start() - 12), match.start())):
            continue
        first_year, first_month = _month_before(year, month) if over else (year, month)
        first, last = day_value(first_year, first_month, match["a"]), day_value(year, month, match["b"])
        if first and last:
            yield match.start(), match.end(), (first, last)
    for match in _MONTHS.finditer(text):
        if (window := _months(match["unit"], match["a"], match["b"], match["y"])) is not None:
            yield match.start(), match.end(), window


def _months(unit: str, a: str, b: str, year: str | None) -> tuple[str, str] | None:
    if unit.lower() == "quý":
        first, last = _quarter(year, a), _quarter(year, b)
        return (first, last) if first < last and "Q0" not in first + last else None
    if not (a.isdigit() and b.isdigit()) or int(a) >= int(b):
        return None
    begins, ends = day_value(year, a, None), day_value(year, b, None)
    return (begins, ends) if begins and ends and in_order(begins, ends) else None


def listed_days(text: str) -> Iterator[Listed]:
    """Yield each day, month or quarter of a list that prints what they share once: "ngày 15 và 16/11", "quý I, III"."""
    for pattern in _LISTS:
        for match in pattern.finditer(text):
            unit, year = match["unit"].lower(), match["y"]
            items = [(found.start(), found.end(), found.group()) for found in _in(match, _NUMBER[unit])]
            named = match.groupdict()
            month = named.get("m") or named.get("mw")
            if unit == "tháng" and not all(int(a[2]) < int(b[2]) for a, b in pairwise(items)):
                continue
            values = [
                _quarter(year, item) if unit == "quý" else day_value(year, *((month, item) if month else (item, None)))
                for _, _, item in items
            ]
            if not all(values):
                continue
            for index, ((start, end, _), value) in enumerate(zip(items, values, strict=True)):
                first, last = index == 0, index == len(items) - 1
                yield match.start() if first else start, match.end() if last else end, value or ""


def _in(match: re.Match[str], number: str) -> list[re.Match[str]]:
    return list(re.compile(number, re.IGNORECASE).finditer(match.string, match.start("items"), match.end("last")))
