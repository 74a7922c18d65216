"""The budget app."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """Estimates, money received, spending, settlement. See README.md beside this file."""

    name = "donghanh.budget"
    label = "budget"
