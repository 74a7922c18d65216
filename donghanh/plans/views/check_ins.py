"""Standing work asked after: one tap or a few words from its lead, and the office looking at what is in the way."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from donghanh.domain.calendar import Period
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm
from donghanh.plans import actions
from donghanh.plans.answering import take_check_in
from donghanh.plans.forms import CheckInForm
from donghanh.plans.models import CheckIn, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import asked_lines, check_in_lines, period_words, said_words
from donghanh.plans.queries.check_ins import SHOWN, asked_now, asked_of, that_lead
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.views.answers import on_behalf
from donghanh.plans.views.loading import attempt, now
from donghanh.plans.wording import refusal

PAGE = 30
_BACK = {"dau": "console:home", "con-lai": "plans:check_ins"}
"""Where a tap leads back to: the page it was made on."""


@signed_in
@require_safe
def rest(request: ScopedRequest) -> HttpResponse:
    """The standing work this person is asked after, beyond what the start page shows."""
    page = page_of(asked_of(request.scope)[SHOWN:], request, size=PAGE)
    lines = asked_lines(page.object_list, today=request.scope.on)
    return render(request, "plans/check_ins.html", {"page": page, "lines": lines, "back": "con-lai"})


@signed_in
def check_in(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take what is answered for one part: from the body itself, or recorded for it by the officer of the plan's unit."""
    rows = TaskParty.objects.visible_to(request.scope).select_related(
        "task__plan__unit", "task__plan__owner_post__organisation", "task__section", "organisation"
    )
    party = get_object_or_404(rows, pk=pk, organisation__isnull=False)
    if party.organisation_id not in request.scope.organisations_with(PlanPermission.ANSWER):
        request.scope.require(PlanPermission.EDIT, unit_id=party.task.plan.unit_id)
    if not that_lead(TaskParty.objects.filter(pk=party.pk)).exists():
        raise Http404
    form = CheckInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        problem = _take(request, party, form)
        if not problem:
            return redirect(_back(request, party))
        form.add_error(None, problem)
    asked = asked_now(party, request.scope.on)
    if asked is None and not form.data.get("text", "").strip():
        messages.warning(request, refusal(PlanRefused("check_not_asked")))
        return redirect("plans:task", party.task_id)
    return _draw(request, party, form, asked)


def _take(request: ScopedRequest, party: TaskParty, form: CheckInForm) -> str:
    """Take the answer and confirm it; return why it could not be taken, empty when it was."""
    try:
        said = take_check_in(party, form.cleaned_data, by=request.scope.actor, at=now())
    except PlanRefused as refused:
        return refusal(refused)
    except StaleRecord:
        return refusal(PlanRefused("check_answered"))
    words = said_words(said)
    if on_behalf(request.scope, party):
        words = _("Đã ghi thay cho %(body)s: %(said)s.") % {"body": party.name, "said": words}
    else:
        words = _("Đã ghi: %(said)s.") % {"said": words}
    confirm(request, words, change=reverse("plans:check_in", args=[party.pk]))
    return ""


def _back(request: ScopedRequest, party: TaskParty) -> str:
    name = _BACK.get(request.POST.get("ve", ""))
    return reverse(name) if name else reverse("plans:task", args=[party.task_id])


def _draw(
    request: ScopedRequest, party: TaskParty, form: CheckInForm, asked: tuple[Period, CheckIn | None] | None
) -> HttpResponse:
    """The page of one answer. What somebody else has said meanwhile stands above what was typed, which can then be sent."""
    period, said = asked or (None, None)
    question = _("%(period)s, việc này thế nào?") % {"period": period_words(period, begins=True)} if period else ""
    if not form.is_bound:
        chosen = {"answer": request.GET["la"]} if "la" in request.GET else {}
        form = CheckInForm(question=question, said=said, initial=chosen)
    else:
        form.fields["answer"].label = question or form.fields["answer"].label
        if said is not None:
            form.on_top_of(said)
    context: dict[str, Any] = {
        "task": party.task,
        "party": party,
        "form": form,
        "may": period is not None,
        "typed": form.data.get("text", "") if period is None else "",
        "period": period_words(period, begins=True) if period else "",
        "until": period.last if period else None,
        "said": check_in_lines([said])[0] if said else None,
        "on_behalf": on_behalf(request.scope, party),
        "own": party.organisation_id in request.scope.organisations_with(PlanPermission.READ_OWN),
        "back": request.POST.get("ve", ""),
    }
    return render(request, "plans/check_in.html", context)


@requires(PlanPermission.EDIT)
@require_POST
def seen(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The office has looked at what is in the way, and says no more about it."""
    rows = CheckIn.objects.select_related("task__plan", "party__organisation")
    said = get_visible_or_404(rows, request.scope, pk=pk)
    request.scope.require(PlanPermission.EDIT, unit_id=said.task.plan.unit_id)
    version = request.POST.get("version", "")
    answer = attempt(
        request,
        lambda: actions.see_check_in(
            said=said, expected_version=int(version) if version.isdecimal() else 0, by=request.scope.actor, at=now()
        ),
        done=_("Đã xem."),
        back=reverse("plans:task", args=[said.task_id]),
    )
    return answer or redirect("plans:task", said.task_id)
