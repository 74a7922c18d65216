"""The week is laid out: slots are set, changed, ended, taken over from the week before."""

import datetime as dt
import uuid

from django.db import transaction

from donghanh.communication.actions._shared import author_of, day_of, refuse_body
from donghanh.communication.models import Airing, AiringState, Script, ScriptState, Slot
from donghanh.communication.queries.pace import pace_on
from donghanh.communication.queries.week import clashes_with, minutes_of
from donghanh.communication.refusals import CommunicationRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.units.models import Unit

FURTHEST = dt.timedelta(days=400)
"""A slot that goes on for longer is a slip of the year."""
MOST_TIMES = 10
WEEK = dt.timedelta(days=7)


@transaction.atomic
def set_slot(
    *,
    unit: Unit,
    station: Organisation,
    script: Script,
    first_on: dt.date,
    starts_at: dt.time,
    by: Actor,
    at: dt.datetime,
    last_on: dt.date | None = None,
    times: int = 1,
    task: Task | None = None,
    accepts_overlap: bool = False,
) -> Slot:
    """Give a script its place in the week and return the slot: on one day, or on that day of every week up to ``last_on``.

    Refused: ``not_approved`` for a text nobody has approved as it stands; ``body_elsewhere``, ``script_elsewhere``,
    ``task_elsewhere``; ``days_backward``, ``day_far``; ``times_odd``; ``overlaps`` (with the other's title and hour) until
    ``accepts_overlap`` says that somebody saw it.
    """
    slot = Slot(
        unit=unit,
        station=station,
        script=script,
        first_on=first_on,
        last_on=_last(first_on, last_on),
        starts_at=starts_at,
        times=times,
        task=task,
        recorded_at=at,
        recorded_by=author_of(by),
    )
    _hold_week(unit)
    _refuse(slot, at, accepts_overlap=accepts_overlap, new_script=True)
    slot.save(force_insert=True)
    record("communication.slot_set", by=by, at=at, on=slot, new=_facts(slot), unit_id=unit.pk)
    return slot


@transaction.atomic
def change_slot(
    *,
    slot: Slot,
    expected_version: int,
    script: Script,
    last_on: dt.date | None,
    starts_at: dt.time,
    times: int,
    task: Task | None,
    by: Actor,
    at: dt.datetime,
    accepts_overlap: bool = False,
) -> Slot:
    """Change what is read, when, and how long it goes on; return the slot. What was marked stays as it was marked. Raises
    ``StaleRecord``. Refused: what ``set_slot`` refuses, ``marked_later`` when a day after the new end was marked."""
    _hold_week(slot.unit)
    held = _hold(slot.pk)
    old = _facts(held)
    is_new = held.script_id != script.pk
    held.script, held.starts_at, held.times, held.task = script, starts_at, times, task
    held.last_on = _last(held.first_on, last_on)
    _refuse(held, at, accepts_overlap=accepts_overlap, new_script=is_new)
    _refuse_marked_after(held, held.last_on)
    held.save_changes(
        expected_version=expected_version, script=script, starts_at=starts_at, times=times, task=task,
        last_on=held.last_on,
    )  # fmt: skip
    record("communication.slot_changed", by=by, at=at, on=held, old=old, new=_facts(held), unit_id=held.unit_id)
    return held


@transaction.atomic
def end_slot(*, slot: Slot, from_on: dt.date, by: Actor, at: dt.datetime) -> Slot | None:
    """Take a slot out of the weeks from a day on; return it, or ``None`` when nothing of it is left. Refused:
    ``marked_later`` when that day or a later one was marked."""
    held = _hold(slot.pk)
    turns = [day for day in held.days_between(held.first_on, held.last_on) if day < from_on]
    _refuse_marked_after(held, from_on - dt.timedelta(days=1))
    if not turns:
        record("communication.slot_removed", by=by, at=at, on=held, old=_facts(held), unit_id=held.unit_id)
        held.airings.all().delete()
        held.delete()
        return None
    old = _facts(held)
    held.save_changes(expected_version=held.version, last_on=turns[-1])
    record("communication.slot_ended", by=by, at=at, on=held, old=old, new=_facts(held), unit_id=held.unit_id)
    return held


