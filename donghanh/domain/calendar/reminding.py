"""On which day somebody is reminded: never on a free day, never on a quiet one, and not twice of one thing on one day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from donghanh.domain.calendar.working_days import ONE_DAY, WorkingCalendar

REACH = dt.timedelta(days=90)
"""How far around a day its deadlines are looked for: ten working days over Tết, and quiet days beside it, are far less."""
LOOK_BACK = dt.timedelta(days=14)
"""What fell on a day on which the machine was off is made up for, up to so long ago."""


@dataclass(frozen=True)
class Reminder:
    """What is said today of a day on which something is due."""

    offset: int
    """The step of the ladder: so many working days before the deadline; after it when negative."""
    left: int
    """How many working days are left from today in truth: a quiet day may have moved the step."""


@dataclass(frozen=True)
class SendingDays:
    """The days on which an office is reminded: its working days without its quiet ones."""

    calendar: WorkingCalendar
    quiet: frozenset[dt.date] = frozenset()

    def is_one(self, day: dt.date) -> bool:
        """Whether reminders go out on the day."""
        return day not in self.quiet and self.calendar.is_working_day(day)

    def missed_before(self, today: dt.date, ran: Collection[dt.date]) -> frozenset[dt.date]:
        """The sending days just before today on which nothing ran; what is older than the last run is settled."""
        missed = set()
        day = today - ONE_DAY
        while day >= today - LOOK_BACK and day not in ran:
            if self.is_one(day):
                missed.add(day)
            day -= ONE_DAY
        return frozenset(missed)

    def reminders(
        self, today: dt.date, offsets: Iterable[int], *, missed: Collection[dt.date] = ()
    ) -> dict[dt.date, Reminder]:
        """For which days of deadlines something is said today, and what.

        The ladder is counted from the last working day on which the thing can still be done (``reminder_day``). A step
        before the deadline that falls on a quiet day is taken on the sending day before it, a step after it on the one
        after: nobody is told of being late before they are. Steps of one deadline that fall together are told once, as
        the last of them.
        """
        first, last = today - LOOK_BACK - REACH, today + REACH
        working = [day for day in _days(first - REACH, last + REACH) if self.calendar.is_working_day(day)]
        here = bisect_left(working, today)
        wanted = {today, *missed}
        found: dict[dt.date, Reminder] = {}
        steps = sorted(offsets)
        for due in _days(first, last):
            at = bisect_right(working, due) - 1
            for offset in steps:  # the latest step first: it is the one told
                if self._sent_on(working, at - offset, -1 if offset >= 0 else 1) in wanted:
                    found[due] = Reminder(offset, at - here)
                    break
        return found

    def weekly(self, today: dt.date, weekday: int, *, missed: Collection[dt.date] = ()) -> dt.date | None:
        """The day of the weekly digest that goes out today: this weekday, or the first sending day after it."""
        wanted = {today, *missed}
        day = today
        while day >= today - LOOK_BACK - REACH:
            if day.weekday() == weekday:
                out = next(d for d in _days(day, day + REACH) if self.is_one(d))
                return day if out in wanted else None
            day -= ONE_DAY
        return None

    def _sent_on(self, working: list[dt.date], place: int, step: int) -> dt.date | None:
        while 0 <= place < len(working):
            if working[place] not in self.quiet:
                return working[place]
            place += step
        return None


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
