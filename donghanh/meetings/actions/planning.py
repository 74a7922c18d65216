"""A meeting is planned, corrected, called off, planned again."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.activities.actions import let_go
from donghanh.community.models import Initiative
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.actions._counting import activity_refusals, refuse_strangers, write_activity
from donghanh.meetings.actions._writing import (
    author_of,
    day_of,
    hold,
    moved,
    one_line,
    refuse_day,
    refuse_place,
    search_text,
    tell,
)
from donghanh.meetings.models import Meeting, MeetingEventKind, MeetingState
from donghanh.meetings.refusals import MeetingRefused


@transaction.atomic
def plan_meeting(
    *,
    initiative: Initiative,
    held_on: dt.date,
    by: Actor,
    at: dt.datetime,
    starts_at: dt.time | None = None,
    place: str = "",
    topic: str = "",
) -> Meeting:
    """Put a meeting on a day, past or to come, and return it; nothing is counted until it is closed.

    Refused: ``no_members`` for a kind nobody joins, ``place_protected``, and days as in ``refuse_day``.
    """
    initiative = Initiative.objects.select_for_update(of=("self",)).select_related("kind").get(pk=initiative.pk)
    place, topic = one_line(place), one_line(topic)
    if not initiative.kind.has_members:
        raise MeetingRefused("no_members")
    refuse_day(initiative, held_on, at)
    refuse_place(initiative, place)
    meeting = Meeting.objects.create(
        initiative=initiative,
        held_on=held_on,
        starts_at=starts_at,
        place=place,
        topic=topic,
        search=search_text(initiative, topic, place),
        planned_at=at,
        planned_by=author_of(by),
    )
    tell(meeting, MeetingEventKind.PLANNED, by=by, at=at)
    record(
        "meetings.planned", by=by, at=at, on=meeting, new={"held_on": held_on, "initiative": initiative.pk},
        unit_id=initiative.unit_id,
    )  # fmt: skip
    return meeting


@transaction.atomic
def edit_meeting(
    *,
    meeting: Meeting,
    expected_version: int,
    held_on: dt.date,
    by: Actor,
    at: dt.datetime,
    starts_at: dt.time | None = None,
    place: str = "",
    topic: str = "",
) -> Meeting:
    """Correct day, hour, place and topic; return the meeting. Of a held one the activity follows.

    Refused: ``is_off`` for what was called off, ``in_future`` for a held one on a day to come, ``not_members_then`` when
    somebody who came was no member on the new day, and what ``plan_meeting`` refuses. Raises ``StaleRecord``.
    """
    held = hold(meeting.pk)
    if held.state == MeetingState.NOT_HELD:
        raise MeetingRefused("is_off")
    wanted: dict[str, Any] = {
        "held_on": held_on, "starts_at": starts_at, "place": one_line(place), "topic": one_line(topic)
    }  # fmt: skip
    changes = {name: value for name, value in wanted.items() if getattr(held, name) != value}
    if not changes:
        return held
    old = {name: getattr(held, name) for name in changes}
    if "held_on" in changes:
        if held.is_held and held_on > day_of(at):
            raise MeetingRefused("in_future", field="held_on")
        refuse_day(held.initiative, held_on, at, but=held.pk)
        refuse_strangers(held, held_on)
    refuse_place(held.initiative, wanted["place"])
    search = search_text(held.initiative, wanted["topic"], wanted["place"])
    held.save_changes(expected_version=expected_version, search=search, **changes)
    if held.is_held:
        write_activity(held, by=by, at=at)
    tell(held, MeetingEventKind.EDITED, by=by, at=at)
    record("meetings.edited", by=by, at=at, on=held, old=old, new=changes, unit_id=held.initiative.unit_id)
    return held


@transaction.atomic
def call_off(*, meeting: Meeting, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Meeting:
    """The meeting was not, or will not be, held; return it with its reason. One that had been closed by mistake loses its
    activity from every total: it is cancelled with the same reason, and used again if the meeting is held after all; one
    recorded by hand before stays as it is, and is no longer this meeting.

    Refused: ``reason_empty``, ``cannot_move``. Raises ``StaleRecord``.
    """
    reason = one_line(reason)
    if not reason:
        raise MeetingRefused("reason_empty", field="reason")
    held = hold(meeting.pk)
    old = held.state
    to = moved(held, MeetingState.NOT_HELD)
    with activity_refusals():
        activity = let_go(activity=held.activity, reason=reason, by=by, at=at)
    held.save_changes(expected_version=expected_version, state=to, reason=reason[:300], closed_at=at, activity=activity)
    tell(held, MeetingEventKind.NOT_HELD, by=by, at=at, text=reason)
    record(
        "meetings.called_off", by=by, at=at, on=held, old={"state": old}, new={"state": held.state, "reason": reason},
        unit_id=held.initiative.unit_id,
    )  # fmt: skip
    return held


@transaction.atomic
def plan_again(*, meeting: Meeting, expected_version: int, held_on: dt.date, by: Actor, at: dt.datetime) -> Meeting:
    """Put a meeting that was called off on a day again; return it. Who had been marked present stays marked.

    Refused: ``cannot_move``, ``not_members_then``, and days as in ``refuse_day``. Raises ``StaleRecord``.
    """
    held = hold(meeting.pk)
    to = moved(held, MeetingState.PLANNED)
    refuse_day(held.initiative, held_on, at, but=held.pk)
    refuse_strangers(held, held_on)
    old = {"state": held.state, "held_on": held.held_on}
    held.save_changes(expected_version=expected_version, state=to, held_on=held_on, reason="", closed_at=None)
    tell(held, MeetingEventKind.AGAIN, by=by, at=at)
    record(
        "meetings.planned_again", by=by, at=at, on=held, old=old, new={"state": held.state, "held_on": held_on},
        unit_id=held.initiative.unit_id,
    )  # fmt: skip
    return held
