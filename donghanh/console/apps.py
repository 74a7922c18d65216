"""The console app."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.console"
    label = "console"
