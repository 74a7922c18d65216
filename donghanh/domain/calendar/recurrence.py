"""Days that come again: an RFC 5545 rule laid out between two days.

Rules are kept as the text after ``RRULE:`` ("FREQ=MONTHLY;BYMONTHDAY=25"), so that calendars of phones understand them.
Only rules of whole days are taken, and only where they end: an office plans a year, not eternity. A rule that passes over
weeks, months or years names the day it is counted from (``DTSTART=20261204`` among its parts, which RFC 5545 keeps beside
the rule): laid out later, it would else begin its count anew.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.rrule import rrulestr

MOST = 400
"""More turns than this are refused: a daily duty for a year fits, a slip of the pen does not."""

_PARTS = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_COARSE = frozenset({"YEARLY", "MONTHLY", "WEEKLY", "DAILY"})
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST", "COUNT", "UNTIL", "DTSTART"}
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ONE_DAY = dt.timedelta(days=1)
_FAR = 50
"""Years between the day a rule is counted from and the days asked for. More is a slip of the pen, and long to count."""


class RecurrenceRefused(ValueError):
    """Why a rule cannot be laid out: ``unreadable``, ``too_fine`` (hours and less), ``too_many``, ``never``, ``backwards``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Turn:
    """One time round: from the day it can be worked on (``opens_on``) to the day the rule names."""

    opens_on: dt.date
    day: dt.date


def rule_of_rhythm(rhythm: str, *, named: dt.date | None = None) -> str:
    """The rule for a printed rhythm: ``weekly``, ``monthly``, ``quarterly``, ``half_yearly``, ``yearly``, ``---20``; empty
    for any other.

    A rhythm without a day falls due on the last day of its span (weeks on Friday): "hằng tháng" is done when the month
    is over. A day a month may lack (29 to 31) falls on that month's last day instead of being passed over, for a duty of
    every month has no month off. ``named`` is the day of a yearly duty.
    """
    if match := re.fullmatch(r"---(\d\d)", rhythm, re.ASCII):
        day = int(match[1])
        if not 1 <= day <= 31:
            return ""
        if day <= 28:
            return f"FREQ=MONTHLY;BYMONTHDAY={day}"
        days = ",".join(str(n) for n in range(28, day + 1))
        return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"
    if rhythm == "yearly" and named is not None:
        days = "28,29;BYSETPOS=-1" if (named.month, named.day) == (2, 29) else str(named.day)
        return f"FREQ=YEARLY;BYMONTH={named.month};BYMONTHDAY={days}"
    return {
        "weekly": "FREQ=WEEKLY;BYDAY=FR",
        "monthly": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "quarterly": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
        "half_yearly": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
        "yearly": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
    }.get(rhythm, "")


def first_day(rule: str, *, begins: dt.date, within: int = 11 * 366) -> dt.date | None:
    """Return the first day the rule names from ``begins`` on, nothing when there is none so many days on.

    Refused with :class:`RecurrenceRefused`: what :func:`turns` refuses of the rule itself.
    """
    last = begins + dt.timedelta(days=within)
    return next((day if day <= last else None for day in _days(rule, begins)), None)


def turns(rule: str, *, begins: dt.date, until: dt.date) -> list[Turn]:
    """Return every turn of the rule from ``begins`` to ``until``, both included, in order; each opens the day after the
    one before it fell due, the first on ``begins``.

    Refused with :class:`RecurrenceRefused`: what cannot be read, rules finer than a day, more than ``MOST`` turns, a
    rule that never comes round, an end before the beginning. Costs one pass over the turns.
    """
    if until < begins:
        raise RecurrenceRefused("backwards")
    found: list[Turn] = []
    opens_on = begins
    for day in _days(rule, begins):
        if day > until:
            break
        if len(found) == MOST:
            raise RecurrenceRefused("too_many")
        found.append(Turn(opens_on, day))
        opens_on = day + _ONE_DAY
    if not found:
        raise RecurrenceRefused("never")
    return found


def _days(rule: str, begins: dt.date) -> Iterator[dt.date]:
    parts = _checked(rule)
    start = _start(parts.pop("DTSTART", ""), begins)
    first = dt.datetime.combine(begins, dt.time.min)
    try:
        found = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    except (ValueError, TypeError, KeyError) as problem:
        raise RecurrenceRefused("unreadable") from problem
    return (moment.date() for moment in found if moment >= first)


def _start(named: str, begins: dt.date) -> dt.datetime:
    if not named:
        return dt.datetime.combine(begins, dt.time.min)
    try:
        day = dt.datetime.strptime(named, "%Y%m%d")  # noqa: DTZ007 (a day has no zone)
    except ValueError as problem:
        raise RecurrenceRefused("unreadable") from problem
    if abs(day.year - begins.year) > _FAR:
        raise RecurrenceRefused("unreadable")
    return day


def _checked(rule: str) -> dict[str, str]:
    """The parts of the rule. What can never come round is refused here: counted out, it would run to the year 9999."""
    text = rule.strip().upper().removeprefix("RRULE:")
    if len(text) > 200 or not _PARTS.fullmatch(text):
        raise RecurrenceRefused("unreadable")
    parts = dict(part.split("=", 1) for part in text.split(";"))
    if parts.get("FREQ") in {"HOURLY", "MINUTELY", "SECONDLY"}:
        raise RecurrenceRefused("too_fine")
    if parts.get("FREQ") not in _COARSE or not set(parts) <= _KNOWN:
        raise RecurrenceRefused("unreadable")
    try:
        numbers = {name: [int(n) for n in parts.get(name, "").split(",") if n] for name in _NUMBERED}
    except ValueError as problem:
        raise RecurrenceRefused("unreadable") from problem
    if not _can_come(numbers, parts.get("BYDAY", ""), parts["FREQ"]):
        raise RecurrenceRefused("never")
    return parts


_NUMBERED = ("INTERVAL", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "COUNT")
_WEEKDAY = re.compile(r"([+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)")


def _can_come(numbers: dict[str, list[int]], weekdays: str, freq: str) -> bool:
    months = numbers["BYMONTH"] or range(1, 13)
    interval = numbers["INTERVAL"] or [1]
    found = [_WEEKDAY.fullmatch(part) for part in weekdays.split(",") if part]
    counted = [match for match in found if match and match[1]]
    return (
        all(1 <= month <= 12 for month in months)
        and all(1 <= step <= 52 for step in interval)
        and all(count > 0 for count in numbers["COUNT"])
        and all(position in (1, -1) for position in numbers["BYSETPOS"])
        and all(found)
        and (not counted or (freq in ("MONTHLY", "YEARLY") and not numbers["BYMONTHDAY"]))
        and not (freq == "MONTHLY" and numbers["BYMONTH"] and interval != [1])
        and (not numbers["BYMONTHDAY"] or any(_fits(day, month) for day in numbers["BYMONTHDAY"] for month in months))
    )


def _fits(day: int, month: int) -> bool:
    return 1 <= abs(day) <= _LONGEST[month - 1]
