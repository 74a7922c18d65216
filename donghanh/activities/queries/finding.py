"""Activities as lists show them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q

from donghanh.activities.models import Activity, ActivityQuerySet, AttendanceCell
from donghanh.domain.attendance import Cell
from donghanh.foundation.access import Scope
from donghanh.units.models import Unit


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


def cells_of(activity: Activity) -> dict[Cell, int]:
    """The combinations stored for an activity; the rest of its total is unknown. One query."""
    rows = AttendanceCell.objects.filter(activity=activity)
    return {Cell(row.sex, row.age, row.ethnicity, row.disability): row.count for row in rows}
