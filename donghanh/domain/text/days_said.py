"""A day as people say it in a hurry: "15/12", "mai", "thứ sáu", "cuối tháng", "10 ngày". Today is an argument."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from donghanh.domain.text.forms import fold

_DAY = dt.timedelta(days=1)
_WRITTEN = re.compile(
    r"(?:ngay\s+)?(\d{1,2})\s*(?:[/.\-]|thang)\s*(\d{1,2})(?:\s*(?:[/.\-]|nam)\s*(\d{2}|\d{4}))?", re.ASCII
)
_IN_DAYS = re.compile(r"(\d{1,3})\s*(ngay|tuan)(?:\s*(?:nua|toi))?")
_WEEKDAYS = {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_WEEKDAY = re.compile(
    r"(?:thu\s*)(2|3|4|5|6|7|hai|ba|tu|nam|sau|bay)(\s+tuan\s+(?:sau|toi))?|(chu\s*nhat|cn)(\s+tuan\s+(?:sau|toi))?"
)
_YEARS = range(1900, 2201)
_MONTH_END = re.compile(r"(?:cuoi|het)\s+thang(?:\s+(\d{1,2}|nay|sau|toi))?")


def day_said(text: str, *, today: dt.date) -> dt.date | None:
    """Return the day meant, never before today where the words leave that open; nothing for words that name no day.

    A year outside 1900 to 2200 is a slip of the pen and names no day. A day without a year is the next such day; a weekday the next one, "tuần sau" the one of next week; "cuối tuần" the
    Friday of this week, or the next once it is over; "cuối tháng" the last day of this month.
    """
    words = " ".join(fold(text).replace(",", " ").split()).strip(" .")
    plain = {"hom nay": today, "nay": today, "mai": today + _DAY, "ngay mai": today + _DAY, "mot": today + 2 * _DAY, "ngay kia": today + 2 * _DAY}  # fmt: skip
    if words in plain:
        return plain[words]
    if found := _WRITTEN.fullmatch(words):
        return _written(int(found[1]), int(found[2]), found[3], today)
    if found := _IN_DAYS.fullmatch(words):
        return today + int(found[1]) * (_DAY if found[2] == "ngay" else 7 * _DAY)
    if found := _WEEKDAY.fullmatch(words):
        weekday = _WEEKDAYS[found[1]] if found[1] else 6
        return _weekday(weekday, bool(found[2] or found[4]), today)
    if words in ("cuoi tuan", "cuoi tuan nay"):
        return _weekday(4, False, today)
    if words in ("tuan sau", "cuoi tuan sau"):
        return _weekday(4, True, today)
    if found := _MONTH_END.fullmatch(words):
        return _month_end(found[1] or "nay", today)
    if words in ("cuoi nam", "het nam"):
        return dt.date(today.year, 12, 31)
    return None


def no_such_day(text: str) -> str:
    """Return the day that was written and is in no calendar, as "31/2" or "29/2/2027"; empty for a day there is and for other
    words. Ask only where :func:`day_said` finds none."""
    found = _WRITTEN.fullmatch(" ".join(fold(text).replace(",", " ").split()).strip(" ."))
    if not found:
        return ""
    day, month = int(found[1]), int(found[2])
    year = (int(found[3]) + (2000 if len(found[3]) == 2 else 0)) if found[3] else 2027  # 29/2 is in no year at hand
    if year not in _YEARS or (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return ""
    return f"{day}/{month}/{year}" if found[3] else f"{day}/{month}"


def _written(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    years = [today.year, today.year + 1] if year is None else [int(year) + (2000 if len(year) == 2 else 0)]
    for at in years:
        if at not in _YEARS:
            continue
        try:
            made = dt.date(at, month, day)
        except ValueError:
            continue
        if year is not None or made >= today:
            return made
    return None


def _weekday(weekday: int, is_next_week: bool, today: dt.date) -> dt.date:
    if is_next_week:
        return today - today.weekday() * _DAY + (7 + weekday) * _DAY
    return today + (weekday - today.weekday()) % 7 * _DAY


def _month_end(which: str, today: dt.date) -> dt.date | None:
    month, year = today.month, today.year
    if which in ("sau", "toi"):
        month, year = month % 12 + 1, year + month // 12
    elif which != "nay":
        month = int(which)
        if not 1 <= month <= 12:
            return None
        year += month < today.month
    return dt.date(year, month, calendar.monthrange(year, month)[1])
