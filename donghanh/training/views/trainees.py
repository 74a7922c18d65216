"""Trainees of one course: the list and its file, who comes, is corrected, leaves."""

import uuid
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment
from donghanh.training import actions
from donghanh.training.forms import KnownForm, PersonEditForm, PersonForm, TraineeFilter, VersionForm, WithdrawForm
from donghanh.training.forms.filters import DONE, LEFT, SHORT
from donghanh.training.intake.columns_out import columns
from donghanh.training.models import Course, Enrolment, EnrolmentQuerySet, EventKind, NetworkMember
from donghanh.training.permissions import TrainingPermission
from donghanh.training.presenters.people import home_of, trainee_row
from donghanh.training.views._shared import (
    READERS,
    act,
    ask,
    bodies_of,
    course_of,
    may_keep,
    now,
    part_of,
    villages_of,
)

MOST_KNOWN = 300
_PERSON = ("full_name", "sex", "birth_year", "role", "body", "village", "position", "version")


def _filter(request: ScopedRequest, rows: EnrolmentQuerySet) -> TraineeFilter:
    bodies = Organisation.objects.filter(pk__in=rows.order_by().values("member__body")).order_by("sort_key", "pk")
    form: Any = TraineeFilter(request.GET, auto_id="filter_%s")
    return form.offer(bodies)  # type: ignore[no-any-return]


def _wanted(course: Course, rows: EnrolmentQuerySet, values: dict[str, Any]) -> "QuerySet[Enrolment]":
    found = rows.with_progress().annotate(done=F("attended") * 100, asked=F("held") * course.min_share)
    if values.get("muc") == DONE:
        found = found.staying().filter(attended__gt=0, done__gte=F("asked"))
    elif values.get("muc") == SHORT:
        found = found.staying().filter(done__lt=F("asked"))
    elif values.get("muc") == LEFT:
        found = found.filter(withdrew_on__isnull=False)
    if sex := values.get("gioi"):
        found = found.filter(member__sex="" if sex == "none" else sex)
    if body := values.get("co_quan"):
        found = found.filter(member__body_id=body)
    return found.select_related("member__body", "member__village").order_by("member__sort_key", "pk")


def list_url(course: Course) -> str:
    """The trainees of a course."""
    return reverse("training:trainees", args=(course.pk,))


