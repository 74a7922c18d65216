"""One course: its page, writing it down, correcting it, and its steps."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.activities.models import Measure
from donghanh.activities.queries import tasks_to_link
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.training import actions
from donghanh.training.forms import CourseForm, ReasonForm, VersionForm
from donghanh.training.forms.courses import CourseEditForm, FinishForm
from donghanh.training.models import Certificate, Course, CourseState, Enrolment, Topic
from donghanh.training.permissions import TrainingPermission
from donghanh.training.presenters.course import (
    STATE_CHIPS,
    days_of,
    events_of,
    next_of,
    people_said,
    session_lines,
)
from donghanh.training.queries.attendance import people_of_course, twins_of_course
from donghanh.training.queries.courses import sessions_of, uncertified
from donghanh.training.views._shared import (
    READERS,
    act,
    ask,
    bodies_of,
    course_of,
    may_keep,
    now,
    page_url,
    unit_kept,
    villages_of,
)
from donghanh.units.models import Unit
from donghanh.units.queries import standing

_INITIAL = ("title", "topic", "form", "organiser", "starts_on", "ends_on", "hours", "place", "village", "capacity", "task", "min_share", "version")  # fmt: skip
MOST_EVENTS = 12


@requires(*READERS)
@require_GET
def course(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Facts, sessions, who learns and who completed, what comes next, the story."""
    found, scope = course_of(request, pk, to_keep=False), request.scope
    of_office = scope.may(TrainingPermission.READ, unit_id=found.unit_id)
    keeps = may_keep(scope, found)
    sessions = sessions_of(found)
    enrolments = Enrolment.objects.visible_to(scope).filter(course=found)
    staying = enrolments.staying().count()
    waiting = uncertified(found) if keeps and found.state == CourseState.FINISHED else 0
    held = [one for one in sessions if one.held_at is not None]
    return render(
        request,
        "training/course.html",
        {
            "course": found,
            "place_gone": found.is_open and found.village is not None and standing(found.village, scope.on) is None,
            "days": days_of(found),
            "state_chip": (STATE_CHIPS[CourseState(found.state)], str(found.get_state_display())),
            "next": next_of(found, sessions, staying, waiting, scope.on) if keeps else None,
            "sessions": session_lines(sessions, scope.on),
            "trainees": staying,
            "persons": people_said(people_of_course(found)) if of_office and held else "",
            "times": sum(one.came for one in held) if of_office else None,  # type: ignore[attr-defined]
            "held": len(held),
            "completed": enrolments.trained().count() if found.state == CourseState.FINISHED else None,
            "certificates": Certificate.objects.standing().filter(enrolment__in=enrolments.order_by()).count(),
            "is_over_full": bool(found.capacity and staying > found.capacity and of_office),
            "trainers": list(found.trainers.all()),
            "events": events_of(found.events.select_related("author")[:MOST_EVENTS]) if of_office else [],
            "of_office": of_office,
            "may_keep": keeps,
            "is_finished": found.state == CourseState.FINISHED,
        },
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def add(request: ScopedRequest) -> HttpResponseBase:
    """Write a course down."""
    unit, scope = unit_kept(request), request.scope
    form = _offered(request, CourseForm(request.POST or None, initial=_first(request, unit)), unit)

    def save() -> Course:
        return actions.plan_course(unit=unit, by=scope.actor, at=now(), **form.cleaned_data)

    return act(
        request, form, save, _("Đã lập khóa học."), to=page_url, title=_("Lập khóa học"), button=_("Lập khóa học"), course=None,
    )  # fmt: skip


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Correct a course."""
    found, scope = course_of(request, pk), request.scope
    initial = {name: getattr(found, name) for name in _INITIAL}
    names = [", ".join(filter(None, (one.full_name, one.position))) for one in found.trainers.filter(erased_on=None)]
    initial["trainers"] = "\n".join(names)
    form = _offered(request, CourseEditForm(request.POST or None, of=found, initial=initial), found.unit, beside=found)

    def save() -> Course:
        values = form.fields_typed  # type: ignore[attr-defined]
        values["min_share"] = values["min_share"] or found.min_share
        return actions.edit_course(
            course=found,
            expected_version=form.expected_version,
            by=scope.actor,
            at=now(),
            **values,  # type: ignore[attr-defined]
        )

    return act(request, form, save, _("Đã lưu."), to=page_url, title=_("Sửa khóa học"), button=_("Lưu"), course=found)


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def start(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The course has begun."""
    return _step(
        request,
        pk,
        actions.start_course,
        said=_("Khóa học đã bắt đầu."),
        question=_("Bắt đầu khóa học này?"),
        text=_("Khóa học chuyển sang bước Đang học. Buổi đầu tiên ghi là đã học cũng tự chuyển bước này."),
        action=_("Bắt đầu"),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def finish(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The course is over: it becomes an activity, or is the one somebody recorded by hand."""
    found, scope = course_of(request, pk), request.scope
    form = FinishForm(request.POST or None, initial={"version": found.version})
    twins = twins_of_course(scope, found)
    of_the_roll = _(
        "Không ghi thêm hoạt động thứ hai; số người lấy từ điểm danh, mỗi người một lần, vì lượt của các buổi đã tính."
    )
    form.offer_twins(twins, becomes={one.pk: of_the_roll for one in twins if one.measure == Measure.TIMES})

    def save() -> Course:
        return actions.finish_course(
            course=found, expected_version=form.expected_version, adopts=form.adopts(), by=scope.actor, at=now()
        )

    return ask(
        request,
        form,
        save,
        _("Đã kết thúc khóa học. Ai hoàn thành thì cấp được chứng nhận."),
        to=page_url,
        template="activities/ask_twin.html",
        question=_("Kết thúc khóa học này?"),
        text=_(
            "Phần mềm tính ai hoàn thành theo mức của khóa, và ghi cả lớp thành một hoạt động, mỗi người một lần. "
            "Còn mở lại được khi chưa cấp chứng nhận."
        ),
        action=_("Kết thúc"),
        back_url=page_url(found),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def reopen(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It was not over after all."""
    return _step(
        request,
        pk,
        actions.reopen_course,
        said=_("Đã mở lại khóa học."),
        question=_("Mở lại khóa học này?"),
        text=_(
            "Sửa được điểm danh, buổi học và học viên. Hoạt động của cả lớp tạm không tính cho đến khi kết thúc lại."
        ),
        action=_("Mở lại"),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def cancel(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The course does not take place."""
    found = course_of(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": found.version})

    def save() -> Course:
        data = form.cleaned_data
        return actions.cancel_course(
            course=found, expected_version=data["version"], reason=data["reason"], by=request.scope.actor, at=now()
        )

    return ask(
        request,
        form,
        save,
        _("Đã hủy khóa học."),
        to=page_url,
        question=_("Hủy khóa học này?"),
        text=_("Khóa học vẫn xem được cùng lý do. Buổi đã học vẫn tính."),
        action=_("Hủy khóa học"),
        back_url=page_url(found),
        danger=True,
    )


def _step(
    request: ScopedRequest, pk: uuid.UUID, step: Any, *, said: str, question: str, text: str, action: str
) -> HttpResponse:
    found = course_of(request, pk)
    form = VersionForm(request.POST or None, initial={"version": found.version})

    def save() -> Course:
        made: Course = step(course=found, expected_version=form.expected_version, by=request.scope.actor, at=now())
        return made

    return ask(
        request, form, save, said, to=page_url, question=question, text=text, action=action, back_url=page_url(found)
    )


def _first(request: ScopedRequest, unit: Unit) -> dict[str, Any]:
    """What a new course begins with: today, and the own body."""
    today = formats.date(request.scope.on)
    own = next(iter(request.scope.organisation_ids), None)
    return {"starts_on": today, "ends_on": today, "organiser": own}


def _offered(request: ScopedRequest, form: Any, unit: Unit, *, beside: Course | None = None) -> Any:
    scope = request.scope
    topics = list(Topic.objects.visible_to(scope).offered())
    bodies = bodies_of(unit, scope)
    villages = villages_of(unit, scope, beside=beside.village if beside else None)
    tasks = tasks_to_link(scope, hosts=[body.pk for body in bodies if body.pk in scope.organisation_ids], on=scope.on)
    if beside is not None:
        topics += [beside.topic] if beside.topic not in topics else []
        bodies += [beside.organiser] if beside.organiser not in bodies else []
        tasks += [beside.task] if beside.task is not None and beside.task not in tasks else []
    return form.offer(topics=topics, organisers=bodies, villages=villages, tasks=tasks)
