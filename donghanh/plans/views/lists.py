"""The list of plans, and a plan typed in without a file."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm
from donghanh.plans.actions import create_plan
from donghanh.plans.forms import PlanFilter, PlanForm
from donghanh.plans.models import Plan, PlanQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.posts import owner_post_for
from donghanh.plans.presenters import PLAN_STATES, plan_line
from donghanh.plans.queries import figures_of, plans_found
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.wording import refusal
from donghanh.units.models import Unit
from donghanh.units.queries import units_today


def _wanted(request: ScopedRequest, form: Any) -> PlanQuerySet:
    values = form.values
    return plans_found(
        request.scope,
        words=values.get("q", ""),
        year=values.get("nam"),
        state=values.get("tinh_trang", ""),
        kind=values.get("loai", ""),
    )


@requires(PlanPermission.READ)
def plan_list(request: ScopedRequest) -> HttpResponse:
    """The plans of the unit, newest first, with how far each has come."""
    form = PlanFilter.of(request)
    page = page_of(_wanted(request, form).select_related("unit"), request)
    figures = figures_of(list(page.object_list), today=request.scope.on)
    rows = [
        {"plan": plan, "figures": figures[plan.pk], "said": plan_line(plan), "chip": PLAN_STATES[plan.state]}
        for plan in page.object_list
    ]
    return render(
        request,
        "plans/list.html",
        {
            "form": form,
            "page": page,
            "rows": rows,
            "may_edit": request.scope.may(PlanPermission.EDIT),
        },
    )


@requires(PlanPermission.READ)
def plan_export(request: ScopedRequest) -> HttpResponseBase:
    """The plans as filtered, with their figures, as a file."""
    plans = list(_wanted(request, PlanFilter.of(request)))
    figures = figures_of(plans, today=request.scope.on)
    columns: dict[str, Callable[[Plan], Any]] = {
        _("Kế hoạch"): lambda plan: plan.title,
        _("Số, ký hiệu"): lambda plan: plan.full_number,
        _("Ngày ban hành"): lambda plan: plan.issued_on,
        _("Người ký"): lambda plan: plan.signer_name,
        _("Loại"): lambda plan: plan.get_kind_display(),
        _("Từ ngày"): lambda plan: plan.starts_on,
        _("Đến hết ngày"): lambda plan: plan.ends_on,
        _("Tình trạng"): lambda plan: PLAN_STATES[plan.state][1],
        _("Số việc"): lambda plan: figures[plan.pk].cells.total,
        _("Đã xong"): lambda plan: figures[plan.pk].cells.done,
        _("Quá hạn chưa xong"): lambda plan: figures[plan.pk].cells.open_late,
        _("Chưa giao"): lambda plan: figures[plan.pk].unassigned,
    }
    return list_response(request, plans, columns, name="ke-hoach")


@requires(PlanPermission.EDIT)
def new_plan(request: ScopedRequest) -> HttpResponse:
    """Type a plan in; number, date and signer may follow once the e-office has given them."""
    unit = units_today(request.scope, PlanPermission.EDIT).first()
    if unit is None:  # the unit of the post has ended
        raise Http404
    on = request.scope.on
    initial = {"starts_on": on.replace(month=1, day=1), "ends_on": on.replace(month=12, day=31)}
    parents = Plan.objects.visible_to(request.scope)
    form = PlanForm(request.POST or None, initial=initial, parents=parents)
    if request.method == "POST" and form.is_valid():
        try:
            plan = _create(request, unit, form.cleaned_data)
        except PlanRefused as refused:
            form.add_error(None, refusal(refused))
        else:
            confirm(request, _("Đã lập kế hoạch. Thêm việc đầu tiên."))
            return redirect("plans:tasks", plan.pk)
    return render(
        request, "plans/form.html", {"form": form, "title": _("Gõ kế hoạch mới"), "action": _("Lập kế hoạch")}
    )


def _create(request: ScopedRequest, unit: Unit, data: dict[str, Any]) -> Plan:
    post = owner_post_for(unit_id=unit.pk, by=request.scope.actor, on=request.scope.on)
    assert post is not None  # who holds plans.edit for the unit holds it through such a post
    return create_plan(
        unit=unit,
        owner_post=post,
        year=data["starts_on"].year,
        by=request.scope.actor,
        at=timezone.now(),
        **{name: data[name] for name in ("title", "doc_type", "kind", "starts_on", "ends_on", "parent")},
    )
