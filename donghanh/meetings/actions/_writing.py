"""What actions on meetings share: the lock, the author, the story, what is refused everywhere."""

import datetime as dt
import uuid

from django.utils import timezone

from donghanh.community.models import Initiative
from donghanh.domain.text import fold, nfc
from donghanh.foundation.access import Actor
from donghanh.meetings.models import MOVES, Meeting, MeetingEvent, MeetingEventKind, MeetingState
from donghanh.meetings.refusals import MeetingRefused
from donghanh.people.models import Person

FURTHEST = dt.timedelta(days=366)
"""A meeting further ahead is a slip of the year."""
OLDEST = dt.timedelta(days=366 * 2)
"""So long after a meeting its attendance may still be written down or corrected."""


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id and by.kind == "person" else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def one_line(text: str) -> str:
    """The text as one line, its letters composed."""
    return " ".join(nfc(text).split())


def hold(pk: uuid.UUID) -> Meeting:
    """The meeting, held until the transaction ends: what is written about it takes turns. Refused: ``gone``."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(
        "initiative__unit", "initiative__organisation", "initiative__kind"
    )
    held = rows.filter(pk=pk).first()
    if held is None:
        raise MeetingRefused("gone")
    return held


def moved(meeting: Meeting, to: MeetingState) -> str:
    """The state to store. Refused: ``cannot_move`` where :data:`MOVES` has no such move."""
    if to not in MOVES[meeting.state]:
        raise MeetingRefused("cannot_move", state=meeting.state)
    return to.value


def tell(meeting: Meeting, kind: MeetingEventKind, *, by: Actor, at: dt.datetime, text: str = "") -> MeetingEvent:
    """Write the line people see in the story of the meeting."""
    return MeetingEvent.objects.create(meeting=meeting, kind=kind, text=text[:300], at=at, author=author_of(by))


def refuse_day(initiative: Initiative, held_on: dt.date, at: dt.datetime, *, but: uuid.UUID | None = None) -> None:
    """Raise, about ``held_on``: ``day_far``, ``day_long_ago``, ``before_founding``, ``club_ended``, and ``day_taken`` when
    another meeting of the club stands on that day."""
    today = day_of(at)
    if held_on > today + FURTHEST:
        raise MeetingRefused("day_far", field="held_on")
    if held_on < today - OLDEST:
        raise MeetingRefused("day_long_ago", field="held_on")
    if held_on < initiative.founded_on:
        raise MeetingRefused("before_founding", field="held_on", day=initiative.founded_on)
    if initiative.ended_on is not None and held_on >= initiative.ended_on:
        raise MeetingRefused("club_ended", field="held_on", day=initiative.ended_on)
    that_day = Meeting.objects.standing().filter(initiative=initiative, held_on=held_on)
    if (that_day.exclude(pk=but) if but else that_day).exists():
        raise MeetingRefused("day_taken", field="held_on")


def refuse_place(initiative: Initiative, place: str) -> None:
    """Raise ``place_protected`` for a place of a club whose address is nobody's business."""
    if place and initiative.is_protected:
        raise MeetingRefused("place_protected", field="place")


def search_text(initiative: Initiative, topic: str, place: str) -> str:
    """What searching looks through."""
    return fold(" ".join(filter(None, (initiative.name, topic, place))))
