"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.plans"
    label = "plans"
