"""Dates as Vietnamese documents write them, read into ISO forms with room for blanks.

Values: ``2026-11-15``, partial ``2026-11`` and ``2026``, ``2026-Q2`` for a quarter, ``--12-15`` for a day
of every year, ``--11`` for a month of any year, ``---20`` for a day of every month.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from donghanh.domain.text.numerals import roman_value

_S = r"[ \u00a0]{0,3}"  # extraction leaves stray spaces inside dates: "31 /05 /2021"
_DMY = rf"(?P<d1>\d{{1,2}}){_S}(?P<sep>[/.\-]){_S}(?P<m1>\d{{1,2}}){_S}(?P=sep){_S}(?P<y1>(?:19|20)\d\d)(?!\d)"
_WORDS = (
    rf"(?:ngày{_S}(?P<d2>\d{{1,2}}|[.…_]{{0,8}}){_S})tháng{_S}(?P<m2>\d{{1,2}})(?!\d)"
    rf"(?:{_S}[,]?{_S}năm{_S}(?P<y2>(?:19|20)\d\d)|{_S}/{_S}(?P<y2b>(?:19|20)\d\d))?"
)
_MONTH = (
    rf"tháng{_S}(?P<m3>\d{{1,2}})(?!\d|\s+lần|{_S}[/.]{_S}\d{{1,2}}{_S}[/.])"
    rf"(?:{_S}(?:năm|/|-){_S}(?P<y3>(?:19|20)\d\d))?"
)
_QUARTER = rf"[Qq]uý{_S}(?P<q>IV|I{{1,3}}|[1-4])(?![\wÀ-ỹ]|\s+lần)(?:{_S}(?:năm|/|-|,)?{_S}(?P<yq>(?:19|20)\d\d))?"
# "9/9 khối", "12/15 thôn" count things: a fraction before such a noun is no day.
_COUNTED = r"(?:khối|thôn|xã|phường|tổ|ấp|bản|làng|hộ|trường|đơn vị|cơ quan|huyện|tỉnh|chỉ tiêu|tiêu chí|người|em|đồng chí|đại biểu|lớp|tiêu chuẩn)\b"
_DM = rf"(?P<d4>\d{{1,2}}){_S}/{_S}(?P<m4>\d{{1,2}})(?![\d/%]|{_S}/{_S}\d|{_S}{_COUNTED})(?:{_S}năm{_S}(?P<y4>(?:19|20)\d\d))?"
_DAY_ALONE = r"ngày\s(?P<d5>\d{1,2})(?=\s(?:hàng|hằng|mỗi|của)\s(?:tháng)(?!\s+cuối))"
_YEAR = rf"năm{_S}(?P<y6>(?:19|20)\d\d)(?!\d)"
_DATE = re.compile(
    rf"(?<![\w/.,%])(?:(?:ngày{_S})?(?:{_DMY})|{_WORDS}|{_QUARTER}|(?:ngày{_S})?{_DM}|{_MONTH}|{_DAY_ALONE}|{_YEAR})",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(r"\s*(?:,\s*)?\(?(?:hàng|hằng|mỗi)\s+năm", re.IGNORECASE)
_EVERY_MONTH = re.compile(r"\s*(?:hàng|hằng|mỗi|của)\s+tháng", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến|tới|-|–|—)\s*(?:hết\s+|cuối\s+)?(?:ngày\s+|\s*)$", re.IGNORECASE)
_PERIOD = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d\d)\s*[-–—]\s*(?P<to>(?:19|20)\d\d)(?!\d)")
_RECURRING = re.compile(
    r"(?:định kỳ\s+)?(?:vào\s+)?(?:(?:hàng|hằng|mỗi|từng)\s+(?P<unit>năm|quý|tháng|tuần)(?:\s+(?:0?1|một)\s+lần)?"
    r"|(?:ít nhất\s+)?(?:0?1|một)\s+lần\s*/\s*(?:0?1\s+|một\s+)?(?P<unit2>năm|quý|tháng|tuần)"
    r"|(?P<half>(?:định kỳ|báo cáo|sơ kết)\s+(?:0?6|sáu) tháng|(?:hàng|hằng|mỗi)\s+(?:0?6|sáu) tháng|(?:0?6|sáu) tháng(?=,?\s*(?:và|,)?\s*(?:0?1|một|hàng|hằng)?\s*năm)"
    r"|(?:0?6|sáu) tháng(?: một)? lần|(?:0?6|sáu) tháng/lần)"
    r"|(?P<quarter>(?:0?3|ba) tháng(?: một lần|/lần))"
    r"|\d{1,3}\s+(?:lần|buổi|cuộc|phiên|kỳ|số|ca|lượt|đợt|chuyên mục|tin, bài|tin bài|bài|tin)(?:\s[^\W\d_]+){0,2}\s*(?:/\s*(?:0?1\s+|một\s+)?|\strong\s|\s(?:một|mỗi)\s)(?P<unit4>quý|tháng|tuần)"
    r"|định kỳ\s+(?P<unit3>năm|quý|tháng|tuần))(?![\wÀ-ỹ])",
    re.IGNORECASE,
)
# "chế độ trợ cấp xã hội hằng tháng" is what a payment is called, not when something is done.
_PAID = re.compile(
    r"(?:trợ cấp|phụ cấp|lương hưu|tiền lương|lương|trợ giúp|học bổng|sinh hoạt phí)(?:\s+(?:xã hội|ưu đãi|thường xuyên|hưu trí|nuôi dưỡng))?\s+$",
    re.IGNORECASE,
)
_UNIT = {"năm": "yearly", "quý": "quarterly", "tháng": "monthly", "tuần": "weekly"}


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, range or recurrence in a text: its value and the words it was read from."""

    start: int
    end: int
    date: str | None = None
    range: tuple[str, str] | None = None
    recurring: str | None = None

    @property
    def year(self) -> int | None:
        """The calendar year the mention is in (of its end, for a range), when it says one."""
        value = self.range[1] if self.range else self.date
        return int(value[:4]) if value and value[:4].isdigit() else None

    @property
    def is_bare_year(self) -> bool:
        """Whether only a year is named."""
        return bool(self.date and re.fullmatch(r"\d{4}", self.date))


