"""The days of a task in a later year."""

import datetime as dt

from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Task

FEBRUARY, LEAP_DAY = 2, 29


def moved_by(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes the 28th in a year that has none."""
    at = day.year + years
    try:
        return day.replace(year=at)
    except ValueError:
        return dt.date(at, FEBRUARY, LEAP_DAY - 1)


def due_in(task: Task, years: int) -> Due:
    """When the task would be due so many years later. The printed words are those of the old paper and stay behind."""
    due_on = moved_by(task.due_on, years) if task.due_on else None
    start = moved_by(task.window_from, years) if task.window_from else None
    until = moved_by(task.window_until, years) if task.window_until else None
    if start and until and start >= until:
        start, until = None, None
    schedule = Schedule(task.schedule)
    if schedule == Schedule.WINDOW and not start:
        schedule = Schedule.FIXED
    return Due(schedule, due_on, start, until, task.recurrence)
