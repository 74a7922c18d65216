"""The checklist on a phone: all lines, saved as one goes, and nobody's answer written over."""

import uuid
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm
from donghanh.inspections import actions
from donghanh.inspections.actions import Given
from donghanh.inspections.forms.answers import AnswersForm
from donghanh.inspections.models import Answer, Inspection
from donghanh.inspections.refusals import InspectionRefused
from donghanh.inspections.views.desk import FILLERS, load_inspection, now
from donghanh.inspections.wording import refusal


@requires(*FILLERS)
def answers(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Fill in the lines. What another has answered meanwhile stays, and is shown beside what was typed here."""
    one, scope = load_inspection(request, pk), request.scope
    page_url = reverse("inspections:inspection", args=[one.pk])
    if not Inspection.objects.fillable_by(scope).filter(pk=pk).exists() or not one.is_open:
        return redirect(page_url)
    lines = list(one.checklist_version.lines.all())
    if request.method != "POST":
        return _page(request, one, AnswersForm(lines=lines, answers=_stored(one)))
    form = AnswersForm(request.POST, lines=lines, answers=_stored(one))
    if not form.is_valid():
        return _page(request, one, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.given()
    try:
        saved = actions.save_answers(inspection=one, given=given, by=scope.actor, at=now())
    except InspectionRefused as refused:
        form.add_error(None, refusal(refused))
        return _page(request, one, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if saved.clashes:
        typed: dict[uuid.UUID, Given] = {clash.line_id: given[clash.line_id] for clash in saved.clashes}
        again = AnswersForm(lines=lines, answers=_stored(one), typed=typed)
        return _page(request, one, again, HTTPStatus.CONFLICT, clashes=len(typed))
    if saved.count:
        confirm(request, ngettext("Đã lưu %(n)s câu.", "Đã lưu %(n)s câu.", saved.count) % {"n": saved.count})
    else:
        confirm(request, _("Không có câu nào đổi."))
    return redirect("inspections:answers" if "o-lai" in request.POST else "inspections:inspection", one.pk)


def _stored(one: Inspection) -> dict[uuid.UUID, Answer]:
    return {answer.line_id: answer for answer in one.answers.select_related("answered_by")}


def _page(
    request: ScopedRequest, one: Inspection, form: AnswersForm, status: int = HTTPStatus.OK, clashes: int = 0
) -> HttpResponse:
    context = {"inspection": one, "form": form, "clashes": clashes, "drawn": form.drawn}
    return render(request, "inspections/answers.html", context, status=status)
