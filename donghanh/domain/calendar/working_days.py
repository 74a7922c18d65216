"""Counting in working days, as deadlines of offices do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)

# Bộ luật Lao động 45/2019/QH14, Điều 112: New Year, 30/4, 1/5 and 2/9 fall on the same day each year. Tết, Giỗ Tổ and
# the second day of Quốc khánh follow the moon or the yearly notice, so they are in the table or they are not known.
FIXED = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})


@dataclass(frozen=True)
class WorkingCalendar:
    """Days off and swapped working days from the yearly notices, and for which years a notice was seen.

    Saturday and Sunday are free. A year without its notice still knows the holidays that never move; what is computed
    over it is provisional (:meth:`is_settled`).
    """

    days_off: frozenset[dt.date] = frozenset()
    """Weekdays on which offices are closed: holidays and the days given instead of those on a weekend."""
    swapped_in: frozenset[dt.date] = frozenset()
    """Saturdays and Sundays worked instead of a weekday that was given free."""
    settled_years: frozenset[int] = field(default_factory=frozenset)

    def is_working_day(self, day: dt.date) -> bool:
        """Whether offices work on the day."""
        if day in self.swapped_in:
            return True
        if day.weekday() >= SATURDAY or day in self.days_off:
            return False
        return (day.month, day.day) not in FIXED

    def is_settled(self, first: dt.date, last: dt.date) -> bool:
        """Whether the notice of every year from the first day to the last was seen, so that counting is final."""
        return all(year in self.settled_years for year in range(first.year, last.year + 1))

    def on_or_after(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the next one: a deadline that ends on a free day moves on.

        Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5.
        """
        return next(d for d in _days_from(day, ONE_DAY) if self.is_working_day(d))

    def on_or_before(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the last one before: where something must be there *by* a day."""
        return next(d for d in _days_from(day, -ONE_DAY) if self.is_working_day(d))

    def add(self, day: dt.date, count: int) -> dt.date:
        """The working day ``count`` working days after the day (before it when negative); the day itself never counts.

        Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 2: the first day of a term is the day after. With zero the answer is
        :meth:`on_or_after`.
        """
        if count == 0:
            return self.on_or_after(day)
        step = ONE_DAY if count > 0 else -ONE_DAY
        working = (d for d in _days_from(day + step, step) if self.is_working_day(d))
        for _ in range(abs(count) - 1):
            next(working)
        return next(working)

    def between(self, first: dt.date, last: dt.date) -> int:
        """How many working days lie after ``first`` up to and with ``last``; negative when ``last`` is earlier.

        What "còn 3 ngày làm việc" and "chậm 2 ngày làm việc" count.
        """
        if last < first:
            return -self.between(last, first)
        span = (last - first).days
        return sum(self.is_working_day(first + dt.timedelta(days=n)) for n in range(1, span + 1))


def _days_from(day: dt.date, step: dt.timedelta) -> Iterator[dt.date]:
    while True:
        yield day
        day += step
