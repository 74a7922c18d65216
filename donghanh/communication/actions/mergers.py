"""What of broadcasts and materials goes over when a commune or a body does. What was aired and handed out stays as it was."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from donghanh.communication.actions._shared import day_of
from donghanh.communication.models import Material, Script, Slot
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.heirs import heirs


def follow_body(predecessor: Organisation, successor: Organisation, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the successions of bodies: scripts that are kept are the successor's, and what is still to be aired is aired by
    it; a slot of many weeks is cut in two on the day, so that what was aired stays with who aired it."""
    for script in Script.objects.kept().filter(body=predecessor):
        _moved(script, by=by, at=at, body=successor)
    since = max(on, day_of(at))
    for slot in Slot.objects.filter(station=predecessor, last_on__gte=since):
        ahead = slot.days_between(since, slot.last_on)
        if not ahead:
            continue
        if slot.first_on >= since:
            _moved(slot, by=by, at=at, station=successor)
            continue
        fresh = Slot.objects.create(
            unit_id=slot.unit_id, station=successor, script_id=slot.script_id, first_on=ahead[0], last_on=slot.last_on,
            starts_at=slot.starts_at, times=slot.times, task_id=slot.task_id, recorded_at=at,
        )  # fmt: skip
        _moved(slot, by=by, at=at, last_on=ahead[0] - dt.timedelta(days=1))
        record("communication.slot_followed", by=by, at=at, on=fresh, new={"cut_from": slot.pk}, unit_id=slot.unit_id)


@transaction.atomic
def follow_units(*, by: Actor, at: dt.datetime) -> int:
    """Plugged into mergers of communes: kept scripts, slots with turns to come and materials belong to the unit that took theirs
    over. A material the successor has under the same name stays, with its stock, beside it: two heaps are counted, not guessed
    into one. What was divided stays until somebody says. Returns how many moved."""
    today, moved = day_of(at), 0
    gone = Q(unit__valid_until__lte=today)
    for rows in (
        Script.objects.kept().filter(gone),
        Slot.objects.filter(gone, last_on__gte=today),
        Material.objects.filter(gone),
    ):
        found: list[Any] = list(rows.select_related("unit"))
        into = heirs({one.unit for one in found}, today)
        for one in found:
            after = into[one.unit_id]
            if after is None or after.line == one.unit.line:
                continue
            if isinstance(one, Material) and Material.objects.filter(unit__line=after.line, search=one.search).exists():
                continue
            _moved(one, by=by, at=at, unit=after)
            moved += 1
    return moved


def _moved(row: Any, *, by: Actor, at: dt.datetime, **changes: Any) -> None:
    old = {name: getattr(row, name) for name in changes}
    type(row).objects.filter(pk=row.pk).update(**changes, version=F("version") + 1)
    record(
        "communication.followed", by=by, at=at, on=row,
        old={name: getattr(value, "pk", value) for name, value in old.items()},
        new={name: getattr(value, "pk", value) for name, value in changes.items()},
        unit_id=changes["unit"].pk if "unit" in changes else row.unit_id,
    )  # fmt: skip
