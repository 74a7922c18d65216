"""A list of trainees coming in: the template, the dry run, its problems as a file, and taking it in."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.documents.sheets.coming_in import ListIn, template_response
from donghanh.documents.sheets.template import template_file
from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm
from donghanh.training.actions import take_in_trainees
from donghanh.training.forms import IntakeForm
from donghanh.training.intake.examine import examine
from donghanh.training.intake.sheets import (
    COLLABORATOR,
    FEMALE,
    HINTS,
    MALE,
    OTHER,
    SHEETS,
    STAFF,
    TRAINEES,
)
from donghanh.training.models import Course
from donghanh.training.permissions import TrainingPermission
from donghanh.training.presenters.people import lines_of, said_of
from donghanh.training.refusals import TrainingRefused
from donghanh.training.views._shared import bodies_of, course_of, now, villages_of
from donghanh.training.wording import PROBLEMS, in_words

LIST = ListIn(TRAINEES, "donghanh.training.intake.limited", "training.intake", PROBLEMS)


def _course(request: ScopedRequest, pk: uuid.UUID) -> Course:
    """The course whose trainees the person keeps, while it is open."""
    course = course_of(request, pk)
    if not course.is_open:
        raise Http404
    return course


@requires(TrainingPermission.KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def intake(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Send or paste a list and see what it would do. Nothing is saved here."""
    course = _course(request, pk)
    form = IntakeForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (sheets := LIST.read(form)) is not None:
        return _checked(request, course, sheets)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "training/intake.html", {"form": form, "course": course}, status=status)


@requires(TrainingPermission.KEEP)
@never_cache
@require_POST
def intake_apply(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take in what was found clean; if it no longer is, show why."""
    course = _course(request, pk)
    sheets = LIST.sent_back(request, of=_of(request, course))
    if sheets is None:
        return redirect("training:intake", course.pk)
    try:
        done = take_in_trainees(course=course, sheets=sheets, by=request.scope.actor, at=now())
    except TrainingRefused as refused:
        messages.error(request, in_words(refused))
        return _checked(request, course, sheets)
    confirm(request, _("Đã ghi: %(what)s.") % {"what": said_of(done)})
    return redirect("training:trainees", course.pk)


@requires(TrainingPermission.KEEP)
@never_cache
@require_POST
def intake_problems(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The problems of a dry run as a file, to be mended beside the list."""
    course = _course(request, pk)
    sheets = LIST.sent_back(request, of=_of(request, course))
    if sheets is None:
        return redirect("training:intake", course.pk)
    return LIST.problem_file(examine(sheets, course=course, on=request.scope.on).problems)


@requires(TrainingPermission.KEEP)
@require_GET
def intake_template(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The list to fill in, with the villages and bodies of the unit to choose from."""
    course = _course(request, pk)
    words = {
        "Giới tính": [MALE, FEMALE],
        "Thôn": [village.full_name for village in villages_of(course.unit, request.scope)],
        "Cơ quan": [body.name for body in bodies_of(course.unit, request.scope)],
        "Là": [STAFF, COLLABORATOR, OTHER],
        "Cách ghi": list(HINTS),
    }
    chosen = {"sex": "Giới tính", "village": "Thôn", "body": "Cơ quan", "role": "Là"}
    return template_response(template_file(SHEETS, words, chosen=chosen), "mau-hoc-vien")


def _of(request: ScopedRequest, course: Course) -> str:
    return f"{request.scope.actor.id}|{course.pk}"


def _checked(request: ScopedRequest, course: Course, sheets: Sheets) -> HttpResponse:
    found = examine(sheets, course=course, on=request.scope.on)
    context = {
        "form": IntakeForm(),
        "course": course,
        "found": found,
        "said": said_of(found),
        "lines": lines_of(found),
        "sealed": LIST.sealed(sheets, of=_of(request, course)),
        **LIST.said(found.problems),
    }
    return render(request, "training/checked.html", context)
