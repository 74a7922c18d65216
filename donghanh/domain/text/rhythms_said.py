"""How often and on which day, as people say it, and the rule of RFC 5545 it is: "hằng tháng", "ngày 10"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field

from donghanh.domain.text.forms import fold

RHYTHMS = ("weekly", "monthly", "quarterly", "half_yearly", "yearly")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SAID_WEEKDAYS = {
    **dict.fromkeys(("hai", "2"), "MO"),
    **dict.fromkeys(("ba", "3"), "TU"),
    **dict.fromkeys(("tu", "4"), "WE"),
    **dict.fromkeys(("nam", "5"), "TH"),
    **dict.fromkeys(("sau", "6"), "FR"),
    **dict.fromkeys(("bay", "7"), "SA"),
}
_WEEKDAY = r"(?:(?:thu\s*)(?P<weekday>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu\s*nhat|cn))"
_PLACES = {
    **dict.fromkeys(("dau", "dau tien", "nhat", "1"), 1),
    **dict.fromkeys(("hai", "thu hai", "2"), 2),
    **dict.fromkeys(("ba", "thu ba", "3"), 3),
    **dict.fromkeys(("tu", "thu tu", "4"), 4),
    **dict.fromkeys(("cuoi", "cuoi cung"), -1),
}
_IN_WEEK = re.compile(_WEEKDAY)
_IN_MONTH = re.compile(
    _WEEKDAY + r"\s+(?:tuan\s+)?(?P<place>dau tien|dau|thu (?:hai|ba|tu)|nhat|hai|ba|tu|cuoi cung|cuoi|[1-4])"
)
_NUMBER = re.compile(r"(?:ngay\s+)?(\d{1,2})")
_DATE = re.compile(r"(?:ngay\s+)?(\d{1,2})\s*(?:[/.\-]|thang)\s*(\d{1,2})")
_LAST = frozenset({"", "cuoi ky", "ngay cuoi", "cuoi thang", "cuoi quy", "cuoi nam", "ngay cuoi thang", "cuoi tuan"})
_MONTHS = {"quarterly": "3,6,9,12", "half_yearly": "6,12"}
_SHORTEST_MONTH = 28
MOST_APART = {"weekly": 52, "monthly": 24, "yearly": 10}
"""How many weeks, months or years a rhythm may pass over. More is a slip of the pen."""
_APART = re.compile(r"(FREQ=[A-Z]{5,7});INTERVAL=([0-9]{1,2})(;.*)", re.ASCII)


@dataclass(frozen=True)
class Rhythm:
    """A rule taken apart again: how often, on which day as it is typed (empty: the last of the span), until when; only every
    so many spans, counted from a day."""

    how_often: str
    day: str
    until: dt.date | None = None
    every: int = 1
    begins: dt.date | None = None
    since_named: bool = field(default=False, compare=False)
    """Whether the day it is counted from was said, and not taken to be today."""

    @property
    def day_meant(self) -> str:
        """The day of the span as it may be typed: the one said, else that on which it is said to begin ("2 tháng một lần từ
        10/12" is the 10th; a last day of a month stays the last). Empty: the last of the span."""
        if self.day or not self.since_named or self.begins is None:
            return self.day
        begins = self.begins
        if self.how_often == "weekly":
            return _NAMES[_WEEKDAYS[begins.weekday()]]
        if self.how_often == "yearly":
            return f"{begins.day}/{begins.month}"
        is_last = begins.day == calendar.monthrange(begins.year, begins.month)[1]
        return "" if is_last else str(begins.day)


def rule_said(
    how_often: str, day: str, until: dt.date | None = None, *, every: int = 1, begins: dt.date | None = None
) -> str | None:
    """Return the rule for a rhythm, a day in plain words and a last day; nothing when the words name no such day.

    Without a day the last of the span is meant, of a week its Friday. A day a month may lack falls on that month's last.
    Months of a quarter or a half are its last; there only days every month has are taken. ``every`` passes over weeks,
    months or years, counted from that of ``begins``, without which nobody could say which; at most ``MOST_APART``.
    """
    words = " ".join(fold(day).replace(",", " ").split()).strip(" .")
    rule = _weekly(words) if how_often == "weekly" else _by_month(how_often, words)
    if rule and every != 1:
        if begins is None or not 1 < every <= MOST_APART.get(how_often, 1):
            return None
        freq, _, rest = rule.partition(";")
        rule = f"{freq};INTERVAL={every};{rest}"
    if rule and begins:
        rule = f"{rule};DTSTART={begins:%Y%m%d}"
    return f"{rule};UNTIL={until:%Y%m%d}" if rule and until else rule


def _weekly(words: str) -> str | None:
    if words in _LAST:
        return "FREQ=WEEKLY;BYDAY=FR"
    found = _IN_WEEK.fullmatch(words)
    return f"FREQ=WEEKLY;BYDAY={_day_of(found)}" if found else None


def _by_month(how_often: str, words: str) -> str | None:
    if how_often == "yearly":
        return _yearly(words)
    months = _MONTHS.get(how_often)
    every = f"FREQ=YEARLY;BYMONTH={months}" if months else "FREQ=MONTHLY"
    if words in _LAST:
        return f"{every};BYMONTHDAY=-1"
    if not months and (found := _IN_MONTH.fullmatch(words)):
        return f"{every};BYDAY={_PLACES[found['place']]}{_day_of(found)}"
    number = int(found[1]) if (found := _NUMBER.fullmatch(words)) else 0
    if 1 <= number <= _SHORTEST_MONTH:
        return f"{every};BYMONTHDAY={number}"
    if not months and _SHORTEST_MONTH < number <= 31:
        days = ",".join(str(n) for n in range(_SHORTEST_MONTH, number + 1))
        return f"{every};BYMONTHDAY={days};BYSETPOS=-1"
    return None


def _yearly(words: str) -> str | None:
    if words in _LAST:
        return "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"
    found = _DATE.fullmatch(words)
    if not found:
        return None
    day, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2027, month)[1]:  # 29/2 is no day of every year
        return None
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def _day_of(found: re.Match[str]) -> str:
    return "SU" if found["sunday"] else _SAID_WEEKDAYS[found["weekday"]]


