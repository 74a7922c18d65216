"""What money adds to the pages of others."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.budget.models import Estimate, Gift, Spending
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.figures import plan_table
from donghanh.budget.queries import by_plan, spent_for
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.plans.models import Plan

MOST_SHOWN = 20


def money_of_plan(scope: Scope, about: Any) -> Panel | None:
    """On a plan's page of money: its estimates with what was spent, and the way to begin one. Four queries at most."""
    if not isinstance(about, Plan) or scope.narrowed or not scope.may(BudgetPermission.READ, unit_id=about.unit_id):
        return None
    years = list(Estimate.objects.visible_to(scope).filter(plan=about).values_list("year", flat=True))
    found = [
        one for year in sorted(set(years)) for one in by_plan(about.unit, year) if one.estimate.plan_id == about.pk
    ]
    may_keep = scope.may(BudgetPermission.KEEP, unit_id=about.unit_id)
    if not found and not may_keep:
        return None
    query = urlencode({"ke_hoach": about.pk})
    return Panel(
        _("Dự toán và chi"),
        "budget/_of_plan.html",
        {
            "table": plan_table(found) if found else None,
            "start_url": f"{reverse('budget:start')}?{query}" if may_keep and about.year not in years else "",
            "spend_url": f"{reverse('budget:spend')}?{query}"
            if may_keep and any(one.estimate.is_in_force for one in found)
            else "",
        },
    )


def money_of_activity(scope: Scope, about: Any) -> Panel | None:
    """On an activity's page: what was spent for it and what was given there, and the way to book a voucher. Three queries."""
    if not isinstance(about, Activity) or scope.narrowed or not scope.may(BudgetPermission.READ, unit_id=about.unit_id):
        return None
    may_keep = scope.may(BudgetPermission.KEEP, unit_id=about.unit_id)
    rows = Spending.objects.visible_to(scope).filter(activity=about).order_by("spent_on", "recorded_at", "pk")
    spendings = list(rows[:MOST_SHOWN])
    gifts = list(
        Gift.objects.visible_to(scope).filter(activity=about, void_reason="").order_by("given_on", "pk")[:MOST_SHOWN]
    )
    if not spendings and not gifts and not may_keep:
        return None
    return Panel(
        _("Kinh phí"),
        "budget/_of_activity.html",
        {
            "spendings": spendings,
            "total": spent_for([about]).get(about.pk, 0),
            "gifts": gifts,
            "spend_url": f"{reverse('budget:spend')}?{urlencode({'hoat_dong': about.pk})}" if may_keep else "",
        },
    )
