"""Who came, person by person. Two people who mark at once never undo each other: only what somebody changed is written."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db import transaction

from donghanh.community.models import Member
from donghanh.community.queries import members_on
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.actions._counting import write_activity
from donghanh.meetings.actions._writing import OLDEST, day_of, hold, tell
from donghanh.meetings.models import Attendance, Meeting, MeetingEventKind, MeetingState
from donghanh.meetings.refusals import MeetingRefused


@transaction.atomic
def mark_member(*, meeting: Meeting, member: Member, came: bool, by: Actor, at: dt.datetime) -> int:
    """Mark one member of that day present, or take the mark back; return how many are present now. Marking what is marked
    changes nothing. Refused: ``is_off``, ``is_held`` (a closed meeting is corrected as a whole), ``in_future``,
    ``too_old``, ``not_member``."""
    held = _open(meeting, at)
    if held.is_held:
        raise MeetingRefused("is_held")
    return _apply(held, came={member.pk} if came else set(), left=set() if came else {member.pk}, by=by, at=at)


@transaction.atomic
def mark_all(*, meeting: Meeting, by: Actor, at: dt.datetime) -> int:
    """Mark every member of that day present; return how many are. Refused: as :func:`mark_member`."""
    held = _open(meeting, at)
    if held.is_held:
        raise MeetingRefused("is_held")
    everybody = set(members_on(held.initiative, held.held_on).order_by().values_list("pk", flat=True))
    return _apply(held, came=everybody, left=set(), by=by, at=at)


@transaction.atomic
def save_attendance(
    *,
    meeting: Meeting,
    seen: Collection[uuid.UUID],
    present: Collection[uuid.UUID],
    by: Actor,
    at: dt.datetime,
) -> int:
    """Write what somebody changed on a whole list: ``seen`` were marked when the page was drawn, ``present`` are now; who is
    in both or in neither stays as another may have marked them meanwhile. Returns how many are present. Of a held meeting
    the same activity is corrected. Refused: ``is_off``, ``in_future``, ``too_old``, ``not_member``, ``nobody_came``,
    ``activity_refused``."""
    held = _open(meeting, at)
    before = held.attendance.count()
    changed = set(seen) ^ set(present)
    count = _apply(held, came=set(present) - set(seen), left=set(seen) - set(present), by=by, at=at)
    if held.is_held and changed:
        write_activity(held, by=by, at=at)
        tell(held, MeetingEventKind.CORRECTED, by=by, at=at, text=f"{before} → {count}")
    return count


def _open(meeting: Meeting, at: dt.datetime) -> Meeting:
    held = hold(meeting.pk)
    today = day_of(at)
    if held.state == MeetingState.NOT_HELD:
        raise MeetingRefused("is_off")
    if held.held_on > today:
        raise MeetingRefused("in_future")
    if held.held_on < today - OLDEST:
        raise MeetingRefused("too_old")
    return held


def _apply(held: Meeting, *, came: set[uuid.UUID], left: set[uuid.UUID], by: Actor, at: dt.datetime) -> int:
    """Write the marks; the audit log learns how many, never who."""
    rows = Attendance.objects.filter(meeting=held)
    before = set(rows.values_list("member_id", flat=True))
    new, gone = came - before, left & before
    if new:
        members = members_on(held.initiative, held.held_on).filter(pk__in=new)
        if members.count() != len(new):
            raise MeetingRefused("not_member")
        Attendance.objects.bulk_create(Attendance(meeting=held, member=one, marked_at=at) for one in members)
    rows.filter(member_id__in=gone).delete()
    count = len(before) + len(new) - len(gone)
    if new or gone:
        record(
            "meetings.marked", by=by, at=at, on=held, old={"present": len(before)}, new={"present": count},
            unit_id=held.initiative.unit_id,
        )  # fmt: skip
    return count
