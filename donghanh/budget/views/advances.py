"""Money handed out before the work, and its account."""

import uuid

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.budget import actions
from donghanh.budget.forms import AdvanceFilter, AdvanceForm, SettleAdvanceForm
from donghanh.budget.models import Advance, Spending
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.lists import advance_columns, advance_table
from donghanh.budget.queries import advances_found, settlement_of, years_known
from donghanh.budget.views.desk import (
    REFUSAL,
    ask_first,
    bodies_of,
    given,
    load,
    now,
    page_context,
    plans_of,
    unit_of,
    year_asked,
)
from donghanh.budget.wording import dong
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of


def _filter(request: ScopedRequest) -> tuple[AdvanceFilter, int]:
    years = years_known(request.scope)
    year = year_asked(request, years)
    form = AdvanceFilter(given(request, year), auto_id="filter_%s")
    form.offer_years(years.shown)
    form.is_valid()
    return form, year


@requires(BudgetPermission.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """Advances of a year, open ones first."""
    form, year = _filter(request)
    rows = advances_found(request.scope, year, state=form.values.get("buoc", ""))
    page = page_of(rows.select_related("plan", "organisation"), request)
    n = page.paginator.count
    context = page_context(request, "advances", year)
    context |= {
        "form": form,
        "page": page,
        "table": advance_table(page.object_list, today=request.scope.on, may_keep=context["may_keep"]),
        "shown": ngettext("%(n)s khoản tạm ứng", "%(n)s khoản tạm ứng", n) % {"n": formats.number(n)},
        "settled": settlement_of(request.scope, year),
    }
    return render(request, "budget/advances.html", context)


@requires(BudgetPermission.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The advances as a file."""
    form, year = _filter(request)
    rows = advances_found(request.scope, year, state=form.values.get("buoc", ""))
    rows = rows.select_related("plan", "organisation")
    return list_response(request, rows.iterator(chunk_size=500), advance_columns(), name="tam-ung")


@requires(BudgetPermission.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Record an advance."""
    scope, unit = request.scope, unit_of(request, BudgetPermission.KEEP)
    form = AdvanceForm(request.POST or None, initial={"advanced_on": scope.on})
    form.offer(plans=plans_of(scope, unit), bodies=bodies_of(scope, unit))

    def save() -> Advance:
        return actions.record_advance(by=scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi tạm ứng."), f"{reverse('budget:advances')}?nam={made.year}"),
        refusal=REFUSAL,
        template="budget/form.html",
        page={"title": _("Ghi tạm ứng"), "action": _("Ghi lại"), "back_url": reverse("budget:advances")},
    )


@requires(BudgetPermission.KEEP)
def settle(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Account for an advance: what the vouchers came to, and what is given back or paid on top."""
    one = load(Advance.objects.select_related("unit"), request, pk, BudgetPermission.KEEP)
    back = f"{reverse('budget:advances')}?nam={one.year}"
    if one.settled_on is not None:  # somebody else was first, or the page was opened before
        said = _("Khoản tạm ứng %(number)s đã thanh toán ngày %(day)s.")
        messages.info(request, said % {"number": one.number, "day": formats.date(one.settled_on)})
        return redirect(back)
    spent = Spending.objects.visible_to(request.scope).filter(advance=one).aggregate(total=Sum("amount"))["total"] or 0
    form = SettleAdvanceForm(request.POST or None, initial={"settled_on": request.scope.on, "version": one.version})

    def save() -> Advance:
        return actions.settle_advance(
            advance=one, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    if spent <= one.amount:
        rest = _("Nơi nhận nộp lại %(n)s.") % {"n": dong(one.amount - spent)}
    else:
        rest = _("Chi thêm cho nơi nhận %(n)s.") % {"n": dong(spent - one.amount)}
    return ask_first(
        request,
        form,
        save,
        done=lambda made: (_("Đã thanh toán tạm ứng."), back),
        question=_("Thanh toán tạm ứng %(number)s?") % {"number": one.number},
        text=_("Đã tạm ứng %(amount)s, chứng từ ghi cho khoản này cộng %(spent)s.")
        % {"amount": dong(one.amount), "spent": dong(spent)}
        + f" {rest}",
        action=_("Thanh toán"),
        back=back,
    )
