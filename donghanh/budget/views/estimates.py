"""One estimate: its lines, its way to the leader and back, its versions, its paper."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.budget import actions
from donghanh.budget.forms import LineEditForm, LineForm, StartForm
from donghanh.budget.models import Estimate, EstimateLine, EstimateState, EstimateVersion, Norm, Source
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.figures import (
    STATE_CHIPS,
    amount,
    line_table,
    over_norm,
    over_norm_words,
    totals_by_source,
    version_name,
)
from donghanh.budget.presenters.lists import line_columns
from donghanh.budget.presenters.tables import Cell, Table
from donghanh.budget.queries import lines_of, norm_day
from donghanh.budget.views.desk import REFUSAL, identity_asked, load, now, plans_of, unit_of
from donghanh.domain.money import in_words
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.plans.models import Task
from donghanh.units.models import Unit


def load_estimate(request: ScopedRequest, pk: uuid.UUID, permission: str = "") -> Estimate:
    """The estimate with its plan and unit, or 404."""
    return load(Estimate.objects.select_related("plan", "unit"), request, pk, permission)


@requires(BudgetPermission.KEEP)
def start(request: ScopedRequest) -> HttpResponseBase:
    """Begin an estimate; ``ke_hoach`` names a plan, from which last year's lines may come."""
    scope, unit = request.scope, unit_of(request, BudgetPermission.KEEP)
    plans = plans_of(scope, unit)
    asked = identity_asked(request, "ke_hoach")
    plan = next((one for one in plans if one.pk == asked), plans[0] if plans else None)
    known = Estimate.objects.visible_to(scope).filter(unit__line=unit.line)
    before = known.filter(year__lt=plan.year).order_by("-year", "pk").first() if plan else None
    initial = {"plan": plan, "year": plan.year if plan else scope.on.year, "copy_from": before}
    form = StartForm(request.POST or None, initial=initial).offer(plans, known)

    def save() -> Estimate:
        return actions.start_estimate(by=scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã lập dự toán. Thêm các dòng."), reverse("budget:estimate", args=[made.pk])),
        refusal=REFUSAL,
        template="budget/form.html",
        page={"title": _("Lập dự toán"), "action": _("Lập dự toán"), "back_url": reverse("budget:overview")},
    )


@requires(BudgetPermission.READ)
def estimate_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The lines with what was spent, what passes its norm, what to do next, what was approved before."""
    estimate = load_estimate(request, pk)
    scope = request.scope
    found = lines_of(estimate, on=scope.on)
    may_keep = scope.may(BudgetPermission.KEEP, unit_id=estimate.unit_id)
    may_edit = may_keep and estimate.is_open
    versions = list(estimate.versions.order_by("-number"))
    total = sum(one.line.amount for one in found)
    own = scope.person_id in (estimate.created_by_id, estimate.submitted_by_id)
    context = {
        "estimate": estimate,
        "chip": (STATE_CHIPS[estimate.state], str(estimate.get_state_display())),
        "table": line_table(found, may_edit=may_edit, in_force=estimate.is_in_force),
        "has_lines": bool(found),
        "total": total,
        "in_words": in_words(total),
        "by_source": totals_by_source(found),
        "over": [(one, over_norm_words(one)) for one in over_norm(found)],
        "versions": [(one, version_name(one)) for one in versions],
        "may_edit": may_edit,
        "may_keep": may_keep,
        "may_decide": estimate.state == EstimateState.SUBMITTED
        and scope.may(BudgetPermission.APPROVE, unit_id=estimate.unit_id)
        and not own,
        "may_spend": may_keep and estimate.is_in_force,
    }
    return render(request, "budget/estimate.html", context)


@requires(BudgetPermission.READ)
def estimate_print(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The estimate as one paper, with its total in words."""
    estimate = load_estimate(request, pk)
    found = lines_of(estimate, on=request.scope.on)
    total = sum(one.line.amount for one in found)
    heads = [_("Nội dung chi"), _("Đơn vị tính"), _("Số lượng"), _("Số lần"), _("Đơn giá"), _("Thành tiền"), _("Nguồn")]
    rows = [
        [
            Cell(one.line.item, small=one.line.note),
            Cell(one.line.unit_word),
            Cell(formats.number(one.line.quantity), is_number=True),
            Cell(formats.number(one.line.times), is_number=True),
            amount(one.line.unit_price),
            amount(one.line.amount),
            Cell(str(one.line.get_source_display())),
        ]
        for one in found
    ]
    foot = [Cell(_("Cộng")), *[Cell()] * 4, amount(total), Cell()]
    context = {
        "estimate": estimate,
        "table": Table(_("Các dòng dự toán, đồng"), heads, rows, foot),
        "by_source": totals_by_source(found),
        "in_words": in_words(total),
    }
    return render(request, "budget/estimate_print.html", context)


