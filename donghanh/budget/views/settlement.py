"""The settlement of a year: estimate against spent, on the screen and on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.budget.forms import YearFilter
from donghanh.budget.models import Advance, AdvanceState, Estimate, EstimateLine, Settlement, Spending
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.figures import amount, share, source_table
from donghanh.budget.presenters.tables import Cell, Table, number
from donghanh.budget.queries import allocations_found, by_source, gifts_found, settlement_of, years_known
from donghanh.budget.queries.settling import in_the_way
from donghanh.budget.views.desk import page_context, unit_of, year_asked
from donghanh.budget.wording import dong, refusal
from donghanh.domain.money import Balance, in_words
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response


@dataclass(frozen=True)
class SettledLine:
    """One line of the settlement."""

    plan: str
    line: EstimateLine
    balance: Balance


def _lines(request: ScopedRequest, year: int) -> list[SettledLine]:
    """Every line in force of a year with what was spent of it. One query."""
    rows = (
        EstimateLine.objects.visible_to(request.scope)
        .filter(estimate__year=year, approved_amount__isnull=False)
        .select_related("estimate__plan")
        .annotate(spent=Sum("spendings__amount"))
        .order_by("estimate__plan__title", "estimate_id", "order", "pk")
    )
    return [
        SettledLine(row.estimate.plan.title, row, Balance(planned=row.planned, spent=getattr(row, "spent") or 0))  # noqa: B009
        for row in rows
    ]


def _table(lines: list[SettledLine]) -> Table:
    """The lines under their plans, each plan summed, everything at the foot."""
    rows: list[list[Cell]] = []
    plans = dict.fromkeys(line.plan for line in lines)
    for plan in plans:
        mine = [line for line in lines if line.plan == plan]
        rows.append(_row(plan, "", sum((line.balance for line in mine), Balance()), small=_("cộng kế hoạch")))
        rows += [_row(line.line.item, str(line.line.get_source_display()), line.balance) for line in mine]
    whole = sum((line.balance for line in lines), Balance())
    heads = [_("Nội dung"), _("Nguồn"), _("Dự toán"), _("Đã chi"), _("Còn lại"), _("Đã dùng")]
    return Table(_("Dự toán và số chi, đồng"), heads, rows, _row(_("Tổng cộng"), "", whole))


def _row(name: str, source: str, balance: Balance, *, small: str = "") -> list[Cell]:
    return [
        Cell(name, small=small),
        Cell(source),
        amount(balance.planned),
        amount(balance.spent),
        amount(balance.left, late_below_zero=True),
        number(share(balance)),
    ]


def _context(request: ScopedRequest, year: int) -> dict[str, Any]:
    """What the page and the paper show; a dozen queries whatever the year holds."""
    scope, unit = request.scope, unit_of(request)
    lines, sources = _lines(request, year), by_source(unit, year)
    spent = sum(balance.spent for balance in sources.values())
    things = allocations_found(scope, year, kind="in_kind").aggregate(n=Count("pk"), total=Sum("amount"))
    gifts = gifts_found(scope, year).aggregate(n=Sum("count"), people=Sum("people"), total=Sum("amount"))
    vouchers = Spending.objects.visible_to(scope).filter(year=year).standing().count()
    facts = [
        (_("Chứng từ"), formats.number(vouchers)),
        (_("Hiện vật nhận"), _("%(n)s khoản, trị giá %(total)s") % _said(things)),
        (
            _("Quà đã trao"),
            _("%(n)s suất cho %(people)s người, trị giá %(total)s") % _said(gifts),
        ),
    ]
    return {
        "year": year,
        "year_text": str(year),
        "unit": unit,
        "lines": _table(lines),
        "has_lines": bool(lines),
        "sources": source_table(sources),
        "facts": facts,
        "spent": spent,
        "in_words": in_words(spent),
        "settled": settlement_of(scope, year),
    }


def _said(sums: dict[str, Any]) -> dict[str, str]:
    return {name: dong(value or 0) if name == "total" else formats.number(value or 0) for name, value in sums.items()}


@requires(BudgetPermission.READ)
def settlement(request: ScopedRequest) -> HttpResponse:
    """Estimate against spent, what stands in the way of the lock, the lock."""
    scope = request.scope
    years = years_known(scope)
    year = year_asked(request, years)
    form = YearFilter({"nam": year}, auto_id="filter_%s")
    form.offer_years(years.shown)
    form.is_valid()
    advances = Advance.objects.visible_to(scope).filter(year=year, state=AdvanceState.OPEN).count()
    undecided = Estimate.objects.visible_to(scope).filter(year=year).exclude(state="approved").count()
    earlier = Settlement.objects.visible_to(scope).filter(year=year, reopened_at__isnull=False)
    context = page_context(request, "settlement", year) | _context(request, year)
    stops = (
        in_the_way(context["unit"], year, scope.on)
        if context["may_approve"] and context["has_lines"] and not context["settled"]
        else []
    )
    context |= {
        "form": form,
        "stops": [refusal(one) for one in stops],
        "open_advances": advances,
        "undecided": undecided,
        "earlier": list(earlier.order_by("-settled_at", "pk")),
    }
    return render(request, "budget/settlement.html", context)


@requires(BudgetPermission.READ)
def settlement_print(request: ScopedRequest) -> HttpResponse:
    """The same as one paper, with the total in words."""
    return render(request, "budget/settlement_print.html", _context(request, year_asked(request)))


@requires(BudgetPermission.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The lines of the settlement as a file."""
    columns: dict[str, Callable[[SettledLine], Any]] = {
        _("Kế hoạch"): lambda one: one.plan,
        _("Nội dung chi"): lambda one: one.line.item,
        _("Nguồn"): lambda one: one.line.get_source_display(),
        _("Dự toán (đồng)"): lambda one: one.balance.planned,
        _("Đã chi (đồng)"): lambda one: one.balance.spent,
        _("Còn lại (đồng)"): lambda one: one.balance.left,
    }
    return list_response(request, _lines(request, year_asked(request)), columns, name="quyet-toan")
