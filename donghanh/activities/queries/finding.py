"""Activities as lists show them, and those that look like one just typed."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q

from donghanh.activities.models import Activity, ActivityKind, ActivityQuerySet, ActivityState, AttendanceCell
from donghanh.domain.attendance import Cell
from donghanh.foundation.access import Scope
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

NEAR = dt.timedelta(days=3)
MOST_TWINS = 3


@dataclass(frozen=True)
class Asked:
    """What a list of activities is narrowed by; what is empty narrows nothing. Days include both ends."""

    words: str = ""
    kind_id: uuid.UUID | None = None
    group: str = ""
    village_id: uuid.UUID | None = None
    host_id: uuid.UUID | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    state: str = ""


def activities_found(scope: Scope, asked: Asked) -> ActivityQuerySet:
    """Activities the scope may see that answer to what is asked, newest first. What is cancelled shows only when asked for."""
    found = Activity.objects.visible_to(scope)
    found = found.filter(state=asked.state) if asked.state else found.standing()
    if asked.words:
        found = found.matching(asked.words)
    if asked.kind_id:
        found = found.filter(kind_id=asked.kind_id)
    if asked.group:
        found = found.filter(kind__group=asked.group)
    if asked.village_id:
        lines = Unit.objects.filter(pk=asked.village_id).values("line")
        found = found.filter(village__line__in=lines)
    if asked.host_id:
        found = found.filter(host_id=asked.host_id)
    if asked.since:
        found = found.filter(Q(held_on__gte=asked.since) | Q(ends_on__gte=asked.since))
    if asked.until:
        found = found.filter(held_on__lte=asked.until)
    return found.newest_first()


def likely_twins(
    *,
    kind: ActivityKind,
    held_on: dt.date,
    village: Unit | None,
    host: Organisation,
    total: int | None,
    but: uuid.UUID | None = None,
) -> list[Activity]:
    """Activities of the unit that may be the very one somebody is about to record: the same kind within three days, in the
    same place, or by the same host on the same day, and not with quite another number of people. One query.

    Two talks of one host in two villages on one day are two, and so are two in one village a week apart.
    """
    near = Activity.objects.standing().filter(
        unit__line=host.unit.line, kind=kind, held_on__gte=held_on - NEAR, held_on__lte=held_on + NEAR
    )
    same_place = Q(village=village) if village else Q(village__isnull=True, held_on=held_on)
    same_host = Q(host=host, held_on=held_on) & (Q(village__isnull=True) | Q(village=village) if village else Q())
    rows = near.filter(same_place | same_host).select_related("village", "host", "kind")
    if but is not None:
        rows = rows.exclude(pk=but)
    alike = [row for row in rows.order_by("held_on", "pk") if _alike(row, held_on, total)]
    return alike[:MOST_TWINS]


def cells_of(activity: Activity) -> dict[Cell, int]:
    """The combinations stored for an activity; the rest of its total is unknown. One query."""
    rows = AttendanceCell.objects.filter(activity=activity)
    return {Cell(row.sex, row.age, row.ethnicity, row.disability): row.count for row in rows}


def _alike(row: Activity, held_on: dt.date, total: int | None) -> bool:
    if row.state == ActivityState.PLANNED or row.total is None or total is None:
        return row.held_on == held_on
    if row.held_on == held_on:
        return abs(row.total - total) * 5 <= max(row.total, total)
    return row.total == total and total > 0
