"""Printed deadlines turned into days. Plain functions: no clock, no database, today is an argument.

Values are those of ``domain.text.dates``: ``2026-11-15``, ``2026-11``, ``2026``, ``2026-Q2``, and without a year
``--12-15`` (a day of every year), ``--11``, ``--Q2``, ``---20`` (a day of every month).
"""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from donghanh.domain.text.date_values import day_before
from donghanh.domain.text.rhythms_said import rule_said

_DAY = dt.timedelta(days=1)
_VALUE = re.compile(r"(?P<year>\d{4}|-)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d|-)(?:-(?P<day>\d\d))?))?", re.ASCII)
_EVERY_YEAR = re.compile(r"\b(?:hằng|hàng|mỗi)\s+năm\b", re.IGNORECASE)
_MONTHS_OF_PERIOD = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}


class Schedule(StrEnum):
    """How a task lies in time. Only the first three can be late."""

    FIXED = "fixed"
    WINDOW = "window"
    RECURRING = "recurring"
    STANDING = "standing"
    ON_EVENT = "on_event"


@dataclass(frozen=True)
class Due:
    """When a task is to be done. ``due_on`` is the last good day; the window is half-open."""

    schedule: Schedule
    due_on: dt.date | None = None
    window_from: dt.date | None = None
    window_until: dt.date | None = None
    recurrence: str = ""
    """``weekly``, ``monthly``, ``quarterly``, ``half_yearly``, ``yearly``, ``---20`` for a day of every month, or a rule of
    RFC 5545 for a day of the last month of every quarter or half."""
    text: str = ""
    """The words as printed; they stay beside the day for as long as the task lives."""
    rule: str = ""

    def columns(self) -> dict[str, Any]:
        """What a task keeps of it, by the names of its columns and cut to what they hold."""
        return {
            "schedule": self.schedule.value,
            "due_on": self.due_on,
            "due_text": self.text[:200],
            "due_rule": self.rule[:20],
            "window_from": self.window_from,
            "window_until": self.window_until,
            "recurrence": self.recurrence[:200],
        }


STANDING = Due(Schedule.STANDING)


def bounds(value: str, *, year: int | None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day a value covers, with ``year`` standing in where the value names none.

    ``None`` when the value is no date, names an impossible day, or needs a year that is not known.
    """
    match = _VALUE.fullmatch(value.strip())
    if not match:
        return None
    at_year = int(match["year"]) if match["year"] != "-" else year
    if not at_year or not dt.MINYEAR <= at_year < dt.MAXYEAR or match["month"] == "-":
        return None
    try:
        if match["day"]:
            day = dt.date(at_year, int(match["month"]), int(match["day"]))
            return day, day
        if match["month"]:
            return dt.date(at_year, int(match["month"]), 1), _month_end(at_year, int(match["month"]))
    except ValueError:
        return None
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        return dt.date(at_year, last - 2, 1), _month_end(at_year, last)
    return dt.date(at_year, 1, 1), dt.date(at_year, 12, 31)


def last_good_day(value: str, *, rule: str, text: str, year: int | None) -> dt.date | None:
    """The last day on which the thing is still in time.

    "Trước ngày D" leaves D out (D − 1); "chậm nhất", "đến hết ngày D" and a bare day keep it. A printed month, quarter
    or year counts to its last day, or, after "trước", to the eve of its first.
    """
    span = bounds(value, year=year)
    if span is None:
        return None
    return span[0] - _DAY if excludes_its_day(rule=rule, text=text) else span[1]


def excludes_its_day(*, rule: str, text: str) -> bool:
    """Whether the printed deadline names the first day that is too late ("trước …") and not the last good one. The
    reader's rule counts; without one the words do."""
    words = text.casefold()
    says_before = re.search(r"\btrước\b(?!\s+(?:khi\s+)?hết)", words) is not None
    says_until = re.search(r"\b(?:chậm nhất|muộn nhất|đến hết|hết ngày)\b", words) is not None
    return (rule == "before" or (not rule and says_before)) and not says_until


def due_of(deadline: Mapping[str, Any] | None, *, schedule: str | Mapping[str, Any] | None, year: int | None) -> Due:
    """What a candidate's ``deadline`` and ``schedule`` mean for a plan of the given year.

    A range becomes a window whose last printed day still counts; a day printed without a year falls in the plan's year,
    and comes back every year only where the words say so; a recurrence without a day has no due day. What cannot be read keeps its words and no day, so a person can set one.
    A schedule that is itself a printed time ("hằng tháng") is read when there is no deadline.
    """
    if isinstance(schedule, Mapping):
        deadline, schedule = deadline or schedule, None
    if not deadline:
        return Due(_schedule(schedule) or Schedule.STANDING)
    text, rule = str(deadline.get("text") or ""), str(deadline.get("rule") or "")
    recurrence = str(deadline.get("recurring") or "")
    if span := deadline.get("range"):
        first, last = (bounds(str(edge), year=year) for edge in (span[0], span[-1]))
        if first and last and first[0] <= last[1]:
            return Due(Schedule.WINDOW, last[1], first[0], last[1] + _DAY, recurrence, text, rule)
    value = str(deadline.get("date") or "")
    if value.startswith("---"):
        every = _on_its_day(value, recurrence or "monthly", is_late=excludes_its_day(rule=rule, text=text))
        return Due(Schedule.RECURRING, recurrence=every, text=text, rule=rule)
    due_on = last_good_day(value, rule=rule, text=text, year=year) if value else None
    if value.startswith("--") and (recurrence == "yearly" or _EVERY_YEAR.search(text)):
        return Due(Schedule.RECURRING, due_on, recurrence="yearly", text=text, rule=rule)
    if recurrence:
        return Due(Schedule.RECURRING, due_on, recurrence=recurrence, text=text, rule=rule)
    if due_on:
        return Due(Schedule.FIXED, due_on, text=text, rule=rule)
    return Due(_schedule(schedule) or Schedule.STANDING, text=text, rule=rule)


def _on_its_day(value: str, rhythm: str, *, is_late: bool) -> str:
    """The recurrence of a day of the month (``---20``): of every month, or of the last of every quarter or half.

    Where the day is the first that ``is_late``, it is the one before; before the first of a month, that month is over.
    """
    last = day_before(value) if is_late else value
    if rhythm not in ("quarterly", "half_yearly"):
        return last or "monthly"
    return rule_said(rhythm, str(int((last or value)[3:]))) or rhythm


def next_occurrence(recurrence: str, *, today: dt.date) -> dt.date | None:
    """The last day of the running period of a recurring task, or its next named day; ``None`` if it has no rhythm."""
    if recurrence == "weekly":
        return today + dt.timedelta(days=6 - today.weekday())
    if match := re.fullmatch(r"---(\d\d)", recurrence):
        wanted = int(match[1])
        for ahead in range(3):  # a month too short for the day is passed over, as the office does
            month = (today.month - 1 + ahead) % 12 + 1
            year = today.year + (today.month - 1 + ahead) // 12
            if wanted <= _month_end(year, month).day and (day := dt.date(year, month, wanted)) >= today:
                return day
        return None
    months = _MONTHS_OF_PERIOD.get(recurrence)
    if months is None:
        return None
    return _month_end(today.year, -(-today.month // months) * months)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _schedule(word: str | None) -> Schedule | None:
    return Schedule(word) if word in set(Schedule) else None
