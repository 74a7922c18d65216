"""How often a club is asked to meet, and how it kept to it.

A rule says "so many meetings a year". Where the number divides the months evenly each stretch of months must have its
meeting (12: every month, 6: every two months, 24: two a month); where it does not (5 a year) only the year as a whole
is judged. A stretch counts only if the club was there and not resting through all of it.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MONTHS = 12


@dataclass(frozen=True)
class Slot:
    """A stretch of months of one year, ``[since, until)``, with what is asked for and what there was."""

    since: dt.date
    until: dt.date
    need: int
    held: int = 0
    planned: int = 0
    is_excused: bool = False
    """Whether nothing is asked: the club was not yet, no more, or resting on a day of it."""

    def is_missed(self, today: dt.date) -> bool:
        """Over, and fewer meetings than asked for."""
        return not self.is_excused and self.until <= today and self.held < self.need

    @property
    def lacks(self) -> int:
        """How many meetings are neither held nor planned."""
        return 0 if self.is_excused else max(0, self.need - self.held - self.planned)


def slots_of(
    per_year: int,
    year: int,
    *,
    held: Iterable[dt.date],
    planned: Iterable[dt.date] = (),
    founded_on: dt.date,
    ended_on: dt.date | None = None,
    rests: Sequence[tuple[dt.date, dt.date | None]] = (),
) -> list[Slot]:
    """The stretches of a year in their order; none where nothing is asked. ``rests`` are half-open pauses."""
    if per_year <= 0:
        return []
    months, need = _stretch(per_year)
    held, planned = list(held), list(planned)
    found = []
    for first in range(1, MONTHS + 1, months):
        since, until = dt.date(year, first, 1), _month(year, first + months)
        excused = (
            founded_on > since
            or (ended_on is not None and ended_on < until)
            or any(begin < until and (end is None or end > since) for begin, end in rests)
        )
        held_in, planned_in = (sum(since <= day < until for day in days) for days in (held, planned))
        found.append(Slot(since, until, need, held_in, planned_in, is_excused=excused))
    return found


def next_day(slots: Iterable[Slot], today: dt.date, *, like: dt.date | None = None) -> dt.date | None:
    """A day for the next meeting: in the first stretch, not yet over, that lacks one; the same week and weekday of the month
    as ``like`` (the latest meeting) where that still lies ahead, else a week from today or the last day of the stretch.
    ``None`` where no stretch lacks a meeting."""
    for slot in slots:
        if slot.until <= today or not slot.lacks:
            continue
        last = slot.until - dt.timedelta(days=1)
        for first in _months(slot):
            day = _alike(first, like) if like else None
            if day is not None and today <= day <= last:
                return day
        return min(max(today, slot.since) + dt.timedelta(days=7), last)
    return None


def _stretch(per_year: int) -> tuple[int, int]:
    """Months of a stretch, and meetings in each."""
    if per_year <= MONTHS and MONTHS % per_year == 0:
        return MONTHS // per_year, 1
    if per_year % MONTHS == 0:
        return 1, per_year // MONTHS
    return MONTHS, per_year


def _month(year: int, month: int) -> dt.date:
    return dt.date(year + 1, 1, 1) if month > MONTHS else dt.date(year, month, 1)


def _months(slot: Slot) -> list[dt.date]:
    last = (slot.until - dt.timedelta(days=1)).month
    return [dt.date(slot.since.year, month, 1) for month in range(slot.since.month, last + 1)]


def _alike(first: dt.date, like: dt.date) -> dt.date:
    """The day of that month with the weekday of ``like``, in the same week of the month, or in its last."""
    week = (like.day - 1) // 7
    day = 1 + (like.weekday() - first.weekday()) % 7 + 7 * week
    days = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=day if day <= days else day - 7)
