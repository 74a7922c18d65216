"""The year at a glance, and the estimates of its plans."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.budget.forms import YearFilter
from donghanh.budget.models import EstimateState
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.figures import plan_table, share, source_table
from donghanh.budget.queries import PlanFigures, by_plan, by_source, settlement_of, years_known
from donghanh.budget.views.desk import page_context, plans_of, unit_of, year_asked
from donghanh.domain.money import Balance
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest


@requires(BudgetPermission.READ)
def overview(request: ScopedRequest) -> HttpResponse:
    """What was planned, what came in, what was spent in a year, by plan and by source; what waits to be decided first."""
    scope, unit = request.scope, unit_of(request)
    years = years_known(scope)
    year = year_asked(request, years)
    form = YearFilter({"nam": year}, auto_id="filter_%s")
    form.offer_years(years.shown)
    form.is_valid()
    found, sources = by_plan(unit, year), by_source(unit, year)
    whole = sum(sources.values(), Balance())
    estimated = {one.estimate.plan_id for one in found}
    context = page_context(request, "overview", year) | {
        "form": form,
        "plans": plan_table(found),
        "has_estimates": bool(found),
        "sources": source_table(sources),
        "has_sources": whole != Balance(),
        "whole": whole,
        "used": share(whole),
        "waiting": _waiting(request, found),
        "settled": settlement_of(scope, year),
        "without": [plan for plan in plans_of(scope, unit) if plan.year == year and plan.pk not in estimated],
    }
    return render(request, "budget/overview.html", context)


def _waiting(request: ScopedRequest, found: list[PlanFigures]) -> dict[str, str] | None:
    """The one estimate this person should look at next."""
    asked = (
        (BudgetPermission.APPROVE, EstimateState.SUBMITTED, _("Xem và duyệt dự toán")),
        (BudgetPermission.KEEP, EstimateState.RETURNED, _("Sửa dự toán bị trả lại")),
    )
    for permission, state, action in asked:
        first = next((one.estimate for one in found if one.estimate.state == state), None)
        if first is not None and request.scope.may(permission, unit_id=first.unit_id):
            url = reverse("budget:estimate", args=[first.pk])
            return {"title": first.plan.title, "url": url, "action": action, "text": first.returned_reason}
    return None
