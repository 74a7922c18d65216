"""The plans app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """Plans and their tasks. See README.md beside this file."""

    name = "donghanh.plans"
    label = "plans"

    def ready(self) -> None:
        """Plug in: the kind that turns reviewed documents into plans, the navigation, the search."""
        from donghanh.documents import kinds
        from donghanh.foundation.web import navigation, search
        from donghanh.plans.imports import PlanImport
        from donghanh.plans.permissions import PlanPermission
        from donghanh.plans.search import find_plans, find_tasks

        kinds.register(PlanImport())
        navigation.register(
            navigation.NavItem(
                code="plans",
                label=_("Kế hoạch"),
                url_name="plans:list",
                icon="clipboard-list",
                order=20,
                permission=PlanPermission.READ,
            )
        )
        search.register(find_plans)
        search.register(find_tasks)
