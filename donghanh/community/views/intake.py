"""A list of members coming in: the template, the dry run, its problems as a file, and taking it in."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.community.actions import take_in_members
from donghanh.community.forms.people import IntakeForm, SealedForm
from donghanh.community.intake.examine import examine
from donghanh.community.intake.sheets import MEMBERS
from donghanh.community.intake.template import template_file
from donghanh.community.models import Initiative
from donghanh.community.permissions import CommunityPermission
from donghanh.community.presenters.intake import lines_of, said_of
from donghanh.community.queries import may_keep_members
from donghanh.community.refusals import CommunityRefused
from donghanh.community.views._shared import bodies_of, initiative_of, villages_of
from donghanh.community.wording import PROBLEMS, in_words
from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.upload import SheetRefused, Sheets, read_pasted, read_upload, seal, unseal
from donghanh.documents.sheets.wording import problem_words, sentence_for
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import XLSX_TYPE, csv_response
from donghanh.foundation.web.toasts import confirm

SALT = "community.intake"
MODULE = "donghanh.community.intake.limited"
SHOWN_PROBLEMS = 200


def _model(request: ScopedRequest, pk: Any) -> Initiative:
    """The model whose members the person keeps, while it has members and runs."""
    initiative = initiative_of(request, pk, to=may_keep_members)
    if not initiative.kind.has_members or initiative.ended_on is not None:
        raise Http404
    return initiative


@requires(CommunityPermission.KEEP_MEMBERS)
@never_cache
@require_http_methods(["GET", "POST"])
def intake(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Send or paste a list and see what it would do. Nothing is saved here."""
    initiative = _model(request, pk)
    form = IntakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheets = read_upload(file, module=MODULE) if file else read_pasted(form.cleaned_data["pasted"], MEMBERS)
        except SheetRefused as refused:
            form.add_error("file" if file else "pasted", sentence_for(refused))
        else:
            return _checked(request, initiative, sheets)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "community/intake.html", {"form": form, "initiative": initiative}, status=status)


@requires(CommunityPermission.KEEP_MEMBERS)
@never_cache
@require_POST
def intake_apply(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take in what was found clean; if it no longer is, show why."""
    initiative = _model(request, pk)
    sheets = _sent_back(request, initiative)
    if sheets is None:
        return redirect("community:intake", initiative.pk)
    try:
        done = take_in_members(initiative=initiative, sheets=sheets, by=request.scope.actor, at=timezone.now())
    except CommunityRefused as refused:
        messages.error(request, in_words(refused))
        return _checked(request, initiative, sheets)
    confirm(request, _("Đã ghi: %(what)s.") % {"what": said_of(done)})
    return redirect("community:members", initiative.pk)


@requires(CommunityPermission.KEEP_MEMBERS)
@never_cache
@require_POST
def intake_problems(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The problems of a dry run as a file, to be mended beside the list."""
    initiative = _model(request, pk)
    sheets = _sent_back(request, initiative)
    if sheets is None:
        return redirect("community:intake", initiative.pk)
    found = examine(sheets, initiative=initiative, on=request.scope.on).problems
    columns: dict[str, Any] = {
        _("Ô"): lambda one: one.place,
        _("Dòng"): lambda one: one.row or "",
        _("Cần sửa"): _words,
    }
    return csv_response(found, columns, name="cho-can-sua")


@requires(CommunityPermission.KEEP_MEMBERS)
@require_GET
def intake_template(request: ScopedRequest, pk: Any) -> HttpResponse:
    """The list to fill in, with the villages and bodies of the unit to choose from."""
    initiative = _model(request, pk)
    content = template_file(
        villages=[village.full_name for village in villages_of(initiative.unit, request.scope)],
        bodies=[body.name for body in bodies_of(initiative.unit, request.scope)],
    )
    response = HttpResponse(content, content_type=XLSX_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="mau-thanh-vien.xlsx"'
    return response


def _words(problem: Problem) -> str:
    return problem_words(problem, PROBLEMS)


def _of(request: ScopedRequest, initiative: Initiative) -> str:
    return f"{request.scope.actor.id}|{initiative.pk}"


def _sent_back(request: ScopedRequest, initiative: Initiative) -> Sheets | None:
    form = SealedForm(request.POST)
    text = form.cleaned_data["sheets"] if form.is_valid() else ""
    try:
        return unseal(text, of=_of(request, initiative), salt=SALT)
    except SheetRefused as refused:
        messages.error(request, sentence_for(refused))
        return None


def _checked(request: ScopedRequest, initiative: Initiative, sheets: Sheets) -> HttpResponse:
    found = examine(sheets, initiative=initiative, on=request.scope.on)
    context = {
        "form": IntakeForm(),
        "initiative": initiative,
        "found": found,
        "problems": [(one.place, _words(one)) for one in found.problems[:SHOWN_PROBLEMS]],
        "more": max(0, len(found.problems) - SHOWN_PROBLEMS),
        "said": said_of(found),
        "lines": lines_of(found),
        "sealed": seal(sheets, of=_of(request, initiative), salt=SALT),
    }
    return render(request, "community/checked.html", context)
