"""What a meeting is about, part by part."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.actions._writing import hold, one_line, tell
from donghanh.meetings.models import AgendaLine, Meeting, MeetingEventKind, MeetingState, Topic
from donghanh.meetings.refusals import MeetingRefused


class AgendaItem(NamedTuple):
    """One part: words, or a topic whose name is taken."""

    text: str = ""
    topic: Topic | None = None
    minutes: int | None = None
    lead: str = ""


@transaction.atomic
def set_agenda(
    *, meeting: Meeting, expected_version: int, items: Sequence[AgendaItem], by: Actor, at: dt.datetime
) -> Meeting:
    """Make the agenda what is given, in that order; return the meeting. A part with neither words nor topic is left out.

    Refused: ``is_off``, ``topic_elsewhere`` for a topic of another unit. Raises ``StaleRecord``.
    """
    held = hold(meeting.pk)
    if held.state == MeetingState.NOT_HELD:
        raise MeetingRefused("is_off")
    unit = held.initiative.unit
    kept = [item for item in items if item.topic or one_line(item.text)]
    for item in kept:
        if item.topic is not None and item.topic.unit is not None and item.topic.unit.line != unit.line:
            raise MeetingRefused("topic_elsewhere")
    held.save_changes(expected_version=expected_version)
    old = held.agenda.count()
    held.agenda.all().delete()
    AgendaLine.objects.bulk_create(
        AgendaLine(
            meeting=held,
            order=number,
            text=(one_line(item.text) or (item.topic.name if item.topic else ""))[:300],
            topic=item.topic,
            minutes=item.minutes,
            lead=item.lead,
        )
        for number, item in enumerate(kept, 1)
    )
    tell(held, MeetingEventKind.AGENDA, by=by, at=at)
    record("meetings.agenda", by=by, at=at, on=held, old={"parts": old}, new={"parts": len(kept)}, unit_id=unit.pk)
    return held
