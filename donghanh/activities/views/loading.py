"""What the pages of activities share: loading through the scope, and what the unit offers to choose from."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from donghanh.activities.models import Activity, ActivityKind
from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.wording import refusal
from donghanh.foundation.access import Scope, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit
from donghanh.units.queries import ancestors, standing, villages, villages_gone

REFUSAL = (ActivityRefused, refusal)
READERS = (ActivityPermission.READ, ActivityPermission.READ_OWN)
RECORDERS = (ActivityPermission.RECORD, ActivityPermission.RECORD_OWN)
now = timezone.now

GONE_SINCE = dt.timedelta(days=400)
"""How long after a village ended something may still be recorded there."""


@dataclass(frozen=True)
class Desk:
    """Where somebody records activities: the unit, and the bodies that may have held one."""

    unit: Unit
    hosts: list[Organisation]
    """The own body first; for the office the others after it."""
    is_office: bool

    def bodies(self, scope: Scope) -> list[Organisation]:
        """Every body of the unit today: who may have helped. One query."""
        return list(Organisation.objects.filter(unit__line=self.unit.line).on(scope.on).order_by("sort_key", "pk"))

    def villages(self, scope: Scope) -> list[Unit]:
        """The villages of the unit today. One query."""
        return list(villages(self.unit, scope.on))

    def places(self, scope: Scope, *also: Unit | None) -> list[Unit]:
        """Where something of the last months may have been: the villages of today, those that ended meanwhile, and ``also``.
        Two queries."""
        gone = villages_gone(self.unit, scope.on - GONE_SINCE, scope.on)
        found = [*self.villages(scope), *gone]
        return found + [one for one in also if one is not None and one not in found]

    def counting_units(self, scope: Scope) -> list[Unit]:
        """The unit itself and those above it but the country. A query a level."""
        above = [one for one in ancestors(self.unit, scope.on) if one.kind != "country"]
        return [self.unit, *reversed(above)]


def desk_of(request: ScopedRequest, unit_id: uuid.UUID | None = None) -> Desk:
    """Where the person records: for a unit named, else for their own. 404 for who records nowhere (there)."""
    scope = request.scope
    own_ids = scope.organisations_with(ActivityPermission.RECORD_OWN)
    offices = set() if scope.narrowed else set(scope.units_with(ActivityPermission.RECORD))
    if unit_id is not None:
        offices &= {unit_id}
    bodies = Organisation.objects.select_related("unit").on(scope.on)
    for office in offices:
        unit = Unit.objects.get(pk=office)
        today = standing(unit, scope.on)
        if today is None or (unit_id is None and today.pk != unit.pk):
            continue
        mine = scope.organisation_ids
        rows = sorted(
            bodies.filter(unit__line=today.line), key=lambda body: (body.pk not in mine, body.sort_key, str(body.pk))
        )
        if rows:
            return Desk(today, rows, is_office=True)
    own = [body for body in bodies.filter(pk__in=own_ids).order_by("sort_key", "pk") if unit_id in (None, body.unit_id)]
    if not own:
        raise Http404
    unit = standing(own[0].unit, scope.on) or own[0].unit
    return Desk(unit, [body for body in own if body.unit.line == unit.line], is_office=False)


def load_activity(request: ScopedRequest, pk: uuid.UUID, *, to_record: bool = False) -> Activity:
    """The activity, if the scope may see it (``to_record``: correct it); 404 otherwise."""
    rows = Activity.objects.select_related("kind", "host__unit", "village", "unit", "counting_unit")
    activity = get_visible_or_404(rows, request.scope, pk=pk)
    if to_record and not Activity.objects.recordable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return activity


def kinds_for(scope: Scope) -> "QuerySet[ActivityKind]":
    """The kinds new activities may be of, in their order."""
    return ActivityKind.objects.visible_to(scope).offered().order_by("order", "name", "pk")
