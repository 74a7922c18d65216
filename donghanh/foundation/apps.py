"""The foundation as a Django app."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Owns the audit table, stored files and job bookkeeping."""

    name = "donghanh.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
