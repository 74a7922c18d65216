"""The units app."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.units"
    label = "units"
