"""Bodies and people from a spreadsheet: the template, the dry run, its problems as a file, and taking it in."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.accounts.refusals import AccountRefused
from donghanh.documents.sheets.coming_in import template_response
from donghanh.documents.sheets.forms import SealedForm
from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import csv_response
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.models import Organisation
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.people.permissions import PeoplePermission
from donghanh.people.refusals import PeopleRefused
from donghanh.people.roles import roles_to_give
from donghanh.staffing.actions import take_in
from donghanh.staffing.forms import IntakeForm
from donghanh.staffing.intake.examine import Examination, examine
from donghanh.staffing.intake.template import template_file
from donghanh.staffing.intake.upload import read_upload, seal, unseal
from donghanh.staffing.presenters.intake import lines_of, said_of
from donghanh.staffing.refusals import StaffingRefused
from donghanh.staffing.wording import problem_words, sentence_for
from donghanh.units.models import Unit
from donghanh.units.queries import units_today, villages

REFUSALS = (StaffingRefused, PeopleRefused, OrganisationRefused, AccountRefused)
SHOWN_PROBLEMS = 200


def _unit(request: ScopedRequest) -> Unit:
    """The unit whose bodies and people the person keeps, both; the first by name when there are several."""
    kept = request.scope.units_with(OrganisationPermission.EDIT)
    unit = next((one for one in units_today(request.scope, PeoplePermission.MANAGE) if one.pk in kept), None)
    if unit is None or request.scope.narrowed:
        raise Http404
    return unit


@requires(PeoplePermission.MANAGE)
@never_cache
@require_http_methods(["GET", "POST"])
def intake(request: ScopedRequest) -> HttpResponseBase:
    """Send a spreadsheet and see what it would do. Nothing is saved here."""
    unit = _unit(request)
    form = IntakeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            sheets = read_upload(form.cleaned_data["file"])
        except StaffingRefused as refused:
            form.add_error("file", sentence_for(refused))
        else:
            return _checked(request, unit, sheets)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "staffing/intake.html", {"form": form, "unit": unit}, status=status)


@requires(PeoplePermission.MANAGE)
@never_cache
@require_POST
def intake_apply(request: ScopedRequest) -> HttpResponseBase:
    """Take in what was found clean; if it no longer is, show why."""
    unit, sheets = _unit(request), _sent_back(request)
    if sheets is None:
        return redirect("staffing:intake")
    try:
        done = take_in(sheets=sheets, unit=unit, by=request.scope.actor, at=timezone.now())
    except REFUSALS as refused:
        messages.error(request, sentence_for(refused))
        return _checked(request, unit, sheets)
    confirm(request, _("Đã ghi: %(what)s.") % {"what": said_of(done)})
    return redirect("people:list")


@requires(PeoplePermission.MANAGE)
@never_cache
@require_POST
def intake_problems(request: ScopedRequest) -> HttpResponseBase:
    """The problems of a dry run as a file, to be mended beside the spreadsheet."""
    unit, sheets = _unit(request), _sent_back(request)
    if sheets is None:
        return redirect("staffing:intake")
    found = _examine(request, unit, sheets).problems
    columns: dict[str, Any] = {
        _("Ô"): lambda one: one.place,
        _("Trang tính"): lambda one: one.sheet,
        _("Dòng"): lambda one: one.row or "",
        _("Cần sửa"): problem_words,
    }
    return csv_response(found, columns, name="cho-can-sua")


@requires(PeoplePermission.MANAGE)
@require_GET
def intake_template(request: ScopedRequest) -> HttpResponse:
    """The spreadsheet to fill in, with the words this office may use."""
    unit, on = _unit(request), request.scope.on
    bodies = Organisation.objects.visible_to(request.scope).on(on).filter(unit__line=unit.line).order_by("sort_key")
    content = template_file(roles=roles_to_give(request.scope, {unit.kind}), villages=villages(unit, on), bodies=bodies)
    return template_response(content, "mau-co-quan-va-nguoi")


def _sent_back(request: ScopedRequest) -> Sheets | None:
    form = SealedForm(request.POST)
    try:
        return unseal(
            form.cleaned_data["sheets"] if form.is_valid() else "",
            account=request.scope.actor.id,
            unit=_unit(request).pk,
        )
    except StaffingRefused as refused:
        messages.error(request, sentence_for(refused))
        return None


def _examine(request: ScopedRequest, unit: Unit, sheets: Sheets) -> Examination:
    return examine(sheets, unit=unit, scope=request.scope, on=request.scope.on)


def _checked(request: ScopedRequest, unit: Unit, sheets: Sheets) -> HttpResponse:
    found = _examine(request, unit, sheets)
    context = {
        "form": IntakeForm(),
        "unit": unit,
        "found": found,
        "problems": [(one.place, problem_words(one)) for one in found.problems[:SHOWN_PROBLEMS]],
        "more": max(0, len(found.problems) - SHOWN_PROBLEMS),
        "said": said_of(found),
        "lines": lines_of(found),
        "sealed": seal(sheets, account=request.scope.actor.id, unit=unit.pk),
    }
    return render(request, "staffing/checked.html", context)
