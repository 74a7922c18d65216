"""A turn of the week was aired, or was not; a mark is taken back. One turn makes one activity, whoever presses how often."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction

from donghanh.activities.actions import adopt_activity, let_go, record_activity, restore_activity
from donghanh.activities.models import Activity, ActivityKind, ActivityState
from donghanh.communication.actions._shared import author_of, day_of, some_words
from donghanh.communication.models import Airing, AiringState, ScriptVersion, Slot
from donghanh.communication.queries.pace import pace_on
from donghanh.communication.queries.week import minutes_once, unsaid_on
from donghanh.communication.refusals import CommunicationRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

KIND = "broadcast"
OLDEST = dt.timedelta(days=366)


@transaction.atomic
def mark_aired(*, slot: Slot, on: dt.date, by: Actor, at: dt.datetime, adopts: Activity | None = None) -> Airing:
    """Say that a slot was read out on a day, and return what became of the turn. Makes one activity, held by the station,
    with the minutes and the times it was read, linked to the slot's task; marking again returns what is there, and marking
    after the mark was taken back takes the same activity back into use. ``adopts`` is one that somebody recorded by hand for
    this turn: it is linked, and stays as it is.

    Refused: ``slot_gone``, ``no_turn`` on a day the slot does not fall on, ``not_yet``, ``long_ago``, ``never_approved``
    for a script of which no version was ever approved; what ``adopt_activity`` refuses.
    """
    held, airing = _turn(slot.pk, on, at)
    if airing is not None and airing.activity is not None:
        activity = Activity.objects.select_for_update(of=("self",)).get(pk=airing.activity.pk)
        if airing.state == AiringState.AIRED and activity.state != ActivityState.VOID:
            return airing
        if activity.state == ActivityState.VOID:
            restore_activity(activity=activity, expected_version=activity.version, by=by, at=at)
        return _say(held, airing, on, AiringState.AIRED, by=by, at=at, activity=activity, number=airing.script_number)
    version = held.script.versions.order_by("-number").first()
    if version is None:
        raise CommunicationRefused("never_approved", title=held.script.title)
    if adopts is None:
        activity = _record(held, version, on, by=by, at=at)
    else:
        what = f"lượt phát {held.starts_at:%H:%M} ngày {on:%d/%m/%Y}"
        activity = adopt_activity(activity=adopts, unit=held.unit, kind=KIND, what=what, task=held.task, by=by, at=at)
    return _say(held, airing, on, AiringState.AIRED, by=by, at=at, activity=activity, number=version.number)


@transaction.atomic
def mark_day(
    *,
    slots: Iterable[Slot],
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    adopts: Mapping[uuid.UUID, Activity] | None = None,
) -> int:
    """Say of every slot that falls on a day and of which nothing was said yet that it was aired; return how many. What was
    marked as not aired stays so. ``adopts`` gives, by slot, what somebody recorded by hand for it. Refused: as for one."""
    unsaid = unsaid_on(slots, on)
    for slot in unsaid:
        mark_aired(slot=slot, on=on, adopts=(adopts or {}).get(slot.pk), by=by, at=at)
    return len(unsaid)


@transaction.atomic
def mark_missed(*, slot: Slot, on: dt.date, reason: str, by: Actor, at: dt.datetime) -> Airing:
    """Say that a slot was not read out on a day, and why; return what became of the turn. An activity made by a mark before
    is cancelled with the same reason, one recorded by hand stays. Refused: as for aired, ``empty`` reason."""
    reason = some_words(reason, field="reason")
    held, airing = _turn(slot.pk, on, at)
    left = let_go(activity=airing.activity if airing else None, reason=reason, by=by, at=at)
    return _say(held, airing, on, AiringState.MISSED, by=by, at=at, reason=reason, activity=left)


@transaction.atomic
def take_mark_back(*, airing: Airing, reason: str, by: Actor, at: dt.datetime) -> Airing:
    """Nothing is said of a turn any more; return it. Its activity is cancelled with the reason, one recorded by hand
    stays. Refused: ``empty`` reason, ``not_marked``."""
    reason = some_words(reason, field="reason")
    held, current = _turn(airing.slot_id, airing.on, at)
    if current is None or current.state == AiringState.OPEN:
        raise CommunicationRefused("not_marked")
    left = let_go(activity=current.activity, reason=reason, by=by, at=at)
    return _say(held, current, current.on, AiringState.OPEN, by=by, at=at, reason=reason, activity=left)


def _turn(pk: uuid.UUID, on: dt.date, at: dt.datetime) -> tuple[Slot, Airing | None]:
    """The slot, held until the transaction ends so that two who mark take turns, and what was said of the day."""
    rows = Slot.objects.select_for_update(of=("self",)).select_related("unit", "station__unit", "script", "task__plan")
    held = rows.filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("slot_gone")
    if not held.falls_on(on):
        raise CommunicationRefused("no_turn", day=on)
    if on > day_of(at):
        raise CommunicationRefused("not_yet", day=on)
    if on < day_of(at) - OLDEST:
        raise CommunicationRefused("long_ago", day=on)
    return held, Airing.objects.select_related("activity").filter(slot=held, on=on).first()


def _record(slot: Slot, version: ScriptVersion, on: dt.date, *, by: Actor, at: dt.datetime) -> Activity:
    minutes = minutes_once(slot, pace_on(slot.unit, on))
    return record_activity(
        unit=slot.unit,
        kind=ActivityKind.objects.get(code=KIND, unit__isnull=True),
        host=slot.station,
        held_on=on,
        starts_at=slot.starts_at,
        title=version.title,
        quantity=slot.times,
        details={"minutes": minutes, "topic": str(slot.script.get_topic_display())},
        task=slot.task,
        by=by,
        at=at,
    )


def _say(
    slot: Slot,
    airing: Airing | None,
    on: dt.date,
    state: AiringState,
    *,
    by: Actor,
    at: dt.datetime,
    activity: Activity | None,
    reason: str = "",
    number: int | None = None,
) -> Airing:
    old = {"state": airing.state} if airing else {}
    values: dict[str, object] = {
        "state": state.value, "reason": reason, "marked_at": at, "marked_by": author_of(by), "activity": activity
    }  # fmt: skip
    if number is not None:
        values["script_number"] = number
    if airing is None:
        airing = Airing.objects.create(slot=slot, on=on, **values)
    else:
        airing.save_changes(expected_version=airing.version, **values)
    new = {"state": state.value, "on": on, "activity": airing.activity_id}
    record("communication.turn_marked", by=by, at=at, on=airing, old=old, new=new, unit_id=slot.unit_id)
    return airing
