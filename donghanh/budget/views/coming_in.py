"""Money and things that came in, the transparency list, gifts."""

import datetime as dt
import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.budget import actions
from donghanh.budget.forms import AllocationFilter, AllocationForm, ConsentForm, GiftFilter, GiftForm, ReasonForm
from donghanh.budget.models import Allocation, Gift, Source
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.lists import (
    allocation_columns,
    allocation_table,
    donor_columns,
    donor_table,
    gift_columns,
    gift_table,
)
from donghanh.budget.queries import allocations_found, gifts_found, settlement_of, years_known
from donghanh.budget.views.desk import (
    REFUSAL,
    activities_of,
    ask_first,
    given,
    load,
    now,
    page_context,
    plans_of,
    unit_of,
    year_asked,
)
from donghanh.domain.money import in_words
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of


def _allocation_filter(request: ScopedRequest) -> tuple[AllocationFilter, int]:
    years = years_known(request.scope)
    year = year_asked(request, years)
    form = AllocationFilter(given(request, year), auto_id="filter_%s")
    form.offer_years(years.shown)
    form.is_valid()
    return form, year


@requires(BudgetPermission.READ)
def allocations(request: ScopedRequest) -> HttpResponse:
    """What came in in a year."""
    form, year = _allocation_filter(request)
    values = form.values
    rows = allocations_found(request.scope, year, source=values.get("nguon", ""), kind=values.get("la", ""))
    page = page_of(rows.select_related("plan"), request)
    n = page.paginator.count
    context = page_context(request, "allocations", year)
    context |= {
        "form": form,
        "page": page,
        "table": allocation_table(page.object_list, may_keep=context["may_keep"]),
        "shown": ngettext("%(n)s khoản", "%(n)s khoản", n) % {"n": formats.number(n)},
        "settled": settlement_of(request.scope, year),
    }
    return render(request, "budget/allocations.html", context)


@requires(BudgetPermission.READ)
def allocations_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file for the office: donors stand in it as recorded."""
    form, year = _allocation_filter(request)
    values = form.values
    rows = allocations_found(request.scope, year, source=values.get("nguon", ""), kind=values.get("la", ""))
    return list_response(
        request, rows.select_related("plan").iterator(chunk_size=500), allocation_columns(), name="nguon-thu"
    )


@requires(BudgetPermission.KEEP)
def allocation_new(request: ScopedRequest) -> HttpResponseBase:
    """Record what came in."""
    scope, unit = request.scope, unit_of(request, BudgetPermission.KEEP)
    initial = {"received_on": scope.on, "source": Source.DONOR if request.GET.get("tai-tro") else Source.STATE}
    form = AllocationForm(request.POST or None, initial=initial).offer(plans_of(scope, unit))

    def save() -> Allocation:
        return actions.record_allocation(unit=unit, by=scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi khoản nhận."), f"{reverse('budget:allocations')}?nam={made.year}"),
        refusal=REFUSAL,
        template="budget/form.html",
        page={"title": _("Ghi khoản nhận"), "action": _("Ghi lại"), "back_url": reverse("budget:allocations")},
    )


@requires(BudgetPermission.KEEP)
def allocation(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Who the donor is and whether they agree to be named; the way to take the entry back."""
    one = load(Allocation.objects.select_related("unit"), request, pk, BudgetPermission.KEEP)
    initial = {"donor_name": one.donor_name, "donor_agrees": one.donor_agrees, "version": one.version}
    form = ConsentForm(request.POST or None, initial=initial)
    back = f"{reverse('budget:allocations')}?nam={one.year}"

    def save() -> Allocation:
        return actions.set_consent(
            allocation=one,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã lưu nhà tài trợ."), back),
        refusal=REFUSAL,
        template="budget/form.html",
        page={
            "title": _("Nhà tài trợ"),
            "lede": _("Chỉ nêu tên ra công khai khi nhà tài trợ đồng ý."),
            "action": _("Lưu"),
            "back_url": back,
            "remove_url": "" if one.void_reason else reverse("budget:allocation_void", args=[one.pk]),
            "remove": _("Bỏ khoản nhận này"),
        },
    )


