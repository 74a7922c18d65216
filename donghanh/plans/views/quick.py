"""A task in fifteen seconds: three boxes, Enter, and the next one."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.documents.models import Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm
from donghanh.plans import actions
from donghanh.plans.deadlines import Schedule
from donghanh.plans.forms.quick import QuickForm
from donghanh.plans.models import Plan, Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import due_words
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PlanState
from donghanh.plans.views.loading import bodies_of_unit, now
from donghanh.plans.wording import refusal


@requires(PlanPermission.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def quick(request: ScopedRequest) -> HttpResponse:
    """Add a task and stay for the next. With ``van_ban`` the tasks come from that paper of the level above."""
    scope = request.scope
    plans = _plans(scope)
    directive = _directive(request)
    asked = request.POST.get("plan") or request.GET.get("ke_hoach") or ""
    plan = next((one for one in plans if str(one.pk) == asked), plans[0] if plans else None)
    form = None
    if plan is not None:
        initial = {"plan": plan.pk, "text": "", "due": request.GET.get("han", "")}
        form = QuickForm(request.POST or None, plans=plans, today=scope.on, initial=initial)
        form.offer(*bodies_of_unit(plan, request))
        if request.method == "POST" and form.is_valid():
            done = _add(request, form, directive)
            if done is not None:
                return done
    added = Task.objects.filter(pk=_last(request)).select_related("plan", "section").first() if plan else None
    context = {
        "form": form,
        "directive": directive,
        "added": added if added and scope.may(PlanPermission.READ, unit_id=added.plan.unit_id) else None,
        "added_said": _said(added) if added else "",
        "may_send": scope.may(PlanPermission.SEND),
    }
    return render(request, "plans/quick/quick.html", context)


def _add(request: ScopedRequest, form: QuickForm, directive: Document | None) -> HttpResponse | None:
    data, signed = form.cleaned_data, {"by": request.scope.actor, "at": now()}
    plan: Plan = data["plan"]
    if not request.scope.may(PlanPermission.EDIT, unit_id=plan.unit_id):
        raise Http404
    at_once = "gui" in request.POST and request.scope.may(PlanPermission.SEND, unit_id=plan.unit_id)
    if at_once and data["body"] is None:
        form.add_error("body", _("Ghi nơi làm thì mới gửi ngay được."))
        return None
    try:
        task = actions.add_task(
            plan=plan, text=data["text"], lead=data["body"], due=data["due"], directive=directive, **signed
        )
    except PlanRefused as refused:
        form.add_error(None, refusal(refused))
        return None
    said = _("Đã thêm việc.")
    if at_once:
        try:
            actions.send_tasks(plan=plan, tasks=[task], **signed)
            said = _("Đã thêm và gửi.")
        except PlanRefused as refused:
            said = _("Đã thêm, chưa gửi: %(why)s") % {"why": refusal(refused)}
    confirm(request, said)
    kept = {"ke_hoach": plan.pk, "vua": task.pk, **({"van_ban": directive.pk} if directive else {})}
    return redirect(f"{reverse('plans:quick')}?{urlencode(kept)}")


def _plans(scope: Scope) -> list[Plan]:
    """The plans that run and may be changed; those of this year first, the newest first."""
    found = Plan.objects.filter(unit_id__in=scope.units_with(PlanPermission.EDIT)).exclude(state=PlanState.CLOSED)
    rows = list(found.select_related("unit").order_by("-year", "-issued_on", "title", "pk"))
    return sorted(rows, key=lambda plan: not plan.starts_on <= scope.on < plan.ends_on)


def _directive(request: ScopedRequest) -> Document | None:
    asked = request.GET.get("van_ban") or request.POST.get("van_ban")
    if not asked or not request.scope.may(DocumentPermission.READ):
        return None
    rows: Any = Document.objects.visible_to(request.scope)
    try:
        found: Document | None = rows.filter(pk=asked).first()
    except ValidationError:
        found = None
    if found is None:
        raise Http404
    return found


def _said(task: Task) -> str:
    """What was understood, to be seen before the next is typed: who, and by when."""
    lead = task.parties.leads().select_related("organisation", "group").first()
    due = due_words(task)
    if task.schedule == Schedule.STANDING:
        when = _("việc thường xuyên: %(words)s") % {"words": due} if due else _("việc thường xuyên, không có hạn")
    else:
        when = _("hạn %(day)s") % {"day": due} if due else ""
    return " · ".join(filter(None, (lead.name if lead else _("chưa giao"), when)))


def _last(request: ScopedRequest) -> str | None:
    try:
        return str(uuid.UUID(request.GET.get("vua", "")))
    except ValueError:
        return None
