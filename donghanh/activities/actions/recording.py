"""An activity is recorded once, corrected, cancelled, taken back."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from donghanh.activities.actions._shared import (
    counts_from,
    day_of,
    hold,
    moved,
    one_line,
    refuse_void,
    search_text,
    state_for,
    tell,
)
from donghanh.activities.actions.linking import link_task
from donghanh.activities.models import (
    COUNTS,
    Activity,
    ActivityKind,
    ActivityState,
    ChangeKind,
    CoHost,
    Measure,
    Quality,
)
from donghanh.activities.naming import OLDEST, title_for
from donghanh.activities.refusals import ActivityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.units.models import Unit
from donghanh.units.queries import ancestors

TOLD = ("title", "held_on", "ends_on", "starts_at", "place", "quantity", "quality", "measure", "note", "total", *COUNTS)
"""The columns whose change the story shows before and after."""


@transaction.atomic
def record_activity(
    *,
    unit: Unit,
    kind: ActivityKind,
    host: Organisation,
    held_on: dt.date,
    by: Actor,
    at: dt.datetime,
    total: int | None = None,
    known: Mapping[str, int | None] | None = None,
    title: str = "",
    village: Unit | None = None,
    place: str = "",
    ends_on: dt.date | None = None,
    starts_at: dt.time | None = None,
    quantity: int = 1,
    quality: str = Quality.COUNTED,
    measure: str = Measure.TIMES,
    details: Mapping[str, Any] | None = None,
    note: str = "",
    counting_unit: Unit | None = None,
    co_hosts: Sequence[Organisation] = (),
    task: Task | None = None,
    finishes: bool = False,
    planned: bool = False,
) -> Activity:
    """Store what was done (``planned``: what will be) and return it. Without a title it is called by its kind and place.

    A kind that counts people waits as "held" until a total is there. ``known`` is by :data:`COUNTS`; of whom the women
    are given the rest are men. ``counting_unit`` is the one unit that counts it, the own one unless a unit above held it
    with us. ``task`` links it; ``finishes`` reports the host's part of that task done on the same day. Refused:
    ``held_in_future``, ``held_long_ago``, ``planned_in_past``, ``days_backward``, ``host_elsewhere``,
    ``village_elsewhere``, ``counts_elsewhere``, ``quantity_zero``, ``kind_elsewhere``, the numbers as in
    ``counts_from``, and what ``link_task`` refuses.
    """
    place, title = one_line(place), one_line(title)
    _refuse_days(held_on, ends_on, today=day_of(at), planned=planned)
    _refuse_places(unit, kind, host, village)
    counting_unit = _counting_unit(unit, counting_unit, on=held_on)
    if quantity < 1:
        raise ActivityRefused("quantity_zero", field="quantity")
    activity = Activity(
        unit=unit,
        counting_unit=counting_unit,
        kind=kind,
        title=title or title_for(kind, village, place),
        held_on=held_on,
        ends_on=ends_on,
        starts_at=starts_at,
        village=village,
        place=place,
        host=host,
        state=state_for(kind, total, planned=planned),
        quantity=quantity,
        quality=quality,
        measure=measure,
        details=dict(details or {}),
        note=note.strip(),
        recorded_at=at,
        **counts_from(total, known or {}),
    )
    activity.search = search_text(kind, activity.title, place, village)
    line = ChangeKind.PLANNED if planned else ChangeKind.RECORDED
    activity.save()
    activity.recorded_by = tell(activity, line, by=by, at=at).author
    activity.save(update_fields=["recorded_by"])
    CoHost.objects.bulk_create(
        CoHost(activity=activity, organisation=body) for body in dict.fromkeys(co_hosts) if body.pk != host.pk
    )
    record("activities.recorded", by=by, at=at, on=activity, new=_facts(activity), unit_id=unit.pk)
    if task is not None:
        link_task(activity=activity, task=task, finishes=finishes, by=by, at=at)
    return activity


@transaction.atomic
def correct_activity(
    *,
    activity: Activity,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
    known: Mapping[str, int | None] | None = None,
    co_hosts: Sequence[Organisation] | None = None,
    **values: Any,
) -> Activity:
    """Change what is given (columns of the activity by name, ``total`` and ``known`` among them); return it.

    The story shows before and after. Numbers that a cross table made stay as it made them. Refused: ``is_void``, and
    what ``record_activity`` refuses. Raises ``StaleRecord``.
    """
    held = hold(activity.pk)
    refuse_void(held)
    for name in ("place", "title"):
        if name in values:
            values[name] = one_line(values[name])
    if "note" in values:
        values["note"] = values["note"].strip()
    after = {name: values.get(name, getattr(held, name)) for name in ("kind", "host", "village", "place", "title")}
    held_on, ends_on = values.get("held_on", held.held_on), values.get("ends_on", held.ends_on)
    planned = held.state == ActivityState.PLANNED and held_on > day_of(at)
    _refuse_days(held_on, ends_on, today=day_of(at), planned=planned)
    _refuse_places(held.unit, after["kind"], after["host"], after["village"])
    if "counting_unit" in values:
        values["counting_unit"] = _counting_unit(held.unit, values["counting_unit"], on=held_on)
    if values.get("quantity", 1) < 1:
        raise ActivityRefused("quantity_zero", field="quantity")
    if "total" in values or known is not None:
        values |= _numbers(held, values.get("total", held.total), known)
    total = values.get("total", held.total)
    values["title"] = after["title"] or title_for(after["kind"], after["village"], after["place"])
    values["state"] = moved(held, state_for(after["kind"], total, planned=planned))
    changes = {name: value for name, value in values.items() if getattr(held, name) != value}
    hosts = _set_co_hosts(held, co_hosts, after["host"])
    if not changes and not hosts:
        return held
    old = {name: getattr(held, name) for name in changes}
    changes["search"] = search_text(after["kind"], values["title"], after["place"], after["village"])
    held.save_changes(expected_version=expected_version, **changes)
    told = {name: [_plain(old[name]), _plain(changes[name])] for name in old if name in TOLD}
    tell(held, ChangeKind.CORRECTED, by=by, at=at, changes=told)
    new = {name: getattr(value, "pk", value) for name, value in changes.items() if name in old}
    before = {name: getattr(value, "pk", value) for name, value in old.items()}
    record("activities.corrected", by=by, at=at, on=held, old=before, new=new, unit_id=held.unit_id)
    return held


@transaction.atomic
def void_activity(*, activity: Activity, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Activity:
    """Cancel an activity: it stays readable with its reason and counts nowhere. Returns it.

    Refused: ``reason_empty``, ``is_void``. A task it finished stays done. Raises ``StaleRecord``.
    """
    reason = one_line(reason)
    if not reason:
        raise ActivityRefused("reason_empty", field="reason")
    held = hold(activity.pk)
    refuse_void(held)
    old = held.state
    held.save_changes(
        expected_version=expected_version, state=moved(held, ActivityState.VOID), void_reason=reason[:300]
    )
    tell(held, ChangeKind.VOID, by=by, at=at, text=reason)
    record(
        "activities.voided", by=by, at=at, on=held, old={"state": old}, new={"state": held.state}, unit_id=held.unit_id
    )
    return held


@transaction.atomic
def restore_activity(*, activity: Activity, expected_version: int, by: Actor, at: dt.datetime) -> Activity:
    """Take a cancelled activity back into use, where its numbers put it. Returns it. Refused: ``not_void``."""
    held = hold(activity.pk)
    if held.state != ActivityState.VOID:
        raise ActivityRefused("not_void")
    to = state_for(held.kind, held.total, planned=held.held_on > day_of(at))
    held.save_changes(expected_version=expected_version, state=moved(held, to), void_reason="")
    tell(held, ChangeKind.RESTORED, by=by, at=at)
    record("activities.restored", by=by, at=at, on=held, new={"state": held.state}, unit_id=held.unit_id)
    return held


def _refuse_days(held_on: dt.date, ends_on: dt.date | None, *, today: dt.date, planned: bool) -> None:
    if planned and held_on < today:
        raise ActivityRefused("planned_in_past", field="held_on")
    if not planned and held_on > today:
        raise ActivityRefused("held_in_future", field="held_on")
    if held_on < today - OLDEST:
        raise ActivityRefused("held_long_ago", field="held_on")
    if ends_on is not None and ends_on <= held_on:
        raise ActivityRefused("days_backward", field="ends_on")
    if not planned and ends_on is not None and ends_on > today:
        raise ActivityRefused("held_in_future", field="ends_on")


def _refuse_places(unit: Unit, kind: ActivityKind, host: Organisation, village: Unit | None) -> None:
    if host.unit.line != unit.line:
        raise ActivityRefused("host_elsewhere", field="host")
    if village is not None and (village.parent is None or village.parent.line != unit.line):
        raise ActivityRefused("village_elsewhere", field="village")
    if kind.unit is not None and kind.unit.line != unit.line:
        raise ActivityRefused("kind_elsewhere", field="kind")


def _counting_unit(unit: Unit, wanted: Unit | None, *, on: dt.date) -> Unit:
    """The unit that counts: the own one or one above it."""
    if wanted is None or wanted.line == unit.line:
        return unit
    if wanted.line not in {above.line for above in ancestors(unit, on)}:
        raise ActivityRefused("counts_elsewhere", field="counting_unit")
    return wanted


def _numbers(held: Activity, total: int | None, known: Mapping[str, int | None] | None) -> dict[str, int | None]:
    stored = {name: getattr(held, name) for name in COUNTS}
    if held.has_cells:
        if total is None or total < sum(held.cells.values_list("count", flat=True)):
            raise ActivityRefused("total_under_cells", field="total")
        return {"total": total, **stored}
    return counts_from(total, stored if known is None else known)


def _set_co_hosts(held: Activity, wanted: Sequence[Organisation] | None, host: Organisation) -> bool:
    if wanted is None:
        return False
    keys: set[uuid.UUID] = {body.pk for body in wanted} - {host.pk}
    present = set(held.co_hosts.values_list("organisation_id", flat=True))
    held.co_hosts.filter(organisation_id__in=present - keys).delete()
    CoHost.objects.bulk_create(CoHost(activity=held, organisation_id=key) for key in keys - present)
    return keys != present


def _facts(activity: Activity) -> dict[str, Any]:
    return {
        "kind": activity.kind.code,
        "held_on": activity.held_on,
        "host": activity.host_id,
        "state": activity.state,
        "total": activity.total,
        "female": activity.female,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
