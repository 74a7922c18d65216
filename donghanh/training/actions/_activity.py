"""What was held is an activity: a session counts person-times, a finished course each person once. Written here and nowhere beside."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from donghanh.activities.actions import (
    adopt_activity,
    correct_activity,
    count_attendance,
    let_go,
    record_activity,
    restore_activity,
)
from donghanh.activities.models import COUNTS, Activity, ActivityKind, ActivityState, Measure, Quality
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.wording import refusal
from donghanh.domain.attendance import Headcount
from donghanh.foundation.access import Actor
from donghanh.training.models import Course, Session
from donghanh.training.queries.attendance import people_of_course, people_of_session
from donghanh.training.refusals import TrainingRefused

SESSION_KIND, COURSE_KIND = "training_session", "training"


def write_session(
    session: Session, *, by: Actor, at: dt.datetime, restore: bool = False, adopts: Activity | None = None
) -> None:
    """Make or mend the activity of a session that was held, or take ``adopts`` for it, which somebody recorded by hand. One
    cancelled on its own page stays so unless ``restore``."""
    course = session.course
    if adopts is not None and session.activity is None:
        session.activity = _adopt(adopts, course, SESSION_KIND, f"buổi học ngày {session.day:%d/%m/%Y}", by, at)
        Session.objects.filter(pk=session.pk).update(activity=session.activity)
    facts = {
        "title": _title(course.title, session.subject),
        "held_on": session.day,
        "starts_at": session.starts_at,
        **_place(course),
    }
    made = _write(
        session.activity, course, SESSION_KIND, facts, people_of_session(session), Measure.TIMES, restore, by, at
    )
    if session.activity_id != made.pk:
        Session.objects.filter(pk=session.pk).update(activity=made)
        session.activity = made


def write_course(
    course: Course, *, by: Actor, at: dt.datetime, restore: bool = False, adopts: Activity | None = None
) -> None:
    """Make or mend the activity of the whole course, each person once, or take ``adopts`` for it. One that was recorded in
    person-times gets the number of people of the roll: its person-times are those of the sessions, which count already."""
    if adopts is not None and course.activity is None:
        keeps = adopts.measure == Measure.PERSONS
        course.activity = _adopt(adopts, course, COURSE_KIND, "cả khóa học", by, at, keeps_figures=keeps)
        Course.objects.filter(pk=course.pk).update(activity=course.activity)
    days = list(course.sessions.held().order_by("day").values_list("day", flat=True))
    facts = {
        "title": _title(course.title),
        "held_on": days[0],
        "ends_on": days[-1] if days[-1] > days[0] else None,
        **_place(course),
    }
    made = _write(
        course.activity, course, COURSE_KIND, facts, people_of_course(course), Measure.PERSONS, restore, by, at
    )
    if course.activity_id != made.pk:
        Course.objects.filter(pk=course.pk).update(activity=made)
        course.activity = made


def take_back(row: Session | Course, *, reason: str, by: Actor, at: dt.datetime) -> None:
    """What the row counted did not take place after all: its activity is cancelled, or let go where it was recorded by hand."""
    left = let_go(activity=row.activity, reason=reason, by=by, at=at)
    if left is None and row.activity_id:
        type(row)._base_manager.filter(pk=row.pk).update(activity=None)
    row.activity = left


def mend(course: Course, *, by: Actor, at: dt.datetime) -> None:
    """Bring the activities of what was held, and of the finished course, to what is written now."""
    for session in Session.objects.held().filter(course=course).select_related("activity"):
        session.course = course
        write_session(session, by=by, at=at)
    if course.activity_id and not course.is_open:
        write_course(course, by=by, at=at)


def _write(
    present: Activity | None,
    course: Course,
    kind: str,
    facts: Mapping[str, Any],
    people: Headcount,
    measure: Measure,
    restore: bool,
    by: Actor,
    at: dt.datetime,
) -> Activity:
    known = {name: people.value(name) for name in COUNTS}
    try:
        if present is None:
            return record_activity(
                unit=course.unit,
                kind=_kind(kind),
                total=people.total,
                known=known,
                measure=measure,
                details={"topic": course.topic.name},
                task=course.task,
                by=by,
                at=at,
                **facts,
            )
        present.refresh_from_db()
        if present.state == ActivityState.VOID:
            if not restore:
                return present
            present = restore_activity(activity=present, expected_version=present.version, by=by, at=at)
        if present.adopted:
            return present
        present = correct_activity(activity=present, expected_version=present.version, by=by, at=at, **facts)
        if present.headcount != people or present.has_cells or present.measure != measure:
            present = count_attendance(
                activity=present,
                expected_version=present.version,
                total=people.total,
                known=known,
                quality=Quality.COUNTED,
                measure=measure,
                by=by,
                at=at,
            )
    except ActivityRefused as refused:
        raise TrainingRefused("activity_refused", why=refusal(refused)) from refused
    return present


def _adopt(
    activity: Activity,
    course: Course,
    kind: str,
    what: str,
    by: Actor,
    at: dt.datetime,
    *,
    keeps_figures: bool = True,
) -> Activity:
    try:
        return adopt_activity(
            activity=activity, unit=course.unit, kind=kind, what=what, task=course.task, keeps_figures=keeps_figures,
            by=by, at=at,
        )  # fmt: skip
    except ActivityRefused as refused:
        raise TrainingRefused("activity_refused", field=refused.field, why=refusal(refused)) from refused


def _kind(code: str) -> ActivityKind:
    kind = ActivityKind.objects.filter(code=code, unit__isnull=True).first()
    if kind is None:
        raise TrainingRefused("no_kind")
    return kind


def _title(title: str, subject: str = "") -> str:
    return (f"{title}: {subject}" if subject else title)[:300]


def _place(course: Course) -> dict[str, Any]:
    return {"place": course.place, "village": course.village, "host": course.organiser}
