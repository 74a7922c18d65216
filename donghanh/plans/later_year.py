"""The days and the words of a task in a later year."""

import datetime as dt

from donghanh.domain.text.later_years import words_in
from donghanh.domain.text.rhythms_said import rhythm_of, rule_said
from donghanh.plans.days import first_deadline, last_deadline
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Task

FEBRUARY, LEAP_DAY = 2, 29


def moved_by(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes the 28th in a year that has none."""
    at = min(day.year + years, dt.MAXYEAR)
    try:
        return day.replace(year=at)
    except ValueError:
        return dt.date(at, FEBRUARY, LEAP_DAY - 1)


def text_in(task: Task, years: int) -> str:
    """What the task says so many years later: the days and years of its own plan's year move along. Needs ``plan`` loaded."""
    return words_in(task.text, of=task.plan.year, years=years)


def _first_deadline(task: Task) -> dt.date | None:
    first = task.original_due_on
    if task.schedule != Schedule.FIXED or first is None:
        return task.due_on
    return first if first_deadline(task.plan) <= first <= last_deadline(task.plan) else task.due_on


def _rule_in(rule: str, years: int) -> str:
    found = rhythm_of(rule)
    if found is None or not (found.until or found.begins):
        return rule
    until, begins = (moved_by(day, years) if day else None for day in (found.until, found.begins))
    return rule_said(found.how_often, found.day, until, every=found.every, begins=begins) or rule


def due_in(task: Task, years: int) -> Due:
    """When the task would be due so many years later, by its first deadline: more time was given for that year alone. The
    printed words are those of the old paper and stay behind. Needs ``plan`` loaded."""
    first = _first_deadline(task)
    due_on = moved_by(first, years) if first else None
    start = moved_by(task.window_from, years) if task.window_from else None
    until = moved_by(task.window_until, years) if task.window_until else None
    if start and until and start >= until:
        start, until = None, None
    schedule = Schedule(task.schedule)
    if schedule == Schedule.WINDOW and not start:
        schedule = Schedule.FIXED
    return Due(schedule, due_on, start, until, _rule_in(task.recurrence, years))
