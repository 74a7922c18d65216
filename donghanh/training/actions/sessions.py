"""Sessions of a course: on which day, who was there, and that they were held."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from donghanh.activities.models import Activity
from donghanh.domain.training import hours_between
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.actions._activity import take_back, write_session
from donghanh.training.actions._writing import changed, day_of, lock, lock_session, plain, refuse_closed, tell
from donghanh.training.actions.courses import FURTHEST
from donghanh.training.models import (
    Attendance,
    Course,
    CourseState,
    Enrolment,
    EventKind,
    Presence,
    Session,
)
from donghanh.training.naming import one_line
from donghanh.training.queries.attendance import expected_at
from donghanh.training.refusals import TrainingRefused


@transaction.atomic
def add_session(
    *,
    course: Course,
    day: dt.date,
    by: Actor,
    at: dt.datetime,
    starts_at: dt.time | None = None,
    ends_at: dt.time | None = None,
    hours: Decimal = Decimal(0),
    subject: str = "",
) -> Session:
    """Put a session on a day and return it; without ``hours`` they are those between its times.

    Refused: ``course_closed``, ``times_backward``, ``day_far``, ``session_there`` when one begins at that moment already.
    """
    course = lock(course.pk)
    refuse_closed(course)
    _refuse_when(course, day, starts_at, ends_at, at)
    session = Session.objects.create(
        course=course,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        hours=hours or hours_between(starts_at, ends_at),
        subject=one_line(subject)[:200],
    )
    tell(course, EventKind.SESSION, what="added", day=f"{day:%d/%m/%Y}", by=by, at=at)
    record("training.session_added", by=by, at=at, on=session, new={"day": day}, unit_id=course.unit_id)
    return session


@transaction.atomic
def edit_session(
    *,
    session: Session,
    expected_version: int,
    day: dt.date,
    starts_at: dt.time | None,
    ends_at: dt.time | None,
    hours: Decimal,
    subject: str,
    by: Actor,
    at: dt.datetime,
) -> Session:
    """Move or correct a session and return it; the activity of one that was held follows.

    Raises ``StaleRecord``. Refused: ``gone``, ``session_ahead`` for one held on a day to come, and what ``add_session`` refuses.
    """
    held = lock_session(session.pk)
    refuse_closed(held.course)
    _refuse_when(held.course, day, starts_at, ends_at, at, but=held)
    if held.held_at is not None and day > day_of(at):
        raise TrainingRefused("session_ahead", field="day")
    changes = changed(
        held,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        hours=hours or hours_between(starts_at, ends_at),
        subject=one_line(subject)[:200],
    )
    old = {name: getattr(held, name) for name in changes}
    held.save_changes(expected_version=expected_version, **changes)
    if changes:
        tell(held.course, EventKind.SESSION, what="moved", day=f"{day:%d/%m/%Y}", by=by, at=at)
        record(
            "training.session_edited",
            by=by,
            at=at,
            on=held,
            old=plain(old),
            new=plain(changes),
            unit_id=held.course.unit_id,
        )
        if held.held_at is not None:
            write_session(held, by=by, at=at)
    return held


@transaction.atomic
def remove_session(*, session: Session, expected_version: int, by: Actor, at: dt.datetime) -> Course:
    """Take out a session that did not take place, with what was noted of who came; return its course.

    Raises ``StaleRecord``. Refused: ``gone``, ``course_closed``, ``session_held``: first it is taken back that it was held.
    """
    held = lock_session(session.pk)
    refuse_closed(held.course)
    if held.held_at is not None:
        raise TrainingRefused("session_held")
    held.save_changes(expected_version=expected_version)
    record("training.session_removed", by=by, at=at, on=held, old={"day": held.day}, unit_id=held.course.unit_id)
    tell(held.course, EventKind.SESSION, what="removed", day=f"{held.day:%d/%m/%Y}", by=by, at=at)
    course = held.course
    held.delete()
    return course


@transaction.atomic
def set_presence(*, session: Session, enrolment: Enrolment, state: str, by: Actor, at: dt.datetime) -> Attendance:
    """Note whether one person was at a session, and nothing of anybody else; return the note. Of a session that was held the
    activity counts anew.

    Refused: ``gone``, ``course_closed``, ``session_ahead``, ``presence_unknown``, ``not_in_session`` for who is in another course or
    withdrew before that day.
    """
    session = lock_session(session.pk)
    _refuse_noting(session, at)
    if state not in Presence.values:
        raise TrainingRefused("presence_unknown")
    if not expected_at(session).filter(pk=enrolment.pk).exists():
        raise TrainingRefused("not_in_session")
    note, made = Attendance.objects.get_or_create(
        session=session, enrolment=enrolment, defaults={"state": state, "set_at": at}
    )
    if not made and note.state == state:
        return note
    note.state, note.set_at = state, at
    note.save(update_fields=["state", "set_at"])
    record("training.presence_set", by=by, at=at, on=note, new={"state": state}, unit_id=session.course.unit_id)
    if session.held_at is not None:
        write_session(session, by=by, at=at)
    return note


@transaction.atomic
def all_present(*, session: Session, by: Actor, at: dt.datetime) -> int:
    """Note everybody as present of whom nothing is noted yet, and return how many. What somebody noted stays.

    Refused: ``gone``, ``course_closed``, ``session_ahead``.
    """
    session = lock_session(session.pk)
    _refuse_noting(session, at)
    left = expected_at(session).exclude(attendance__session=session)
    notes = [Attendance(session=session, enrolment=one, state=Presence.PRESENT, set_at=at) for one in left]
    Attendance.objects.bulk_create(notes)
    if notes:
        new = {"count": len(notes)}
        record("training.all_present", by=by, at=at, on=session, new=new, unit_id=session.course.unit_id)
        if session.held_at is not None:
            write_session(session, by=by, at=at)
    return len(notes)


@transaction.atomic
def hold_session(*, session: Session, by: Actor, at: dt.datetime, adopts: Activity | None = None) -> Session:
    """Note that a session took place; return it. It becomes one activity, or mends the one it is; ``adopts`` is one that somebody
    recorded by hand for it, whose figures stay. A planned course begins with it.

    Refused: ``gone``, ``course_closed``, ``session_ahead``, ``nobody_in_course``, ``not_noted`` while it is open of somebody whether
    they came, ``nobody_came``, ``activity_refused``.
    """
    session = lock_session(session.pk)
    _refuse_noting(session, at)
    expected = expected_at(session)
    if not expected.exists():
        raise TrainingRefused("nobody_in_course")
    open_ = expected.exclude(attendance__session=session).count()
    if open_:
        raise TrainingRefused("not_noted", n=open_)
    came = session.attendance.filter(state=Presence.PRESENT).count()
    if not came:
        raise TrainingRefused("nobody_came")
    course = session.course
    if course.state == CourseState.PLANNED:
        course.save_changes(expected_version=course.version, state=CourseState.RUNNING.value)
        tell(course, EventKind.STARTED, by=by, at=at)
    if session.held_at is None:
        session.save_changes(expected_version=session.version, held_at=at)
    write_session(session, restore=True, adopts=adopts, by=by, at=at)
    tell(course, EventKind.HELD, day=f"{session.day:%d/%m/%Y}", count=came, by=by, at=at)
    new = {"held_at": at, "activity": session.activity_id}
    record("training.session_held", by=by, at=at, on=session, new=new, unit_id=course.unit_id)
    return session


@transaction.atomic
def unhold_session(*, session: Session, by: Actor, at: dt.datetime) -> Session:
    """Take back that a session was held: its activity is cancelled (one recorded by hand before stays), who came stays noted.
    Return it.

    Refused: ``gone``, ``course_closed``, ``not_held``.
    """
    session = lock_session(session.pk)
    refuse_closed(session.course)
    if session.held_at is None:
        raise TrainingRefused("not_held")
    session.save_changes(expected_version=session.version, held_at=None)
    take_back(session, reason="Buổi học ghi nhầm là đã học", by=by, at=at)
    tell(session.course, EventKind.SESSION, what="unheld", day=f"{session.day:%d/%m/%Y}", by=by, at=at)
    record("training.session_unheld", by=by, at=at, on=session, new={"held_at": None}, unit_id=session.course.unit_id)
    return session


def _refuse_noting(session: Session, at: dt.datetime) -> None:
    refuse_closed(session.course)
    if session.day > day_of(at):
        raise TrainingRefused("session_ahead", field="day")


def _refuse_when(
    course: Course,
    day: dt.date,
    starts_at: dt.time | None,
    ends_at: dt.time | None,
    at: dt.datetime,
    *,
    but: Session | None = None,
) -> None:
    if ends_at is not None and (starts_at is None or ends_at <= starts_at):
        raise TrainingRefused("times_backward", field="ends_at")
    if abs(day - day_of(at)) > FURTHEST:
        raise TrainingRefused("day_far", field="day", day=day)
    others = Session.objects.filter(course=course, day=day, starts_at=starts_at)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.exists():
        raise TrainingRefused("session_there", field="day")
