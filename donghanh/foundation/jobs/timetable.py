"""What the calendar starts: each entry at most once a day, from the hour it names, caught up when the PC was off."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from donghanh.foundation.jobs.models import ScheduledRun
from donghanh.foundation.jobs.registry import AnyTask


def every_day(day: dt.date) -> bool:
    """Due on every day."""
    return True


@dataclass(frozen=True)
class Entry:
    """One line of the schedule."""

    name: str
    run: AnyTask
    at: dt.time
    due: Callable[[dt.date], bool]


_entries: dict[str, Entry] = {}


def schedule(
    name: str, run: AnyTask, *, at: dt.time = dt.time(5, 0), due: Callable[[dt.date], bool] = every_day
) -> None:
    """Have the job queued on days that are ``due``, once it is ``at`` o'clock. Called from ``AppConfig.ready()``.

    The job takes no arguments but ``day`` (ISO text). A day on which no worker ran is not made up for later, but a
    worker that starts late in the day still queues the day's jobs.
    """
    _entries[name] = Entry(name=name, run=run, at=at, due=due)


def start_due_jobs(now: dt.datetime) -> list[str]:
    """Queue what is due at this local instant and was not queued today; return the names of what was queued.

    Safe to call from several workers at once: the unique (schedule, date) lets one of them win, and the queueing
    stands in the same transaction.
    """
    day = now.date()
    due = [entry for entry in _entries.values() if now.time() >= entry.at and entry.due(day)]
    if not due:
        return []
    begun = set(ScheduledRun.objects.filter(date=day).values_list("schedule", flat=True))
    return [entry.name for entry in due if entry.name not in begun and _start(entry, day, now)]


def _start(entry: Entry, day: dt.date, now: dt.datetime) -> bool:
    try:
        with transaction.atomic():
            ScheduledRun.objects.create(schedule=entry.name, date=day, started_at=now)
            entry.run.enqueue(day=day.isoformat())
    except IntegrityError:
        return False  # another worker was quicker
    return True
