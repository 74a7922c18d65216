"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """See README.md beside this file."""

    name = "donghanh.documents"
    label = "documents"
