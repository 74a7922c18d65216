"""Certificates of one course: issued, printed, looked up, revoked, issued anew; and who signs them."""

import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm
from donghanh.training import actions
from donghanh.training.forms import ReasonForm
from donghanh.training.forms.certificates import IssueForm, NumberFilter, OfficeForm, ReissueForm
from donghanh.training.models import Certificate, Course, CourseState, Enrolment, EventKind, IssuingOffice
from donghanh.training.paper.certificates import paper_of, pdf_of
from donghanh.training.permissions import TrainingPermission
from donghanh.training.queries.courses import uncertified
from donghanh.training.views._shared import READERS, act, ask, course_of, may_keep, now, unit_kept
from donghanh.units.models import Unit


def list_url(course: Course | uuid.UUID) -> str:
    """The certificates of a course."""
    return reverse("training:certificates", args=(getattr(course, "pk", course),))


def _certificate(request: ScopedRequest, pk: uuid.UUID) -> tuple[Certificate, Course]:
    rows = Certificate.objects.select_related("enrolment__member", "enrolment__course__organiser")
    certificate = get_visible_or_404(rows, request.scope, pk=pk)
    return certificate, course_of(request, certificate.enrolment.course_id)


@requires(*READERS)
@require_http_methods(["GET", "POST"])
def certificates(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Every number given in this course and what became of it; for the office, who still waits for one."""
    course = course_of(request, pk, to_keep=request.method == "POST")
    scope, keeps = request.scope, may_keep(request.scope, course)
    find = NumberFilter.of(request)
    rows = Certificate.objects.visible_to(scope).filter(enrolment__course=course)
    page = page_of(_numbered(rows, find).order_by("-year", "-number", "pk"), request, size=50)
    waiting = uncertified(course) if keeps and course.state == CourseState.FINISHED else 0
    form = IssueForm(request.POST or None, initial={"issued_on": scope.on})
    enrolled = Enrolment.objects.visible_to(scope).filter(course=course)

    def save() -> list[Certificate]:
        return actions.issue_certificates(course=course, by=scope.actor, at=now(), **form.cleaned_data)

    def said(made: list[Certificate]) -> str:
        return ngettext("Đã cấp %(n)s chứng nhận.", "Đã cấp %(n)s chứng nhận.", len(made)) % {"n": len(made)}

    return act(
        request,
        form,
        save,
        said,
        to=list_url(course),
        template="training/certificates.html",
        course=course,
        find=find,
        page=page,
        rows=page.object_list,
        waiting=waiting,
        standing=rows.standing().count(),
        short=enrolled.staying().count() - enrolled.trained().count() if course.state == CourseState.FINISHED else 0,
        office=IssuingOffice.objects.filter(unit_key=str(course.unit.line)).first() if keeps else None,
        may_keep=keeps,
        is_finished=course.state == CourseState.FINISHED,
    )


@requires(TrainingPermission.READ)
@never_cache
@require_GET
def look_up(request: ScopedRequest) -> HttpResponse:
    """Whether a number on a paper is ours, of which course, and whether it stands."""
    find = NumberFilter.of(request)
    rows = Certificate.objects.visible_to(request.scope).select_related(
        "enrolment__member", "enrolment__course", "replaced_by"
    )
    found = list(_numbered(rows, find).order_by("-year", "pk")[:20]) if find.number else []
    return render(request, "training/look_up.html", {"find": find, "found": found})


@requires(TrainingPermission.KEEP)
@never_cache
@require_GET
def print_all(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Every certificate of the course that stands, as one PDF in the order of their numbers. That names left is noted."""
    course = course_of(request, pk)
    rows = Certificate.objects.visible_to(request.scope).standing().filter(enrolment__course=course)
    named = rows.exclude(printed_name="").select_related("enrolment__course__organiser").order_by("year", "number")
    found = list(named)
    if not found:
        confirm(request, _("Chưa có chứng nhận nào để in."))
        return redirect(list_url(course))
    return _pdf(request, course, found)


@requires(TrainingPermission.KEEP)
@never_cache
@require_GET
def print_one(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One certificate as PDF, while it stands and its name is kept."""
    certificate, course = _certificate(request, pk)
    if certificate.revoked_on is not None or not certificate.printed_name:
        confirm(request, _("Chứng nhận này đã thu hồi hoặc tên đã xóa, nên không in được."))
        return redirect(list_url(course))
    return _pdf(request, course, [certificate])


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def revoke(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a certificate back."""
    certificate, course = _certificate(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": certificate.version})

    def save() -> Certificate:
        return actions.revoke_certificate(
            certificate=certificate,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        )

    return ask(
        request,
        form,
        save,
        _("Đã thu hồi chứng nhận."),
        to=list_url(course),
        question=_("Thu hồi chứng nhận số %(number)s?") % {"number": certificate.full_number},
        text=_("Số này không cấp cho ai nữa; ai tra sẽ thấy là đã thu hồi cùng ngày."),
        action=_("Thu hồi"),
        back_url=list_url(course),
        danger=True,
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def reissue(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Revoke a certificate and issue another with the name as it is written now."""
    certificate, course = _certificate(request, pk)
    form = ReissueForm(request.POST or None, initial={"version": certificate.version, "issued_on": request.scope.on})

    def save() -> Certificate:
        return actions.reissue_certificate(
            certificate=certificate,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return ask(
        request,
        form,
        save,
        _("Đã cấp lại chứng nhận."),
        to=list_url(course),
        question=_("Cấp lại chứng nhận số %(number)s?") % {"number": certificate.full_number},
        text=_("Bản cũ bị thu hồi. Bản mới mang số mới, tên và năm sinh như đang ghi ở học viên."),
        action=_("Cấp lại"),
        back_url=list_url(course),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def office(request: ScopedRequest) -> HttpResponseBase:
    """Who issues and signs from now on."""
    unit, scope = unit_kept(request), request.scope
    stored = IssuingOffice.objects.filter(unit_key=str(unit.line)).first()
    form = OfficeForm(request.POST or None, initial=_office_of(unit, stored))

    def save() -> IssuingOffice:
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        return actions.set_office(
            unit=unit, expected_version=form.cleaned_data["version"], by=scope.actor, at=now(), **values
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu mẫu chứng nhận."),
        to=reverse("training:settings"),
        title=_("Mẫu chứng nhận"),
        lede=_("In trên chứng nhận cấp từ nay. Bản đã cấp giữ như đã in."),
        button=_("Lưu"),
        back_url=reverse("training:settings"),
    )


def _office_of(unit: Unit, stored: IssuingOffice | None) -> dict[str, object]:
    if stored is None:
        authority = _("Ủy ban nhân dân %(unit)s") % {"unit": unit.full_name}
        return {"version": 0, "authority": authority, "place": unit.name, "symbol": "GCN-UBND"}
    names = ("version", "authority", "place", "symbol", "signer_title", "signer_name")
    return {name: getattr(stored, name) for name in names}


def _numbered(rows: "QuerySet[Certificate]", find: NumberFilter) -> "QuerySet[Certificate]":
    if find.number is None:
        return rows.none() if find.values.get("so") else rows.select_related("enrolment__member", "replaced_by")
    number, year = find.number
    wanted = Q(number=number) & (Q(year=year) if year else Q())
    return rows.filter(wanted).select_related("enrolment__member", "enrolment__course", "replaced_by")


def _pdf(request: ScopedRequest, course: Course, found: Sequence[Certificate]) -> HttpResponse:
    days = list(course.sessions.held().order_by("day").values_list("day", flat=True))
    content = pdf_of(paper_of(one, days) for one in found)
    actions.note_names_taken_away(
        course=course, kind=EventKind.PRINTED, count=len(found), by=request.scope.actor, at=now()
    )
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="chung-nhan.pdf"'
    return response