def rhythm_of(rule: str) -> Rhythm | None:
    """Take a rule apart as :func:`rule_said` puts it together; nothing for any other. ``---20`` is "ngày 20 hằng tháng"."""
    if match := re.fullmatch(r"---(\d\d)", rule, re.ASCII):
        return Rhythm("monthly", str(int(match[1])))
    if rule in RHYTHMS:
        return Rhythm(rule, "")
    body, _, last = rule.partition(";UNTIL=")
    body, _, first = body.partition(";DTSTART=")
    try:
        until, begins = _day_written(last), _day_written(first)
    except ValueError:
        return None
    every = 1
    if apart := _APART.fullmatch(body):
        body, every = f"{apart[1]}{apart[3]}", int(apart[2])
    for how_often in RHYTHMS:
        for day in _days_of(body):
            if rule_said(how_often, day) == body and (
                every == 1 or rule_said(how_often, day, every=every, begins=begins)
            ):
                return Rhythm(how_often, day, until, every, begins)
    return None


def _day_written(text: str) -> dt.date | None:
    return dt.datetime.strptime(text, "%Y%m%d").date() if text else None  # noqa: DTZ007 (a day has no zone)


def _days_of(rule: str) -> list[str]:
    """What may have been typed for the day of a rule."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    weekday = re.fullmatch(r"(-?\d)?([A-Z]{2})", parts.get("BYDAY", ""))
    number, month = parts.get("BYMONTHDAY", "").split(",")[-1], parts.get("BYMONTH", "")
    said = ["", number, f"{number}/{month}"]
    if weekday and weekday[2] in _WEEKDAYS:
        place = {"1": " tuần đầu", "2": " tuần 2", "3": " tuần 3", "4": " tuần 4", "-1": " tuần cuối"}.get(
            weekday[1] or "", ""
        )
        said.append(f"{_NAMES[weekday[2]]}{place}")
    return said


_NAMES = dict(zip(_WEEKDAYS, ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "chủ nhật"), strict=True))