@requires(BudgetPermission.READ)
def estimate_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The lines as a file."""
    estimate = load_estimate(request, pk)
    found = lines_of(estimate, on=request.scope.on)
    for one in found:
        one.line.estimate = estimate
    return list_response(request, found, line_columns(), name="du-toan")


@requires(BudgetPermission.READ)
def version_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A version as it was approved."""
    version = load(EstimateVersion.objects.select_related("estimate__plan", "estimate__unit"), request, pk)
    rows = [
        [
            Cell(str(line["item"]), small=str(line["note"])),
            Cell(str(Source(line["source"]).label)),
            Cell(f"{formats.number(float(line['quantity']))} {line['unit_word']}"),
            Cell(formats.number(line["times"]), is_number=True),
            amount(line["unit_price"]),
            amount(line["amount"]),
        ]
        for line in version.lines
    ]
    heads = [_("Nội dung chi"), _("Nguồn"), _("Số lượng"), _("Số lần"), _("Đơn giá"), _("Thành tiền")]
    table = Table(_("Các dòng dự toán, đồng"), heads, rows, [Cell(_("Cộng")), *[Cell()] * 4, amount(version.total)])
    context = {"version": version, "name": version_name(version), "table": table, "in_words": in_words(version.total)}
    return render(request, "budget/version.html", context)


@requires(BudgetPermission.KEEP)
def line_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One more line."""
    estimate = load_estimate(request, pk, BudgetPermission.KEEP)
    form = LineForm(request.POST or None).offer(tasks=_tasks(request, estimate), norms=_norms(request, estimate))
    back = reverse("budget:estimate", args=[estimate.pk])

    def save() -> EstimateLine:
        return actions.add_line(estimate=estimate, by=request.scope.actor, at=now(), **form.cleaned_data)

    more = "them-nua" in request.POST
    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã thêm dòng."), request.path if more else back),
        refusal=REFUSAL,
        template="budget/line.html",
        page={"title": _("Thêm dòng dự toán"), "estimate": estimate, "back_url": back},
    )


@requires(BudgetPermission.KEEP)
def line_edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A line, corrected."""
    line = load_line(request, pk)
    estimate = line.estimate
    norms = _norms(request, estimate)
    if line.norm and line.norm not in norms:
        norms = [line.norm, *norms]
    form = LineEditForm(request.POST or None, of=line, initial=LineEditForm.initial_of(line))
    form.offer(tasks=_tasks(request, estimate), norms=norms)
    back = reverse("budget:estimate", args=[estimate.pk])

    def save() -> EstimateLine:
        return actions.correct_line(
            line=line, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã sửa dòng."), back),
        refusal=REFUSAL,
        template="budget/line.html",
        page={
            "title": _("Sửa dòng dự toán"),
            "estimate": estimate,
            "back_url": back,
            "remove_url": reverse("budget:line_remove", args=[line.pk]),
        },
    )


def load_line(request: ScopedRequest, pk: uuid.UUID) -> EstimateLine:
    """A line of an estimate that may be changed, or 404."""
    line = load(
        EstimateLine.objects.select_related("estimate__plan", "estimate__unit", "norm", "task"),
        request,
        pk,
        BudgetPermission.KEEP,
    )
    if not line.estimate.is_open:
        raise Http404
    return line


def _tasks(request: ScopedRequest, estimate: Estimate) -> list[Task]:
    return list(
        Task.objects.visible_to(request.scope).filter(plan_id=estimate.plan_id).printed().order_by("order", "pk")
    )


def _norms(request: ScopedRequest, estimate: Estimate) -> list[Norm]:
    """The norms of the estimate's day, an own one in place of the national one it stands over."""
    unit: Unit = estimate.unit
    day = norm_day(estimate.year, request.scope.on)
    held = list(Norm.objects.visible_to(request.scope).for_unit(unit).on(day).order_by("item", "area", "pk"))
    own: set[Any] = {norm.key for norm in held if norm.unit_id}
    return [norm for norm in held if norm.unit_id or norm.key not in own]
