"""Makes invented activities through the actions the office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from donghanh.activities import actions
from donghanh.activities.loading import load_kinds
from donghanh.activities.models import Activity, ActivityKind
from donghanh.foundation.access import Actor
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit
from tests.cast import Cast

TESTS = Actor.system("tests")


def kind_of(code: str = "talk") -> ActivityKind:
    """A national kind by its code; the shipped kinds are loaded when there are none yet."""
    if not ActivityKind.objects.exists():
        load_kinds(by=TESTS, at=timezone.now())
    return ActivityKind.objects.get(code=code, unit__isnull=True)


def activity_of(cast: Cast, kind: str = "talk", **fields: Any) -> Activity:
    """An activity of the cast's commune, held yesterday by its officer's body unless said otherwise."""
    return activity_in(cast.unit, fields.pop("host", cast.officer.organisation), kind, by=cast.officer.actor, **fields)


def activity_in(unit: Unit, host: Organisation, kind: str = "talk", *, by: Actor = TESTS, **fields: Any) -> Activity:
    """An activity of any unit."""
    at = fields.pop("at", timezone.now())
    values: dict[str, Any] = {"held_on": timezone.localdate(at) - dt.timedelta(days=1)} | fields
    return actions.record_activity(unit=unit, host=host, kind=kind_of(kind), by=by, at=at, **values)