def _day(year: str | None, month: str | None, day: str | None) -> str | None:
    if month is not None and not 1 <= int(month) <= 12:
        return None
    if day is not None and not 1 <= int(day) <= 31:
        return None
    if year and month and day and int(day) > calendar.monthrange(int(year), int(month))[1]:
        return None
    if month is None:
        return f"---{int(day):02}" if day else year
    tail = f"{int(month):02}" + (f"-{int(day):02}" if day else "")
    return f"{year}-{tail}" if year else f"--{tail}"


def _single(match: re.Match[str]) -> DateMention | None:
    part = match.groupdict()
    value: str | None
    if part["d1"]:
        value = _day(part["y1"], part["m1"], part["d1"])
    elif part["m2"]:
        day = part["d2"] if part["d2"] and part["d2"].isdigit() else None
        value = _day(part["y2"] or part["y2b"], part["m2"], day)
    elif part["q"]:
        number = int(part["q"]) if part["q"].isdigit() else roman_value(part["q"].upper())
        value = f"{part['yq'] or '-'}-Q{number}"
    elif part["d4"]:
        value = _day(part["y4"], part["m4"], part["d4"])
    elif part["m3"]:
        value = _day(part["y3"], part["m3"], None)
    elif part["d5"]:
        value = _day(None, None, part["d5"])
    else:
        value = part["y6"]
    return DateMention(match.start(), match.end(), date=value) if value else None


def _singles(text: str) -> Iterator[DateMention]:
    for match in _DATE.finditer(text):
        found = _single(match)
        if not found or not found.date:
            continue
        if (found.date.startswith("--") and (every := _EVERY_YEAR.match(text, found.end))) or (
            found.date.startswith("---") and (every := _EVERY_MONTH.match(text, found.end))
        ):
            found = replace(found, end=every.end())
        yield found


def _with_year(value: str, year: int) -> str:
    if value.startswith("--Q"):
        return f"{year}-{value[2:]}"
    return f"{year}-{value[2:]}" if value.startswith("--") and not value.startswith("---") else value


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
            same = _with_year(here.date, after.year)
            shared[index] = replace(here, date=same if same <= after.date else _with_year(here.date, after.year - 1))
    return shared


