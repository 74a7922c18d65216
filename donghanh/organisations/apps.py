"""The organisations app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.organisations"
    label = "organisations"
