"""What becomes of a deadline that falls on a free day."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from donghanh.domain.calendar.working_days import WorkingCalendar


class Rule(StrEnum):
    """How a day answers to free days."""

    KEEP = "keep"
    """A day printed in a plan, a day on which a report is due: it stands as it is written and never moves later."""
    NEXT_WORKING = "next_working"
    """A meeting, a visit, a term that runs out: on a free day it goes to the next working day."""


def shift(day: dt.date, rule: Rule, calendar: WorkingCalendar) -> dt.date:
    """The day on which the deadline falls.

    A term that ends on a weekend or a holiday ends with the working day after it: Bộ luật Dân sự 91/2015/QH13, Điều
    148 khoản 5. That law is about terms ("within five days"), not about a day somebody wrote down: a plan says its day
    itself, and the days of periodic reports stand in NĐ 09/2019/NĐ-CP or in the plan, with no word of moving them
    (recalled, to be checked against the text). Such a day is kept; who has to act is reminded on :func:`reminder_day`.
    """
    return day if rule is Rule.KEEP else calendar.on_or_after(day)


def reminder_day(day: dt.date, calendar: WorkingCalendar) -> dt.date:
    """The last working day on which what is due by the day can still be done: the day itself or the one before it."""
    return calendar.on_or_before(day)
