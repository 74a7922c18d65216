"""How often somebody is asked whether standing work goes on: the period a day belongs to, and from when it is asked about.

Work without a deadline is never late; it is asked after once a period, when the period draws to its end. Calendar months,
quarters and half years, so that a period of one length never straddles two of another.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

NEVER, MONTHLY, QUARTERLY, HALF_YEARLY = 0, 1, 3, 6
LENGTHS = (MONTHLY, QUARTERLY, HALF_YEARLY)
"""How many months a period may have; each divides the year."""
_DAYS_OF_A_MONTH = dt.timedelta(days=10)
"""A month is asked about in its last ten days."""


@dataclass(frozen=True)
class Period:
    """A stretch of whole months, half-open: ``until`` is the first day of the next."""

    first: dt.date
    until: dt.date

    @property
    def last(self) -> dt.date:
        """Its last day: the last on which it is asked about, and on which an answer can be corrected."""
        return self.until - dt.timedelta(days=1)

    @property
    def months(self) -> int:
        """How many months it has."""
        return (self.until.year - self.first.year) * 12 + self.until.month - self.first.month

    @property
    def last_month(self) -> dt.date:
        """The first day of its last month. What began on that day or later is too young to be asked about."""
        return _month(self.until.year, self.until.month - 1)

    @property
    def draws_to_its_end(self) -> dt.date:
        """The day with which the asking begins: the first of its last month, of a month the tenth from its end."""
        return self.until - _DAYS_OF_A_MONTH if self.months == MONTHLY else self.last_month

    def is_asked_on(self, day: dt.date) -> bool:
        """Whether it is asked about on the day. Working or not: nobody is told of it but on a working day, and who looks on
        another may answer."""
        return self.draws_to_its_end <= day < self.until

    def is_asked_of(self, *, began: dt.date, ends: dt.date) -> bool:
        """Whether it is asked about what began on one day and ends with another: something must have been at work before its
        last month, and not have ended before it began."""
        return began < self.last_month and ends >= self.first


def period_of(day: dt.date, months: int) -> Period:
    """The period of so many months in which the day lies. ``ValueError`` for a length that is none of ``LENGTHS``."""
    if months not in LENGTHS:
        raise ValueError(f"no period has {months} months")
    start = (day.month - 1) // months * months + 1
    return Period(_month(day.year, start), _month(day.year, start + months))


def _month(year: int, month: int) -> dt.date:
    """The first day of a month, counted on over either end of the year."""
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
