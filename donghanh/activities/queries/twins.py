"""Activities that look like the one somebody is about to record."""

import datetime as dt
import uuid

from django.db.models import Q

from donghanh.activities.models import Activity, ActivityKind, ActivityQuerySet, ActivityState
from donghanh.foundation.access import Scope
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

NEAR = dt.timedelta(days=3)
MOST_TWINS = 3


def likely_twins(
    *,
    kind: ActivityKind,
    held_on: dt.date,
    village: Unit | None,
    host: Organisation,
    total: int | None,
    ends_on: dt.date | None = None,
    among: ActivityQuerySet | None = None,
    most: int = MOST_TWINS,
) -> list[Activity]:
    """Activities of the unit (of those ``among``) that may be the very one somebody is about to record: the same kind within
    three days, in the same place, or by the same host on the same day, and not with quite another number of people. What
    goes on until ``ends_on`` is the same day on each of its days. One query.

    Two talks of one host in two villages on one day are two, and so are two in one village a week apart.
    """
    last = ends_on or held_on
    rows = Activity.objects.all() if among is None else among
    near = rows.standing().filter(
        unit__line=host.unit.line, kind=kind, held_on__gte=held_on - NEAR, held_on__lte=last + NEAR
    )
    those_days = Q(held_on__gte=held_on, held_on__lte=last)
    same_place = Q(village=village) if village else Q(village__isnull=True) & those_days
    same_host = Q(host=host) & those_days & (Q(village__isnull=True) | Q(village=village) if village else Q())
    found = near.filter(same_place | same_host).select_related("village", "host", "kind", "recorded_by")
    alike = [row for row in found.order_by("held_on", "pk") if _alike(row, held_on, last, total)]
    return alike[:most]


def twins_to_adopt(
    scope: Scope,
    *,
    kind: str,
    held_on: dt.date,
    host: Organisation,
    village: Unit | None = None,
    total: int | None = None,
    ends_on: dt.date | None = None,
    of_host: bool = False,
    most: int = MOST_TWINS,
) -> list[Activity]:
    """What somebody recorded by hand that may be the very thing an app above is about to count (its national ``kind`` by code),
    as far as the scope may see it; what is another session, meeting, turn or inspection already never is. ``of_host`` leaves out
    what other bodies held. Two queries."""
    national = ActivityKind.objects.filter(code=kind, unit__isnull=True).first()
    if national is None:
        return []
    among = Activity.objects.visible_to(scope).unclaimed()
    return likely_twins(
        kind=national,
        held_on=held_on,
        ends_on=ends_on,
        village=village,
        host=host,
        total=total,
        among=among.filter(host=host) if of_host else among,
        most=most,
    )


def is_unclaimed(pk: uuid.UUID) -> bool:
    """Whether nothing of an app above stands behind this activity. One query."""
    return Activity.objects.unclaimed().filter(pk=pk).exists()


def _alike(row: Activity, first: dt.date, last: dt.date, total: int | None) -> bool:
    same_day = first <= row.held_on <= last
    if row.state == ActivityState.PLANNED or row.total is None or total is None:
        return same_day
    if same_day:
        return abs(row.total - total) * 5 <= max(row.total, total)
    return row.total == total and total > 0
