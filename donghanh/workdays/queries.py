"""Questions about working days. What counts for a unit is its own table over the country's."""

import datetime as dt
import uuid

from django.db.models import Q

from donghanh.domain.calendar import WorkingCalendar
from donghanh.foundation.access import Scope
from donghanh.units.models import Unit, UnitQuerySet
from donghanh.workdays.models import Kind, SpecialDay, SpecialDayQuerySet
from donghanh.workdays.table import Table, lay

FIRST_YEAR = 2020
"""The first year of the table; deadlines before it are nobody's business any more."""
YEARS_AHEAD = 9


def years_open(on: dt.date) -> range:
    """The years that may be looked at and written into on a day."""
    return range(FIRST_YEAR, on.year + YEARS_AHEAD + 1)


def calendar_for(unit_id: uuid.UUID | None, first: dt.date, last: dt.date) -> WorkingCalendar:
    """How the offices of a unit work from one day to another; the country's calendar without a unit. One query.

    Counting may run over the edges: a year is added on either side. Any row of the unit's line names the unit, so the
    table survives a new name.
    """
    return table_of(unit_id, first.year - 1, last.year + 1).calendar()


def quiet_days(unit_id: uuid.UUID | None, first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """The working days from the first to the last on which no reminder goes out. One query."""
    entries = table_of(unit_id, first.year, last.year).entries
    return frozenset(e.day for e in entries if e.kind is Kind.QUIET and e.works and first <= e.day <= last)


def table_of(unit_id: uuid.UUID | None, first_year: int, last_year: int) -> Table:
    """The special days of whole years as they count for a unit, each with where it comes from. One query."""
    rows = rows_of(unit_id).filter(day__gte=dt.date(first_year, 1, 1), day__lte=dt.date(last_year, 12, 31))
    return lay(range(first_year, last_year + 1), list(rows.select_related("notice").order_by("day", "id")))


def rows_of(unit_id: uuid.UUID | None) -> SpecialDayQuerySet:
    """The rows that may count for a unit: its own through all its names, and the country's."""
    wanted = Q(unit__isnull=True)
    if unit_id is not None:
        wanted |= Q(unit__line__in=Unit.objects.filter(pk=unit_id).values("line"))
    return SpecialDay.objects.filter(wanted)


def own_units(scope: Scope) -> UnitQuerySet:
    """The units in whose offices the scope holds a post, as they stand on its day."""
    return Unit.objects.on(scope.on).filter(pk__in=scope.unit_ids).order_by("sort_key", "id")
