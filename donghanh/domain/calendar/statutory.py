"""The holidays the law gives, year by year: which are certain, and which wait for the yearly notice.

Bộ luật Lao động 45/2019/QH14: Điều 112 khoản 1 names the holidays, khoản 3 leaves the days of Tết and the second day
of Quốc khánh to the Prime Minister, year by year; Điều 111 khoản 3 gives the next working day for a holiday that falls
on a weekend.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from donghanh.domain.calendar import lunar
from donghanh.domain.calendar.working_days import ONE_DAY, SATURDAY, WorkingCalendar

SECOND_NATIONAL_DAY_SINCE = 2021
"""Bộ luật Lao động 45/2019 is in force from 1/1/2021; the code before it gave one day for Quốc khánh."""


class Holiday(StrEnum):
    """What a day is free for."""

    NEW_YEAR = "new_year"
    TET = "tet"
    HUNG_KINGS = "hung_kings"
    REUNIFICATION = "reunification"
    LABOUR = "labour"
    NATIONAL = "national"


@dataclass(frozen=True)
class StatutoryDay:
    """One free day. ``number`` counts the days of Tết: 0 is its eve, 1 its first day; elsewhere it is 0."""

    day: dt.date
    holiday: Holiday
    number: int = 0
    is_instead: bool = False
    """Given instead of a holiday that fell on a weekend."""
    is_provisional: bool = False
    """Supposed until the year's notice is seen: Tết before and after its first three days, a second day of Quốc khánh."""


def statutory_days(year: int, *, has_notice: bool = False) -> tuple[StatutoryDay, ...]:
    """The free days of a year in order, weekends among them.

    Until the notice is seen Tết is supposed to be its eve and its first four days, and Quốc khánh to take the neighbour
    that joins it to a weekend. With ``has_notice`` none of that is supposed, nor what would be given instead of it: the
    notice says it. The first three days of Tết and 2/9 are free under any notice.
    """
    days = [
        StatutoryDay(dt.date(year, 1, 1), Holiday.NEW_YEAR),
        *_tet(year, has_notice=has_notice),
        StatutoryDay(lunar.solar_day(year, 3, 10), Holiday.HUNG_KINGS),
        StatutoryDay(dt.date(year, 4, 30), Holiday.REUNIFICATION),
        StatutoryDay(dt.date(year, 5, 1), Holiday.LABOUR),
        *_national_day(year, has_notice=has_notice),
    ]
    arranged = {Holiday.TET, Holiday.NATIONAL} if has_notice else set()
    owed = [one for one in days if one.day.weekday() >= SATURDAY and one.holiday not in arranged]
    return tuple(sorted([*days, *_instead_of(owed, {one.day for one in days})], key=lambda one: one.day))


def statutory_calendar(years: Iterable[int]) -> WorkingCalendar:
    """The calendar of years of which nothing is known but the law: no year is settled."""
    return WorkingCalendar(days_off=frozenset(one.day for year in years for one in statutory_days(year)))


def _tet(year: int, *, has_notice: bool) -> Iterator[StatutoryDay]:
    first = lunar.new_year(year)
    for number in range(1, 4) if has_notice else range(5):
        yield StatutoryDay(first + (number - 1) * ONE_DAY, Holiday.TET, number=number, is_provisional=number in (0, 4))


def _national_day(year: int, *, has_notice: bool) -> Iterator[StatutoryDay]:
    day = dt.date(year, 9, 2)
    yield StatutoryDay(day, Holiday.NATIONAL)
    if year >= SECOND_NATIONAL_DAY_SINCE and not has_notice:
        # Sunday, Monday and Thursday reach the weekend (or leave it) by the day after, the others by the day before.
        after = day.weekday() in (6, 0, 3)
        yield StatutoryDay(day + ONE_DAY if after else day - ONE_DAY, Holiday.NATIONAL, is_provisional=True)


def _instead_of(owed: list[StatutoryDay], taken: set[dt.date]) -> Iterator[StatutoryDay]:
    for one in owed:
        day = one.day
        while day in taken or day.weekday() >= SATURDAY:
            day += ONE_DAY
        taken = taken | {day}
        # What is given instead of a day of Tết or Quốc khánh moves with the arrangement, however certain that day is.
        moves = one.is_provisional or one.holiday in (Holiday.TET, Holiday.NATIONAL)
        yield StatutoryDay(day, one.holiday, is_instead=True, is_provisional=moves)