@requires(*READERS)
@require_GET
def trainee_list(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Who is in the course, how many sessions each was at, and what is missing. A body sees its own people."""
    course = course_of(request, pk, to_keep=False)
    rows = Enrolment.objects.visible_to(request.scope).filter(course=course)
    form = _filter(request, rows)
    page = page_of(_wanted(course, rows, form.values), request, size=50)
    return render(
        request,
        "training/trainees.html",
        {
            "course": course,
            "form": form,
            "page": page,
            "rows": [trainee_row(one, course) for one in page.object_list],
            "may_keep": may_keep(request.scope, course),
            "may_change": may_keep(request.scope, course) and course.is_open,
            "of_office": request.scope.may(TrainingPermission.READ, unit_id=course.unit_id),
        },
    )


@requires(*READERS)
@require_GET
def trainee_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The list as filtered, as a file that can come in again. That names left is noted."""
    course = course_of(request, pk, to_keep=False)
    rows = Enrolment.objects.visible_to(request.scope).filter(course=course)
    found = _wanted(course, rows, _filter(request, rows).values).filter(member__erased_on__isnull=True)
    actions.note_names_taken_away(
        course=course, kind=EventKind.TAKEN_AWAY, count=found.count(), by=request.scope.actor, at=now()
    )
    return list_response(request, found.iterator(chunk_size=500), columns(), name="hoc-vien")


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def add(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One person after another."""
    course, scope = course_of(request, pk), request.scope
    form = PersonForm(
        request.POST or None,
        villages=villages_of(course.unit, scope),
        bodies=bodies_of(course.unit, scope),
        today=scope.on,
        initial={"sex": ""},
    )

    def save() -> Enrolment:
        return actions.enrol(course=course, by=scope.actor, at=now(), **form.cleaned_data)

    def onwards(_made: Enrolment) -> str:
        again = "them-nua" in request.POST
        return reverse("training:trainee-add", args=(course.pk,)) if again else list_url(course)

    return act(
        request,
        form,
        save,
        _("Đã thêm học viên."),
        to=onwards,
        title=_("Thêm học viên"),
        lede=course.title,
        button=_("Thêm"),
        second_button=("them-nua", _("Thêm và ghi người nữa")),
        course=course,
        back_url=list_url(course),
    )


@requires(TrainingPermission.KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Several people who are known already: of the network, and staff of the register."""
    course, scope = course_of(request, pk), request.scope
    inside = course.enrolments.values("member")
    network = (
        NetworkMember.objects.visible_to(scope).named().filter(unit_key=str(course.unit.line)).exclude(pk__in=inside)
    )
    members = {
        f"m{one.pk}": one for one in network.select_related("body", "village").order_by("sort_key", "pk")[:MOST_KNOWN]
    }
    known = NetworkMember.objects.filter(unit_key=str(course.unit.line), person__isnull=False).values("person")
    seats = Appointment.objects.on(scope.on).filter(post__organisation__unit__line=course.unit.line)
    rows = seats.exclude(person__in=known).select_related("person", "post__organisation__unit")
    staff: dict[str, Appointment] = {}
    for seat in rows.order_by("person__sort_key", "person_id", "valid_from", "pk")[:MOST_KNOWN]:
        staff.setdefault(f"s{seat.person_id}", seat)
    people = [(key, _label(one.full_name, home_of(one), one.position)) for key, one in members.items()]
    people += [
        (key, _label(one.person.full_name, one.post.organisation.name, one.post.title)) for key, one in staff.items()
    ]
    form = KnownForm(request.POST or None).offer(people)

    def save() -> int:
        chosen = form.cleaned_data["ai"]
        return actions.enrol_known(
            course=course,
            members=[members[key] for key in chosen if key in members],
            appointments=[staff[key] for key in chosen if key in staff],
            by=scope.actor,
            at=now(),
        )

    return act(
        request,
        form,
        save,
        lambda n: ngettext("Đã thêm %(n)s học viên.", "Đã thêm %(n)s học viên.", n) % {"n": n},
        to=list_url(course),
        title=_("Chọn người đã biết"),
        lede=course.title,
        button=_("Thêm vào khóa học"),
        course=course,
        back_url=list_url(course),
        nobody=_("Chưa có ai để chọn: mọi người đã biết đều ở trong khóa học.") if not people else "",
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Correct what is said of somebody, for all their courses; and the ways out of this one."""
    enrolment: Enrolment = part_of(request, Enrolment.objects.select_related("member__village", "member__body"), pk)
    course, member, scope = enrolment.course, enrolment.member, request.scope
    bodies = bodies_of(course.unit, scope)
    if member.body is not None and member.body not in bodies:
        bodies.append(member.body)
    form = PersonEditForm(
        request.POST or None,
        of=member,
        villages=villages_of(course.unit, scope, beside=member.village),
        bodies=bodies,
        today=scope.on,
        initial={name: getattr(member, name) for name in _PERSON},
    )

    def save() -> NetworkMember:
        return actions.edit_member(
            member=member,
            course=course,
            expected_version=form.expected_version,
            by=scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=list_url(course),
        template="training/trainee.html",
        title=_("Học viên"),
        button=_("Lưu"),
        course=course,
        one=enrolment,
        back_url=list_url(course),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def withdraw(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Somebody leaves the course."""
    enrolment: Enrolment = part_of(request, Enrolment.objects.select_related("member"), pk)
    form = WithdrawForm(request.POST or None, initial={"version": enrolment.version, "on": request.scope.on})

    def save() -> Enrolment:
        return actions.withdraw(
            enrolment=enrolment,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return ask(
        request,
        form,
        save,
        _("Đã ghi thôi học."),
        to=list_url(enrolment.course),
        question=_("Ghi học viên này thôi học?"),
        text=_("%(name)s không còn trong danh sách điểm danh từ ngày ấy. Các buổi đã dự vẫn tính.")
        % {"name": enrolment.member.full_name or _("Người đã xóa tên")},
        action=_("Ghi thôi học"),
        back_url=list_url(enrolment.course),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def come_back(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """They did not leave after all."""
    enrolment: Enrolment = part_of(request, Enrolment.objects.select_related("member"), pk)
    form = VersionForm(request.POST or None, initial={"version": enrolment.version})

    def save() -> Enrolment:
        return actions.come_back(
            enrolment=enrolment, expected_version=form.expected_version, by=request.scope.actor, at=now()
        )

    return ask(
        request,
        form,
        save,
        _("Học viên học tiếp."),
        to=list_url(enrolment.course),
        question=_("Cho học viên này học tiếp?"),
        text=_("%(name)s trở lại danh sách điểm danh của mọi buổi.") % {"name": enrolment.member.full_name or "–"},
        action=_("Học tiếp"),
        back_url=list_url(enrolment.course),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """They were written down by mistake."""
    enrolment: Enrolment = part_of(request, Enrolment.objects.select_related("member"), pk)
    form = VersionForm(request.POST or None, initial={"version": enrolment.version})

    def save() -> Course:
        return actions.remove_enrolment(
            enrolment=enrolment, expected_version=form.expected_version, by=request.scope.actor, at=now()
        )

    return ask(
        request,
        form,
        save,
        _("Đã bỏ dòng ghi nhầm."),
        to=list_url(enrolment.course),
        question=_("Bỏ học viên này vì ghi nhầm?"),
        text=_("Bỏ %(name)s cùng điểm danh đã ghi trong khóa này. Nếu họ có học rồi thôi, hãy ghi thôi học.")
        % {"name": enrolment.member.full_name or "–"},
        action=_("Bỏ"),
        back_url=list_url(enrolment.course),
        danger=True,
    )


def _label(name: str, *more: str) -> str:
    return ", ".join(filter(None, (name, *more)))
