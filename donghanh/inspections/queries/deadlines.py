"""Days of deadlines in the office's own working days."""

import datetime as dt

from donghanh.units.models import Unit
from donghanh.workdays.queries import calendar_for

MOST_DAYS = 250


def due_in(unit: Unit, days: int, since: dt.date) -> dt.date:
    """The day so many working days after ``since``, by the unit's own table. One query. ``days`` is 1 to :data:`MOST_DAYS`."""
    calendar = calendar_for(unit.pk, since, since + dt.timedelta(days=days * 2 + 30))
    return calendar.add(since, days)
