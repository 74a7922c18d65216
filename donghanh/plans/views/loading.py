"""What the pages of plans share: loading through the scope, the head of a plan's page, refusals as messages."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.components import Tab
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.forms import and_meanwhile
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.models import Plan, Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import PLAN_STATES, Chip, plan_line
from donghanh.plans.queries import PlanFigures, figures_of
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PlanState
from donghanh.plans.wording import refusal


def load_plan(request: ScopedRequest, pk: uuid.UUID, *, permission: str = PlanPermission.READ) -> Plan:
    """The plan, if the scope may see it and holds the permission for its unit; 404 otherwise."""
    rows = Plan.objects.select_related("unit", "document__file", "parent", "owner_post__organisation")
    plan = get_visible_or_404(rows, request.scope, pk=pk)
    request.scope.require(permission, unit_id=plan.unit_id)
    return plan


def load_task(request: ScopedRequest, pk: uuid.UUID, *, permission: str | None = None) -> Task:
    """The task, if the scope may see it, and holds the permission for the plan's unit when one is named."""
    rows = Task.objects.select_related("plan__unit", "plan__owner_post__organisation", "section")
    task = get_visible_or_404(rows, request.scope, pk=pk)
    if permission:
        request.scope.require(permission, unit_id=task.plan.unit_id)
    return task


def plan_context(request: ScopedRequest, plan: Plan, tab: str) -> dict[str, Any]:
    """What the head and the tabs of every page of one plan need. Three queries or four."""
    figures = figures_of([plan], today=request.scope.on)[plan.pk]
    add_name, add_text = _ADDS.get(tab, _ADDS["tasks"])
    kind, words = PLAN_STATES[plan.state]
    is_open = plan.state != PlanState.CLOSED
    return {
        "plan": plan,
        "figures": figures,
        "cells": figures.cells,
        "said": plan_line(plan),
        "state_chip": Chip(kind, str(words), "file-check" if plan.state == PlanState.ISSUED else ""),
        "tabs": tabs_of(plan, figures, tab),
        "may_edit": is_open and request.scope.may(PlanPermission.EDIT, unit_id=plan.unit_id),
        "may_send": is_open and request.scope.may(PlanPermission.SEND, unit_id=plan.unit_id),
        "may_approve": request.scope.may(PlanPermission.APPROVE, unit_id=plan.unit_id),
        "add_url": reverse(f"plans:{add_name}", args=[plan.pk]),
        "add_text": add_text,
        "today": request.scope.on,
    }


_ADDS = {
    "tasks": ("task_new", gettext_lazy("Thêm việc")),
    "targets": ("target_new", gettext_lazy("Thêm chỉ tiêu")),
    "report_duties": ("report_duty_new", gettext_lazy("Thêm chế độ báo cáo")),
    "budget": ("budget_source_new", gettext_lazy("Thêm nguồn kinh phí")),
}
"""What the one solid button of each tab adds; on the others it adds a task."""


def tabs_of(plan: Plan, figures: PlanFigures, current: str) -> list[Tab]:
    """The seven parts of a plan's page; a plan typed in has no paper, hence no mistakes of a paper."""
    parts: list[tuple[str, str, int | None]] = [
        ("plan", _("Tổng quan"), None),
        ("tasks", _("Việc"), figures.cells.total),
        ("targets", _("Chỉ tiêu"), figures.targets),
        ("report_duties", _("Báo cáo"), figures.report_duties),
        ("budget", _("Kinh phí"), figures.budget_sources),
    ]
    if plan.document_id:
        parts += [("findings", _("Lỗi văn bản"), figures.findings), ("source", _("Văn bản gốc"), None)]
    return [
        Tab(label, reverse(f"plans:{name}", args=[plan.pk]), count, name == current) for name, label, count in parts
    ]


def bodies_of_unit(plan: Plan, request: ScopedRequest) -> tuple[list[Organisation], list[OrganisationGroup]]:
    """The bodies and groups of the plan's unit in force today. Two queries."""
    organisations = (
        Organisation.objects.visible_to(request.scope).filter(unit__line=plan.unit.line).on(request.scope.on)
    )
    groups = OrganisationGroup.objects.visible_to(request.scope).filter(unit__line=plan.unit.line).on(request.scope.on)
    return list(organisations), list(groups)


def attempt(
    request: ScopedRequest,
    act: Callable[[], Any],
    *,
    done: str,
    back: str,
    form: forms.BaseForm | None = None,
    labels: dict[str, str] | None = None,
) -> HttpResponse | None:
    """Do the one act of a view. On success confirm and go back; a refusal goes to the form (answers ``None``) or, without
    a form, onto the page gone back to; a lost race shows both versions."""
    try:
        act()
    except PlanRefused as refused:
        if form is not None:
            form.add_error(None, refusal(refused))  # type: ignore[attr-defined]
            return None
        messages.warning(request, refusal(refused))
    except StaleRecord as stale:
        if form is not None:
            return conflict_page(request, stale, form, labels)
        messages.warning(request, _("Người khác vừa đổi mục này. Xem lại trang rồi làm tiếp."))
    else:
        confirm(request, and_meanwhile(done, form))
    return redirect(back)


def ask_first(
    request: ScopedRequest,
    form: forms.BaseForm,
    act: Callable[[], Any],
    *,
    done: Callable[[], str],
    back: str,
    **page: str,
) -> HttpResponse:
    """The page that asks before an act; once the words are valid the act, then the page at ``back``. ``done`` gives the
    words that confirm it, when the form has been read."""
    if request.method == "POST" and form.is_valid():
        answer = attempt(request, act, done=done(), back=back, form=form)
        if answer:
            return answer
    return render(request, "web/confirm.html", {**page, "back_url": back, "form": form})


def form_page(request: ScopedRequest, plan: Plan, form: Any, title: str, action: str, **more: Any) -> HttpResponse:
    """The page of a form that changes a plan or something in it."""
    return render(request, "plans/form.html", {"plan": plan, "form": form, "title": title, "action": action} | more)


def now() -> Any:
    """The clock, read at the edge."""
    return timezone.now()
