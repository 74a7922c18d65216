"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.people"
    label = "people"
