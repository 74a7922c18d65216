"""The look of the house as a Django app: templates, styles, components, gallery."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Owns templates, static files and the sockets through which apps put things on pages."""

    name = "donghanh.foundation.web"
    label = "web"
