"""A day as people say it in a hurry: "15/12", "mai", "thứ sáu", "cuối tháng", "10 ngày", "hôm qua". Today is an argument."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from donghanh.domain.text.forms import fold

_DAY = dt.timedelta(days=1)
_WRITTEN = re.compile(
    r"(?:ngay\s+)?(\d{1,2})\s*(?:[/.\-]|thang)\s*(\d{1,2})(?:\s*(?:[/.\-]|nam)\s*(\d{2}|\d{4}))?", re.ASCII
)
_RUN_TOGETHER = re.compile(r"(\d\d)(\d\d)(\d{4})", re.ASCII)
_OF_MONTH = re.compile(r"(?:ngay|mong|mung)\s+(\d{1,2})", re.ASCII)
_AHEAD = re.compile(r"(\d{1,3})\s*(ngay|tuan|thang)(?:\s*(?:nua|toi))?", re.ASCII)
_AGO = re.compile(r"(\d{1,3})\s*(ngay|tuan|thang)\s*truoc", re.ASCII)
_WEEKDAYS = {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_WEEKDAY = re.compile(
    r"(?:thu\s*(?P<number>2|3|4|5|6|7|hai|ba|tu|nam|sau|bay)|chu\s*nhat|cn)"
    r"(?:\s+(?P<week>tuan\s+(?:sau|toi)|tuan\s+truoc|tuan\s+nay|toi|nay|truoc|vua\s+qua))?"
)
_YEARS = range(1900, 2201)
_MONTH_END = re.compile(r"(?:ngay\s+)?(?:cuoi|het)\s+thang(?:\s+(\d{1,2}|nay|sau|toi|truoc))?", re.ASCII)
_QUARTER_END = re.compile(r"(?:ngay\s+)?(?:cuoi|het)\s+quy(?:\s+([1-4]|iv|i{1,3}|nay|sau|toi))?", re.ASCII)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNTIL = re.compile(r"(?:han\s+)?(?:den\s+het|den|het|cham\s+nhat(?:\s+la)?|han)\s+(?=ngay\s+\d|\d)")
_BEFORE = re.compile(r"(?:han\s+)?truoc\s+(?=ngay\s+\d|\d)")


def day_said(text: str, *, today: dt.date, past: bool = False) -> dt.date | None:
    """Return the day meant; nothing for words that name no day.

    What the words leave open is never before today: a day without a year is the next such day; a weekday the next one,
    "tuần sau" the one of next week; "cuối tuần" the Friday of this week, or the next once it is over; "cuối tháng" the last
    day of this month; "trước 15/12" the day before it. With ``past`` it is never after today: of what was done, "25/11" and
    "thứ sáu" are the last such days. A year outside 1900 to 2200 is a slip of the pen and names no day.
    """
    words = _words(text)
    if (found := _plain_day(words, today)) or (found := _far_from(words, today)):
        return found
    if match := _WEEKDAY.fullmatch(words):
        weekday = _WEEKDAYS[match["number"]] if match["number"] else 6
        return _weekday(weekday, match["week"] or "", today, past)
    if past:
        return _dated(words, today, past)
    if before := _BEFORE.match(words):
        day = _dated(words[before.end() :], today + _DAY, past)
        return day - _DAY if day else None
    until = _UNTIL.match(words)
    return _dated(words[until.end() :] if until else words, today, past) or _end_of_span(words, today)


def day_named(text: str, *, today: dt.date) -> dt.date | None:
    """Return today, yesterday or a day beside them, where it is called by its name ("hôm nay", "hôm qua", "mai"); these mean
    one day whichever way one looks."""
    return _plain_day(_words(text), today)


def leaves_year_open(text: str) -> bool:
    """Whether a day and its month are written and the year is not ("25/11", "trước ngày 1/3")."""
    words = _words(text)
    lead = _BEFORE.match(words) or _UNTIL.match(words)
    found = _WRITTEN.fullmatch(words[lead.end() :] if lead else words)
    return found is not None and found[3] is None


def no_such_day(text: str) -> str:
    """Return the day that was written and is in no calendar, as "31/2" or "29/2/2027"; empty for a day there is and for other
    words. Ask only where :func:`day_said` finds none."""
    found = _WRITTEN.fullmatch(_words(text))
    if not found:
        return ""
    day, month = int(found[1]), int(found[2])
    year = (int(found[3]) + (2000 if len(found[3]) == 2 else 0)) if found[3] else 2027  # 29/2 is in no year at hand
    if year not in _YEARS or (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return ""
    return f"{day}/{month}/{year}" if found[3] else f"{day}/{month}"


def _words(text: str) -> str:
    return " ".join(fold(text).replace(",", " ").split()).strip(" .")


def _plain_day(words: str, today: dt.date) -> dt.date | None:
    plain = {
        "hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1, "mot": 2, "ngay kia": 2, "hom qua": -1, "qua": -1, "hom kia": -2,
    }  # fmt: skip
    return today + plain[words] * _DAY if words in plain else None


def _far_from(words: str, today: dt.date) -> dt.date | None:
    """ "10 ngày", "2 tháng nữa", "3 ngày trước"."""
    found, sign = _AHEAD.fullmatch(words), 1
    if not found:
        found, sign = _AGO.fullmatch(words), -1
    if not found:
        return None
    count = sign * int(found[1])
    if found[2] != "thang":
        return today + count * (_DAY if found[2] == "ngay" else 7 * _DAY)
    months = today.year * 12 + today.month - 1 + count
    return dt.date(months // 12, months % 12 + 1, min(today.day, _last(months // 12, months % 12 + 1)))


def _dated(words: str, today: dt.date, past: bool) -> dt.date | None:
    """A day with its month, or the day of a month."""
    if found := _RUN_TOGETHER.fullmatch(words) or _WRITTEN.fullmatch(words):
        return _written(int(found[1]), int(found[2]), found[3], today, past)
    if found := _OF_MONTH.fullmatch(words):
        return _of_month(int(found[1]), today, past)
    return None


def _written(day: int, month: int, year: str | None, today: dt.date, past: bool) -> dt.date | None:
    beside = today.year - 1 if past else today.year + 1
    years = [today.year, beside] if year is None else [int(year) + (2000 if len(year) == 2 else 0)]
    for at in years:
        if at not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= _last(at, month):
            continue
        made = dt.date(at, month, day)
        if year is not None or _lies_right(made, today, past):
            return made
    return None


def _of_month(day: int, today: dt.date, past: bool) -> dt.date | None:
    this = today.year * 12 + today.month - 1
    for months in range(this, this - 3, -1) if past else range(this, this + 3):
        year, month = months // 12, months % 12 + 1
        if 1 <= day <= _last(year, month) and _lies_right(made := dt.date(year, month, day), today, past):
            return made
    return None


def _lies_right(day: dt.date, today: dt.date, past: bool) -> bool:
    return day <= today if past else day >= today


def _weekday(weekday: int, week: str, today: dt.date, past: bool) -> dt.date:
    monday = today - today.weekday() * _DAY
    if week.startswith("tuan"):
        return monday + (weekday + {"nay": 0, "truoc": -7}.get(week.split()[-1], 7)) * _DAY
    if week in ("truoc", "vua qua"):
        return today - ((today.weekday() - weekday - 1) % 7 + 1) * _DAY
    if week == "toi":
        return today + ((weekday - today.weekday() - 1) % 7 + 1) * _DAY
    if past:
        return today - (today.weekday() - weekday) % 7 * _DAY
    return today + (weekday - today.weekday()) % 7 * _DAY


def _end_of_span(words: str, today: dt.date) -> dt.date | None:
    if words in ("cuoi tuan", "cuoi tuan nay"):
        return _weekday(4, "", today, False)
    if words in ("tuan sau", "tuan toi", "cuoi tuan sau"):
        return _weekday(4, "tuan sau", today, False)
    if found := _MONTH_END.fullmatch(words):
        return _month_end(found[1] or "nay", today)
    if found := _QUARTER_END.fullmatch(words):
        return _quarter_end(found[1] or "nay", today)
    return dt.date(today.year, 12, 31) if words in ("cuoi nam", "het nam", "cuoi nam nay", "het nam nay") else None


def _month_end(which: str, today: dt.date) -> dt.date | None:
    month, year = today.month, today.year
    if which in ("sau", "toi"):
        month, year = month % 12 + 1, year + month // 12
    elif which == "truoc":
        return today.replace(day=1) - _DAY
    elif which != "nay":
        month = int(which)
        if not 1 <= month <= 12:
            return None
        year += month < today.month
    return dt.date(year, month, _last(year, month))


def _quarter_end(which: str, today: dt.date) -> dt.date:
    now = (today.month + 2) // 3
    if which in ("nay", "sau", "toi"):
        quarter = now if which == "nay" else now + 1
    else:
        quarter = _QUARTERS.get(which) or int(which)
        quarter += 4 * (quarter < now)
    year, month = today.year + (quarter - 1) // 4, (quarter - 1) % 4 * 3 + 3
    return dt.date(year, month, _last(year, month))


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
