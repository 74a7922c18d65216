"""Wiring as a Django app: the commands that need every layer live here."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Top of the stack: roles, urls, preparation of a fresh installation."""

    name = "donghanh.config"
    label = "config"
