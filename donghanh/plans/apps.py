"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.plans"
    label = "plans"

    def ready(self) -> None:
        """Plug in: the kind that turns reviewed documents into plans."""
        from donghanh.documents import kinds
        from donghanh.plans.imports import PlanImport

        kinds.register(PlanImport())