@transaction.atomic
def copy_week(*, unit: Unit, monday: dt.date, by: Actor, at: dt.datetime, station: Organisation | None = None) -> int:
    """Lay the week that begins on ``monday`` out like the week before; return how many slots were made. What stands there
    already (the same station, day and hour) is left alone, and so is what comes again by itself; scripts that may not be
    read any more are left out. Safe to repeat."""
    before = monday - WEEK
    _hold_week(unit)
    rows = Slot.objects.filter(unit__line=unit.line).touching(before, monday + dt.timedelta(days=6))
    if station is not None:
        rows = rows.filter(station=station)
    slots = list(rows.select_related("station", "script"))
    taken = {
        (slot.station_id, day, slot.starts_at)
        for slot in slots
        for day in slot.days_between(monday, monday + dt.timedelta(days=6))
    }
    made = 0
    for slot in slots:
        for day in slot.days_between(before, before + dt.timedelta(days=6)):
            place = (slot.station_id, day + WEEK, slot.starts_at)
            if place in taken or slot.script.state != ScriptState.APPROVED or not slot.script.is_kept:
                continue
            taken.add(place)
            set_slot(
                unit=unit, station=slot.station, script=slot.script, first_on=day + WEEK, starts_at=slot.starts_at,
                times=slot.times, task=slot.task, accepts_overlap=True, by=by, at=at,
            )  # fmt: skip
            made += 1
    return made


def _hold_week(unit: Unit) -> None:
    """One writer at a time in a unit's schedule, so that overlaps seen here are still all there are."""
    list(Unit.objects.select_for_update().filter(line=unit.line).order_by("pk").values_list("pk", flat=True))


def _hold(pk: uuid.UUID) -> Slot:
    rows = Slot.objects.select_for_update(of=("self",)).select_related("unit", "station", "script", "task")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("slot_gone")
    return held


def _last(first_on: dt.date, last_on: dt.date | None) -> dt.date:
    """The last turn: no later than what was given, a whole number of weeks after the first."""
    if last_on is None:
        return first_on
    if last_on < first_on:
        raise CommunicationRefused("days_backward", field="last_on")
    if last_on > first_on + FURTHEST:
        raise CommunicationRefused("day_far", field="last_on")
    return first_on + ((last_on - first_on).days // 7) * WEEK


def _refuse(slot: Slot, at: dt.datetime, *, accepts_overlap: bool, new_script: bool) -> None:
    refuse_body(slot.unit, slot.station, field="station")
    if slot.script.unit.line != slot.unit.line:
        raise CommunicationRefused("script_elsewhere", field="script")
    if new_script and (slot.script.state != ScriptState.APPROVED or not slot.script.is_kept):
        raise CommunicationRefused("not_approved", field="script", title=slot.script.title)
    if abs(slot.first_on - day_of(at)) > FURTHEST:
        raise CommunicationRefused("day_far", field="first_on")
    if not 1 <= slot.times <= MOST_TIMES:
        raise CommunicationRefused("times_odd", field="times", most=MOST_TIMES)
    if slot.task is not None and slot.task.plan.unit.line != slot.unit.line:
        raise CommunicationRefused("task_elsewhere", field="task")
    if accepts_overlap:
        return
    pace = pace_on(slot.unit, slot.first_on)
    clash = next(iter(clashes_with(slot, pace)), None)
    if clash is not None:
        raise CommunicationRefused(
            "overlaps", field="starts_at", title=clash.script.title, starts_at=clash.starts_at,
            minutes=minutes_of(clash, pace),
        )  # fmt: skip


def _refuse_marked_after(slot: Slot, day: dt.date) -> None:
    marked = Airing.objects.filter(slot=slot, on__gt=day).exclude(state=AiringState.OPEN)
    first = marked.order_by("-on").first()
    if first is not None:
        raise CommunicationRefused("marked_later", field="last_on", day=first.on)


def _facts(slot: Slot) -> dict[str, object]:
    return {
        "station": slot.station_id,
        "script": slot.script_id,
        "first_on": slot.first_on,
        "last_on": slot.last_on,
        "starts_at": slot.starts_at.isoformat(),
        "times": slot.times,
        "task": slot.task_id,
    }
