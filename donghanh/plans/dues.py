"""The day a turn of a recurring task is due, once free days are counted in."""

import datetime as dt

from donghanh.domain.calendar import WorkingCalendar
from donghanh.plans.models import Shift


def due_of_turn(slot: dt.date, shift: str) -> dt.date:
    """The day itself where a printed day stands; the next working day for what people must come to."""
    return WorkingCalendar().on_or_after(slot) if shift == Shift.NEXT else slot
