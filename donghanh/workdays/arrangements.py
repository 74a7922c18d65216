"""What a notice of a year arranges, as the rows it makes: plain values, no database."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.domain.calendar import lunar, statutory_days
from donghanh.domain.calendar.working_days import ONE_DAY, SATURDAY
from donghanh.workdays.models import Kind
from donghanh.workdays.refusals import WorkdayRefused

LONGEST = 16
"""Days from the first free one to the last; the longest Tết there has been took ten."""
SHORTEST_TET = 5
TET, NATIONAL, SWAPPED, MADE_UP = "Nghỉ Tết Nguyên đán", "Nghỉ Quốc khánh", "Nghỉ hoán đổi", "Làm bù ngày hoán đổi"
"""What the rows are called: words of the papers, kept as data like every other name."""


@dataclass(frozen=True)
class Given:
    """One day a notice gives or takes."""

    day: dt.date
    kind: Kind
    name: str
    swapped_with: dt.date | None = None


@dataclass(frozen=True)
class Arrangement:
    """Both holidays as printed, weekends included, and the swaps: a weekday that is free and the day worked for it."""

    year: int
    tet_from: dt.date
    tet_last: dt.date
    national_from: dt.date
    national_last: dt.date
    swaps: tuple[tuple[dt.date, dt.date], ...] = ()

    def days(self) -> tuple[Given, ...]:
        """The rows, in order. Weekends are free anyway, and what the law gives under any notice is no row."""
        lawful = {one.day for one in statutory_days(self.year, has_notice=True)}
        found = [
            Given(day, Kind.OFF, name)
            for name, first, last in (
                (TET, self.tet_from, self.tet_last),
                (NATIONAL, self.national_from, self.national_last),
            )
            for day in _days(first, last)
            if day.weekday() < SATURDAY and day not in lawful and day not in {off for off, _ in self.swaps}
        ]
        for off, worked in self.swaps:
            found += [
                Given(off, Kind.OFF, SWAPPED, swapped_with=worked),
                Given(worked, Kind.WORKED, MADE_UP, swapped_with=off),
            ]
        return tuple(sorted(found, key=lambda given: given.day))

    def refuse(self) -> None:
        """Raise ``WorkdayRefused`` for what cannot be meant; its ``field`` is named like the fields here."""
        new_year = lunar.new_year(self.year)
        self._refuse_range("tet_last", self.tet_from, self.tet_last)
        if not self.tet_from <= new_year <= self.tet_last or (self.tet_last - self.tet_from).days + 1 < SHORTEST_TET:
            raise WorkdayRefused("tet_outside", field="tet_from", year=self.year, day=new_year)
        self._refuse_range("national_last", self.national_from, self.national_last)
        if not self.national_from <= dt.date(self.year, 9, 2) <= self.national_last:
            raise WorkdayRefused("national_outside", field="national_from", year=self.year)
        self._refuse_swaps()
        if not self.days():
            raise WorkdayRefused("nothing_in_notice", field="tet_from")

    def _refuse_range(self, field: str, first: dt.date, last: dt.date) -> None:
        if last < first:
            raise WorkdayRefused("range_backwards", field=field)
        if (last - first).days >= LONGEST:
            raise WorkdayRefused("range_long", field=field, days=LONGEST)

    def _refuse_swaps(self) -> None:
        lawful = {one.day for one in statutory_days(self.year, has_notice=True)}
        seen: set[dt.date] = set()
        for off, worked in self.swaps:
            for day in (off, worked):
                if day.year != self.year:
                    raise WorkdayRefused("swap_other_year", field="swaps", day=day, year=self.year)
                if day in seen:
                    raise WorkdayRefused("swap_twice", field="swaps", day=day)
                seen.add(day)
            if off.weekday() >= SATURDAY or off in lawful:
                raise WorkdayRefused("swap_off_free", field="swaps", day=off)
            if worked.weekday() < SATURDAY:
                raise WorkdayRefused("swap_worked_weekday", field="swaps", day=worked)


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += ONE_DAY
