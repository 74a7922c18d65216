"""Laying an office's table over the notice, and the notice over the law. The page and the calendar both read this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from donghanh.domain.calendar import StatutoryDay, WorkingCalendar, statutory_days
from donghanh.domain.calendar.working_days import SATURDAY
from donghanh.workdays.models import Confidence, Kind, SpecialDay, YearNotice


class Standing(StrEnum):
    """How sure a day of the table is."""

    LAW = "law"
    """The law gives it and nobody may move it."""
    SEEN = "seen"
    """A row whose source somebody saw."""
    RECALLED = "recalled"
    """A row somebody remembers."""
    SUPPOSED = "supposed"
    """Computed, and waiting for the notice of the year."""


@dataclass(frozen=True)
class Entry:
    """One day of the table: from the law (``statutory``) or from a row, and what it stands over."""

    day: dt.date
    kind: Kind
    standing: Standing
    statutory: StatutoryDay | None = None
    row: SpecialDay | None = None
    over: Entry | None = None
    """What the day would be without the row, where it would be special at all."""

    @property
    def works(self) -> bool:
        """Whether offices work on the day. A quiet day changes nothing about that: a Saturday stays free."""
        if self.kind is Kind.QUIET:
            return self.over.works if self.over else self.day.weekday() < SATURDAY
        return self.kind is Kind.WORKED

    @property
    def is_own(self) -> bool:
        """Whether the office wrote it."""
        return self.row is not None and self.row.unit_id is not None


@dataclass(frozen=True)
class Table:
    """The special days of some years in order, and the notice that counts for each year."""

    entries: tuple[Entry, ...]
    notices: dict[int, YearNotice]

    @property
    def settled_years(self) -> frozenset[int]:
        """The years whose notice was seen."""
        return frozenset(year for year, notice in self.notices.items() if notice.is_seen)

    def calendar(self) -> WorkingCalendar:
        """The table as the value that counts."""
        return WorkingCalendar(
            days_off=frozenset(e.day for e in self.entries if not e.works),
            swapped_in=frozenset(e.day for e in self.entries if e.works),
            settled_years=self.settled_years,
        )


def lay(years: Iterable[int], rows: Iterable[SpecialDay]) -> Table:
    """The table of whole years from rows of one unit and of the country (with their notices joined).

    Holidays of the law are computed here and are no rows: rows would end with the last year somebody shipped, would
    have to be loaded anew when a rule changes, and could be taken for something a person had seen. A row says what a
    notice or an office said.
    """
    own = [row for row in rows if row.unit_id is not None]
    national = [row for row in rows if row.unit_id is None]
    notices = {row.notice.year: row.notice for row in [*national, *own] if row.notice}  # own ones win: they come last
    days: dict[dt.date, Entry] = {}
    for year in years:
        for one in statutory_days(year, has_notice=year in notices):
            standing = Standing.SUPPOSED if one.is_provisional else Standing.LAW
            days[one.day] = Entry(one.day, Kind.OFF, standing, statutory=one)
    counting = [row for row in national if row.notice is None or notices[row.notice.year].pk == row.notice_id]
    for row in [*counting, *own]:
        days[row.day] = replace(_of_row(row), over=days.get(row.day))
    return Table(tuple(days[day] for day in sorted(days)), notices)


def _of_row(row: SpecialDay) -> Entry:
    standing = Standing.SEEN if row.confidence == Confidence.VERIFIED else Standing.RECALLED
    return Entry(row.day, Kind(row.kind), standing, row=row)
