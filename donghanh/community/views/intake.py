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
from donghanh.community.forms.people import IntakeForm
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
from donghanh.documents.sheets.coming_in import ListIn, template_response
from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm

LIST = ListIn(MEMBERS, "donghanh.community.intake.limited", "community.intake", PROBLEMS)


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
    if form.is_valid() and (sheets := LIST.read(form)) is not None:
        return _checked(request, initiative, sheets)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "community/intake.html", {"form": form, "initiative": initiative}, status=status)


@requires(CommunityPermission.KEEP_MEMBERS)
@never_cache
@require_POST
def intake_apply(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take in what was found clean; if it no longer is, show why."""
    initiative = _model(request, pk)
    sheets = LIST.sent_back(request, of=_of(request, initiative))
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
    sheets = LIST.sent_back(request, of=_of(request, initiative))
    if sheets is None:
        return redirect("community:intake", initiative.pk)
    return LIST.problem_file(examine(sheets, initiative=initiative, on=request.scope.on).problems)


@requires(CommunityPermission.KEEP_MEMBERS)
@require_GET
def intake_template(request: ScopedRequest, pk: Any) -> HttpResponse:
    """The list to fill in, with the villages and bodies of the unit to choose from."""
    initiative = _model(request, pk)
    content = template_file(
        villages=[village.full_name for village in villages_of(initiative.unit, request.scope)],
        bodies=[body.name for body in bodies_of(initiative.unit, request.scope)],
    )
    return template_response(content, "mau-thanh-vien")


def _of(request: ScopedRequest, initiative: Initiative) -> str:
    return f"{request.scope.actor.id}|{initiative.pk}"


def _checked(request: ScopedRequest, initiative: Initiative, sheets: Sheets) -> HttpResponse:
    found = examine(sheets, initiative=initiative, on=request.scope.on)
    context = {
        "form": IntakeForm(),
        "initiative": initiative,
        "found": found,
        "said": said_of(found),
        "lines": lines_of(found),
        "sealed": LIST.sealed(sheets, of=_of(request, initiative)),
        **LIST.said(found.problems),
    }
    return render(request, "community/checked.html", context)
