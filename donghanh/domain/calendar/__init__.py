"""Working days: what counts as one, and how far away a day lies in them. The holidays are given, never assumed."""

from donghanh.domain.calendar.working_days import WorkingCalendar

__all__ = ["WorkingCalendar"]
