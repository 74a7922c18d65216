"""Work done after the page has answered: queued, retried, taken back from dead workers, started by the calendar."""

from donghanh.foundation.jobs.registry import GiveUp, job
from donghanh.foundation.jobs.timetable import every_day, schedule

__all__ = ["GiveUp", "every_day", "job", "schedule"]
