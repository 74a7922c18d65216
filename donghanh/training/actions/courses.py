"""A course is planned, corrected, begun, finished, cancelled, opened again."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from donghanh.activities.models import Activity
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.training.actions._activity import mend, take_back, write_course
from donghanh.training.actions._writing import (
    changed,
    day_of,
    lock,
    plain,
    refuse_closed,
    refuse_places,
    some_words,
    tell,
)
from donghanh.training.models import (
    MOVES,
    Certificate,
    Course,
    CourseForm,
    CourseState,
    EventKind,
    RuleKind,
    Topic,
    Trainer,
)
from donghanh.training.naming import one_line, search_text
from donghanh.training.queries.rules import number_on
from donghanh.training.refusals import TrainingRefused
from donghanh.units.models import Unit

FURTHEST = dt.timedelta(days=366 * 3)
Names = Sequence[tuple[str, str]]
"""Trainers: name and position of each."""


@transaction.atomic
def plan_course(
    *,
    unit: Unit,
    topic: Topic,
    title: str,
    organiser: Organisation,
    starts_on: dt.date,
    ends_on: dt.date,
    by: Actor,
    at: dt.datetime,
    hours: Decimal = Decimal(0),
    form: str = CourseForm.CLASS,
    place: str = "",
    village: Unit | None = None,
    capacity: int | None = None,
    task: Task | None = None,
    min_share: int | None = None,
    trainers: Names = (),
) -> Course:
    """Write down a course that is to come, or that was, and return it. Without ``min_share`` it asks for what the rule of its first
    day asks.

    Refused: ``title_empty``, ``topic_elsewhere``, ``body_elsewhere``, ``village_elsewhere``, ``task_elsewhere``,
    ``days_backward``, ``day_far``, ``share_odd``.
    """
    title = some_words(title, code="title_empty", field="title")
    _refuse(
        unit,
        topic=topic,
        organiser=organiser,
        village=village,
        task=task,
        starts_on=starts_on,
        ends_on=ends_on,
        min_share=min_share,
        at=at,
    )
    share = min_share or number_on(RuleKind.MIN_SHARE, unit, starts_on)
    course = Course.objects.create(
        unit=unit,
        topic=topic,
        title=title,
        form=form,
        organiser=organiser,
        starts_on=starts_on,
        ends_on=ends_on,
        hours=hours,
        place=one_line(place),
        village=village,
        capacity=capacity,
        task=task,
        min_share=share,
        search=search_text(title, topic.name, place, village.full_name if village else ""),
    )
    _set_trainers(course, trainers)
    tell(course, EventKind.PLANNED, by=by, at=at)
    new = {
        "topic": topic.code,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "organiser": organiser.pk,
        "min_share": share,
    }
    record("training.course_planned", by=by, at=at, on=course, new=new, unit_id=unit.pk)
    return course


@transaction.atomic
def edit_course(
    *, course: Course, expected_version: int, trainers: Names, by: Actor, at: dt.datetime, **values: Any
) -> Course:
    """Correct what is said of a course (its columns by name) and who teaches; return it. The activities of what was held follow.

    Raises ``StaleRecord``. Refused: ``course_closed``, and what ``plan_course`` refuses.
    """
    held = lock(course.pk)
    refuse_closed(held)
    after: dict[str, Any] = {name: values.get(name, getattr(held, name)) for name in _FIELDS}
    after["title"] = some_words(after["title"], code="title_empty", field="title")
    after["place"] = one_line(after["place"])
    checked = ("topic", "organiser", "village", "task", "starts_on", "ends_on", "min_share")
    _refuse(held.unit, at=at, **{name: after[name] for name in checked})
    changes = changed(held, **after)
    old = {name: getattr(held, name) for name in changes}
    village = after["village"].full_name if after["village"] else ""
    search = search_text(after["title"], after["topic"].name, after["place"], village)
    held.save_changes(expected_version=expected_version, **changes, search=search)
    others = _set_trainers(held, trainers)
    if changes or others:
        fields = sorted([*changes, *(["trainers"] if others else [])])
        tell(held, EventKind.EDITED, fields=fields, by=by, at=at)
        record(
            "training.course_edited", by=by, at=at, on=held, old=plain(old), new=plain(changes), unit_id=held.unit_id
        )
        mend(held, by=by, at=at)
    return held


@transaction.atomic
def start_course(*, course: Course, expected_version: int, by: Actor, at: dt.datetime) -> Course:
    """The course has begun; return it. Raises ``StaleRecord``. Refused: ``cannot_move``."""
    return _move(lock(course.pk), CourseState.RUNNING, EventKind.STARTED, expected_version, by=by, at=at)


@transaction.atomic
def finish_course(
    *, course: Course, expected_version: int, by: Actor, at: dt.datetime, adopts: Activity | None = None
) -> Course:
    """The course is over: who completed it is settled, and it becomes an activity that counts each person once. Return it.
    ``adopts`` is one that somebody recorded by hand for it, whose figures stay where they are people and not person-times.

    Raises ``StaleRecord``. Refused: ``cannot_move``, ``nothing_held``, ``sessions_waiting`` while a session is neither noted as held
    nor taken out, ``activity_refused``.
    """
    held = lock(course.pk)
    days = list(held.sessions.values_list("day", "held_at"))
    waiting = sum(1 for _, at_ in days if at_ is None)
    if len(days) == waiting:
        raise TrainingRefused("nothing_held")
    if waiting:
        raise TrainingRefused("sessions_waiting", n=waiting)
    last = max(day for day, _ in days)
    held = _move(held, CourseState.FINISHED, EventKind.FINISHED, expected_version, closed_on=last, by=by, at=at)
    write_course(held, restore=True, adopts=adopts, by=by, at=at)
    return held


@transaction.atomic
def cancel_course(*, course: Course, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Course:
    """The course does not take place, or not to its end; what was held stays counted. Return it.

    Raises ``StaleRecord``. Refused: ``reason_missing``, ``cannot_move``.
    """
    reason = some_words(reason, code="reason_missing", field="reason")[:300]
    closing = {"cancel_reason": reason, "closed_on": day_of(at)}
    return _move(lock(course.pk), CourseState.CANCELLED, EventKind.CANCELLED, expected_version, by=by, at=at, **closing)


@transaction.atomic
def reopen_course(*, course: Course, expected_version: int, by: Actor, at: dt.datetime) -> Course:
    """Take back that a course was finished or cancelled; its activity as a whole is cancelled until it is finished again (one
    recorded by hand before stays). Return it.

    Raises ``StaleRecord``. Refused: ``cannot_move``, ``has_certificates`` while one stands.
    """
    held = lock(course.pk)
    if Certificate.objects.standing().filter(enrolment__course=held).exists():
        raise TrainingRefused("has_certificates")
    began = held.state == CourseState.FINISHED or held.sessions.filter(held_at__isnull=False).exists()
    to = CourseState.RUNNING if began else CourseState.PLANNED
    held = _move(held, to, EventKind.REOPENED, expected_version, closed_on=None, cancel_reason="", by=by, at=at)
    take_back(held, reason="Mở lại khóa học", by=by, at=at)
    return held


_FIELDS = (
    "topic", "title", "form", "organiser", "starts_on", "ends_on", "hours", "place", "village", "capacity", "task", "min_share",
)  # fmt: skip


def _move(
    held: Course, to: CourseState, kind: EventKind, expected_version: int, *, by: Actor, at: dt.datetime, **more: Any
) -> Course:
    old = held.state
    if to not in MOVES[old]:
        raise TrainingRefused("cannot_move")
    held.save_changes(expected_version=expected_version, state=to.value, **more)
    tell(held, kind, by=by, at=at)
    record(
        f"training.course_{kind}",
        by=by,
        at=at,
        on=held,
        old={"state": old},
        new={"state": to.value},
        unit_id=held.unit_id,
    )
    return held


def _refuse(
    unit: Unit,
    *,
    topic: Topic,
    organiser: Organisation,
    village: Unit | None,
    task: Task | None,
    starts_on: dt.date,
    ends_on: dt.date,
    min_share: int | None,
    at: dt.datetime,
) -> None:
    if topic.unit is not None and topic.unit.line != unit.line:
        raise TrainingRefused("topic_elsewhere", field="topic")
    refuse_places(unit, village=village, body=organiser, field="organiser")
    if task is not None and task.plan.unit.line != unit.line:
        raise TrainingRefused("task_elsewhere", field="task")
    if ends_on < starts_on:
        raise TrainingRefused("days_backward", field="ends_on")
    for name, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if abs(day - day_of(at)) > FURTHEST:
            raise TrainingRefused("day_far", field=name, day=day)
    if min_share is not None and not 1 <= min_share <= 100:
        raise TrainingRefused("share_odd", field="min_share")


def _set_trainers(course: Course, wanted: Names) -> bool:
    names = [(one_line(name)[:120], one_line(position)[:160]) for name, position in wanted if one_line(name)]
    present = list(course.trainers.filter(erased_on__isnull=True).values_list("full_name", "position"))
    if names == present:
        return False
    course.trainers.filter(erased_on__isnull=True).delete()
    Trainer.objects.bulk_create(
        Trainer(course=course, full_name=name, position=position, order=order)
        for order, (name, position) in enumerate(names)
    )
    return True
