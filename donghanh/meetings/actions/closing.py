"""A meeting is closed, which makes its activity; and corrected afterwards, which corrects the same one."""

import datetime as dt
from typing import NamedTuple

from django.db import transaction

from donghanh.activities.models import Activity
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.actions._counting import write_activity
from donghanh.meetings.actions._writing import day_of, hold, moved, tell
from donghanh.meetings.models import Meeting, MeetingEventKind, MeetingState
from donghanh.meetings.refusals import MeetingRefused
from donghanh.organisations.models import Organisation


class Guests(NamedTuple):
    """Who came and is no member."""

    women: int = 0
    men: int = 0
    unknown: int = 0


@transaction.atomic
def close_meeting(
    *,
    meeting: Meeting,
    expected_version: int,
    host: Organisation,
    by: Actor,
    at: dt.datetime,
    guests: Guests = Guests(),  # noqa: B008 - a tuple, which nobody changes
    result: str = "",
    adopts: Activity | None = None,
) -> Meeting:
    """The meeting was held: count who came in one activity and return the meeting, pointing at it.

    Once, however often it is asked: a second closing is refused (``cannot_move``), and a meeting called off after it was
    closed takes the same activity up again. ``adopts`` names one that somebody recorded by hand for this very meeting: its
    figures stay. Refused: ``in_future``, ``nobody_came``, ``activity_refused``. Raises ``StaleRecord``.
    """
    held = hold(meeting.pk)
    if held.held_on > day_of(at):
        raise MeetingRefused("in_future")
    to = moved(held, MeetingState.HELD)
    _set(held, guests, result)
    activity = write_activity(held, host=host, adopts=adopts, by=by, at=at)
    held.save_changes(
        expected_version=expected_version, state=to, activity=activity, closed_at=at, **_values(guests, result)
    )
    tell(held, MeetingEventKind.HELD, by=by, at=at)
    record(
        "meetings.closed", by=by, at=at, on=held, old={"state": MeetingState.PLANNED},
        new={"state": held.state, "activity": activity.pk, "guests": held.guests}, unit_id=held.initiative.unit_id,
    )  # fmt: skip
    return held


@transaction.atomic
def correct_meeting(
    *, meeting: Meeting, expected_version: int, guests: Guests, result: str, by: Actor, at: dt.datetime
) -> Meeting:
    """Correct guests and result of a meeting that was held, and the same activity with them; return the meeting.

    Refused: ``not_held``, ``nobody_came``, ``activity_refused``. Raises ``StaleRecord``.
    """
    held = hold(meeting.pk)
    if not held.is_held:
        raise MeetingRefused("not_held")
    old = {name: getattr(held, name) for name in _values(guests, result)}
    if old == _values(guests, result):
        return held
    held.save_changes(expected_version=expected_version, **_values(guests, result))
    write_activity(held, by=by, at=at)
    tell(held, MeetingEventKind.CORRECTED, by=by, at=at)
    record(
        "meetings.corrected", by=by, at=at, on=held, old=old, new=_values(guests, result),
        unit_id=held.initiative.unit_id,
    )  # fmt: skip
    return held


def _values(guests: Guests, result: str) -> dict[str, int | str]:
    return {
        "guests_women": guests.women,
        "guests_men": guests.men,
        "guests_unknown": guests.unknown,
        "result": result.strip(),
    }


def _set(meeting: Meeting, guests: Guests, result: str) -> None:
    for name, value in _values(guests, result).items():
        setattr(meeting, name, value)