@requires(BudgetPermission.KEEP)
def allocation_void(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take back what was recorded by mistake."""
    one = load(Allocation.objects.select_related("unit"), request, pk, BudgetPermission.KEEP)
    form = ReasonForm(request.POST or None, initial={"version": one.version})
    back = f"{reverse('budget:allocations')}?nam={one.year}"

    def save() -> Allocation:
        return actions.void_allocation(
            allocation=one,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        )

    return ask_first(
        request,
        form,
        save,
        done=lambda made: (_("Đã bỏ khoản nhận."), back),
        question=_("Bỏ khoản nhận này?"),
        text=_("Khoản này vẫn đọc được kèm lý do, và không còn trong số liệu nào."),
        action=_("Bỏ khoản nhận"),
        back=back,
    )


@requires(BudgetPermission.READ)
def donors(request: ScopedRequest) -> HttpResponse:
    """Who gave what in a year, for the notice board: only who agreed is named."""
    year = year_asked(request)
    found = list(_donations(request, year))
    total = sum(one.amount for one in found)
    context = {
        "year": year,
        "unit": unit_of(request),
        "table": donor_table(found),
        "has_rows": bool(found),
        "in_words": in_words(total),
    }
    return render(request, "budget/donors.html", context)


@requires(BudgetPermission.READ)
def donors_export(request: ScopedRequest) -> HttpResponseBase:
    """The transparency list as a file."""
    return list_response(request, _donations(request, year_asked(request)), donor_columns(), name="cong-khai-tai-tro")


def _donations(request: ScopedRequest, year: int) -> list[Allocation]:
    return list(allocations_found(request.scope, year, source=Source.DONOR).order_by("received_on", "pk"))


def _gift_filter(request: ScopedRequest) -> tuple[GiftFilter, int]:
    years = years_known(request.scope)
    year = year_asked(request, years)
    form = GiftFilter(given(request, year), auto_id="filter_%s")
    form.offer_years(years.shown)
    form.is_valid()
    return form, year


@requires(BudgetPermission.READ)
def gifts(request: ScopedRequest) -> HttpResponse:
    """Gifts of a year: how many, to how many people; nobody is named."""
    form, year = _gift_filter(request)
    page = page_of(gifts_found(request.scope, year, words=form.values.get("q", "")), request)
    n = page.paginator.count
    context = page_context(request, "gifts", year)
    context |= {
        "form": form,
        "page": page,
        "table": gift_table(page.object_list, may_keep=context["may_keep"]),
        "shown": ngettext("%(n)s lần trao", "%(n)s lần trao", n) % {"n": formats.number(n)},
        "settled": settlement_of(request.scope, year),
    }
    return render(request, "budget/gifts.html", context)


@requires(BudgetPermission.READ)
def gifts_export(request: ScopedRequest) -> HttpResponseBase:
    """The gifts as a file."""
    form, year = _gift_filter(request)
    rows = gifts_found(request.scope, year, words=form.values.get("q", "")).select_related("activity")
    return list_response(request, rows.iterator(chunk_size=500), gift_columns(), name="qua-tang")


@requires(BudgetPermission.KEEP)
def gift_new(request: ScopedRequest) -> HttpResponseBase:
    """Record gifts handed over."""
    scope, unit = request.scope, unit_of(request, BudgetPermission.KEEP)
    form = GiftForm(request.POST or None, initial={"given_on": scope.on})
    known = Allocation.objects.visible_to(scope).standing().filter(source__in=(Source.DONOR, Source.OTHER))
    form.offer(
        allocations=known.filter(year__gte=scope.on.year - 1).order_by("-received_on", "pk"),
        activities=activities_of(scope, unit, since=dt.date(scope.on.year - 1, 1, 1)),
    )

    def save() -> Gift:
        return actions.record_gift(unit=unit, by=scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi quà đã trao."), f"{reverse('budget:gifts')}?nam={made.year}"),
        refusal=REFUSAL,
        template="budget/form.html",
        page={
            "title": _("Ghi quà đã trao"),
            "lede": _("Đếm số suất và số người; không ghi ai nhận."),
            "action": _("Ghi lại"),
            "back_url": reverse("budget:gifts"),
        },
    )


@requires(BudgetPermission.KEEP)
def gift_void(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take back gifts recorded by mistake."""
    one = load(Gift.objects.select_related("unit"), request, pk, BudgetPermission.KEEP)
    form = ReasonForm(request.POST or None, initial={"version": one.version})
    back = f"{reverse('budget:gifts')}?nam={one.year}"

    def save() -> Gift:
        return actions.void_gift(
            gift=one,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        )

    return ask_first(
        request,
        form,
        save,
        done=lambda made: (_("Đã bỏ lần trao quà."), back),
        question=_("Bỏ lần trao quà này?"),
        text=_("%(what)s, %(n)s suất. Bỏ khi ghi nhầm; lý do được giữ lại.")
        % {"what": one.what, "n": formats.number(one.count)},
        action=_("Bỏ lần trao này"),
        back=back,
    )
