"""The day a turn of a recurring task is due, once free days are counted in."""

import datetime as dt

from donghanh.domain.calendar import WorkingCalendar
from donghanh.domain.calendar.deadlines import Rule, shift
from donghanh.plans.models import Shift

_RULES = {Shift.KEEP: Rule.KEEP, Shift.NEXT: Rule.NEXT_WORKING}


def due_of_turn(slot: dt.date, way: str, calendar: WorkingCalendar) -> dt.date:
    """The day itself where a printed day stands; the next working day for what people must come to."""
    return shift(slot, _RULES[Shift(way)], calendar)
