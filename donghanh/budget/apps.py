"""The budget app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BudgetConfig(AppConfig):
    """Estimates, money received, spending, settlement. See README.md beside this file."""

    name = "donghanh.budget"
    label = "budget"

    def ready(self) -> None:
        """Plug in: navigation, search, panels on the pages of plans and activities, who may open a scan."""
        from donghanh.budget.actions.going_out import OWNER
        from donghanh.budget.panels import money_of_activity, money_of_plan
        from donghanh.budget.permissions import BudgetPermission
        from donghanh.budget.queries import may_open_scan
        from donghanh.budget.search import find_spendings
        from donghanh.foundation.files import owners
        from donghanh.foundation.web import navigation, panels, search

        owners.register(OWNER, may_open_scan)
        navigation.register(
            navigation.NavItem(
                code="budget",
                label=_("Kinh phí"),
                url_name="budget:overview",
                icon="coins",
                order=35,
                permission=BudgetPermission.READ,
                extra=True,
            )
        )
        panels.register("plans.budget", money_of_plan)
        panels.register("activities.activity", money_of_activity)
        search.register(find_spendings)
