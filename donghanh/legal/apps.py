"""The legal app."""

from django.apps import AppConfig


class LegalConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.legal"
    label = "legal"
