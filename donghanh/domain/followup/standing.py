"""Four cells that always add up to what is counted, and what stands outside them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum


class Standing(StrEnum):
    """How one thing stands on a day."""

    OPEN_IN_TIME = "open_in_time"
    OVERDUE = "overdue"
    CLOSED_ON_TIME = "closed_on_time"
    CLOSED_LATE = "closed_late"
    OUTSIDE = "outside"
    """Not yet given to anybody, or given up for a reason."""


def standing(
    *, is_outside: bool, is_closed: bool, due_on: dt.date, done_on: dt.date | None, today: dt.date
) -> Standing:
    """Where a thing stands. The day itself is still in time.

    What is reported done waits for who looks after, however long that takes: it is judged by the day it was done, so that
    nobody is late for another's delay. While it waits it is open, since it may be handed back.
    """
    if is_outside:
        return Standing.OUTSIDE
    late = (done_on or today) > due_on
    if is_closed:
        return Standing.CLOSED_LATE if late else Standing.CLOSED_ON_TIME
    return Standing.OVERDUE if late else Standing.OPEN_IN_TIME