def _join_ranges(text: str, singles: list[DateMention]) -> Iterator[DateMention]:
    index = 0
    while index < len(singles):
        here = singles[index]
        after = singles[index + 1] if index + 1 < len(singles) else None
        between = text[here.end : after.start] if after else ""
        if after and here.date and after.date and len(between) < 24 and _TO.fullmatch(between + " "):
            first, last = here.date, after.date
            if first.startswith("--") and after.year:
                same = _with_year(first, after.year)
                first = same if same <= last else _with_year(first, after.year - 1)
            elif last.startswith("--") and here.year:
                last = _with_year(last, here.year)
            start = here.start
            lead = re.search(r"[Tt]ừ\s+(?:ngày\s+)?$", text[max(0, start - 12) : start])
            yield DateMention(start - len(lead.group()) if lead else start, after.end, range=(first, last))
            index += 2
            continue
        yield here
        index += 1


_TU_NGAY = re.compile(
    rf"từ{_S}(?:ngày{_S})?(?P<a>\d{{1,2}})(?P<am>{_S}/{_S}\d{{1,2}})?{_S}(?:đến|tới|-|–){_S}(?:hết{_S})?(?:ngày{_S})?"
    rf"(?P<b>\d{{1,2}})(?:{_S}/{_S}(?P<m>\d{{1,2}})(?!\d)(?:{_S}/{_S}(?P<y>(?:19|20)\d\d))?"
    rf"|{_S}tháng{_S}(?P<mw>\d{{1,2}})(?:{_S}năm{_S}(?P<yw>(?:19|20)\d\d))?)",
    re.IGNORECASE,
)


def _short_ranges(text: str) -> Iterator[DateMention]:
    """Ranges whose first end lacks its month: "từ ngày 10 đến ngày 20/11/2026"."""
    for match in _TU_NGAY.finditer(text):
        if match["am"]:
            continue
        month, year = match["m"] or match["mw"], match["y"] or match["yw"]
        first, last = _day(year, month, match["a"]), _day(year, month, match["b"])
        if first and last:
            yield DateMention(match.start(), match.end(), range=(first, last))


def find_dates(text: str) -> list[DateMention]:
    """Return the dates, ranges and recurrences in a paragraph, in order; periods of years are ranges too.

    Impossible days (31/02) are not dates. Cost: linear in the text.
    """
    found: list[DateMention] = []
    if any(char.isdigit() for char in text):
        found = list(_short_ranges(text))
        taken = [(mention.start, mention.end) for mention in found]
        for match in _PERIOD.finditer(text):
            found.append(DateMention(match.start(), match.end(), range=(match["from"], match["to"])))
            taken.append((match.start(), match.end()))
        for mention in _join_ranges(text, _share_years(text, list(_singles(text)))):
            if not any(start < mention.end and mention.start < end for start, end in taken):
                found.append(mention)
    for match in _RECURRING.finditer(text):
        unit = match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
        if any(mention.start < match.end() and match.start() < mention.end for mention in found):
            continue
        if _PAID.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        rhythm = "quarterly" if match["quarter"] else "half_yearly"
        found.append(DateMention(match.start(), match.end(), recurring=_UNIT[unit.lower()] if unit else rhythm))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def day_before(value: str) -> str | None:
    """Return the last day that lies before a date value, in the same form (``--12-15`` gives ``--12-14``)."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    if re.fullmatch(r"--\d\d-\d\d", value):
        if value == "--03-01":
            return None  # 28 or 29 February: cannot be said without the year
        return (date.fromisoformat("2001" + value[1:]) - timedelta(days=1)).isoformat()[4:].replace("-", "--", 1)
    if match := re.fullmatch(r"---(\d\d)", value):
        return f"---{int(match[1]) - 1:02}" if int(match[1]) > 1 else None
    first = first_day(value)
    return (first - timedelta(days=1)).isoformat() if first else None


def first_day(value: str) -> date | None:
    """Return the first day of a dated value ("2026-11" gives 1 November), or nothing without a year."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return date(int(match[1]), 3 * int(match[2]) - 2, 1)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    return None


def last_day(value: str) -> date | None:
    """Return the last day of a dated value ("2026-Q1" gives 31 March), or nothing without a year."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        month = 3 * int(match[2])
        return date(int(match[1]), month, calendar.monthrange(int(match[1]), month)[1])
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month = int(match[1]), int(match[2] or 12)
        return date(year, month, int(match[3]) if match[3] else calendar.monthrange(year, month)[1])
    return None


def last_day_in(value: str | None, year: int | None) -> date | None:
    """Return the last day of a dated value, in ``year`` where it names none ("--12-14"); nothing when it cannot be said."""
    if not value:
        return None
    return last_day(_with_year(value, year) if year else value)
