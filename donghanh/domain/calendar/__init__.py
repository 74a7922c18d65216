"""Working days: what counts as one, and how far away a day lies in them. The holidays are given, never assumed.

``statutory`` says which holidays the law gives in a year, with the moon computed in ``lunar``; whoever builds a
calendar lays the yearly notice and an office's own table over them.
"""

from donghanh.domain.calendar.check_ins import LENGTHS, Period, period_of
from donghanh.domain.calendar.deadlines import Rule, reminder_day, shift
from donghanh.domain.calendar.reminding import Reminder, SendingDays
from donghanh.domain.calendar.statutory import Holiday, StatutoryDay, statutory_calendar, statutory_days
from donghanh.domain.calendar.working_days import WorkingCalendar

__all__ = [
    "LENGTHS",
    "Holiday",
    "Period",
    "Reminder",
    "Rule",
    "SendingDays",
    "StatutoryDay",
    "WorkingCalendar",
    "period_of",
    "reminder_day",
    "shift",
    "statutory_calendar",
    "statutory_days",
]
