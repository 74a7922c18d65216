"""Spending norms: those of a day, their history, and an office's own."""

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.budget import actions
from donghanh.budget.forms import NormEditForm, NormFilter, NormNewForm, norm_label
from donghanh.budget.models import Norm, NormQuerySet
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.lists import norm_columns, norm_table
from donghanh.budget.queries import norms_found
from donghanh.budget.views.desk import REFUSAL, now, page_context, unit_of
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of


def _found(request: ScopedRequest, form: NormFilter) -> NormQuerySet:
    values = form.values
    day = None if values.get("moi") else values.get("ngay", request.scope.on)
    return norms_found(
        request.scope,
        unit_of(request),
        words=values.get("q", ""),
        area=values.get("vung", ""),
        whose=values.get("cua", ""),
        on=day,
    )


@requires(BudgetPermission.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """The norms of a day, today's unless another is asked for; with the history when that is asked for."""
    scope = request.scope
    form = NormFilter.of(request)
    assert isinstance(form, NormFilter)
    day = form.values.get("ngay", scope.on)
    page = page_of(_found(request, form), request)
    n = page.paginator.count
    context = page_context(request, "norms", scope.on.year)
    context |= {
        "form": form,
        "page": page,
        "day": day,
        "table": norm_table(page.object_list, today=day, may_keep=context["may_keep_norms"]),
        "shown": ngettext("%(n)s mức chi", "%(n)s mức chi", n) % {"n": formats.number(n)},
    }
    return render(request, "budget/norms.html", context)


@requires(BudgetPermission.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The norms as filtered, as a file."""
    form = NormFilter.of(request)
    assert isinstance(form, NormFilter)
    return list_response(request, _found(request, form).iterator(chunk_size=500), norm_columns(), name="dinh-muc")


@requires(BudgetPermission.KEEP_NORMS)
def new(request: ScopedRequest) -> HttpResponseBase:
    """A norm of the unit's own, perhaps in place of another."""
    unit = unit_of(request, BudgetPermission.KEEP_NORMS)
    latest: dict[tuple[str, str], Norm] = {}
    for norm in Norm.objects.visible_to(request.scope).for_unit(unit).order_by("valid_from", "pk"):
        latest[norm.key] = norm
    form = NormNewForm(request.POST or None, initial={"valid_from": request.scope.on})
    form.offer(latest.values(), norm_label)

    def save() -> Norm:
        return actions.add_norm(unit=unit, by=request.scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi định mức."), reverse("budget:norms")),
        refusal=REFUSAL,
        template="budget/form.html",
        page={
            "title": _("Ghi định mức của tỉnh, của xã"),
            "lede": _("Mức này được dùng thay mức cả nước cùng mục. Mức cũ giữ lại theo ngày."),
            "action": _("Ghi lại"),
            "back_url": reverse("budget:norms"),
        },
    )


@requires(BudgetPermission.KEEP_NORMS)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Mend an own norm, or end it."""
    norm = get_visible_or_404(Norm.objects.select_related("unit"), request.scope, pk=pk, unit__isnull=False)
    assert norm.unit_id is not None
    request.scope.require(BudgetPermission.KEEP_NORMS, unit_id=norm.unit_id)
    form = NormEditForm(request.POST or None, of=norm, initial=NormEditForm.initial_of(norm))

    def save() -> Norm:
        return actions.correct_norm(
            norm=norm, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã sửa định mức."), reverse("budget:norms")),
        refusal=REFUSAL,
        template="budget/form.html",
        page={
            "title": _("Sửa định mức"),
            "lede": _("Chỉ sửa chỗ ghi nhầm. Có nghị quyết mới thì ghi mức mới, mức này tự kết thúc."),
            "action": _("Lưu"),
            "back_url": reverse("budget:norms"),
        },
    )
