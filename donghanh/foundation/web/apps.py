"""The look of the house as a Django app: templates, styles, components, gallery."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Owns templates, static files and the sockets through which apps put things on pages."""

    name = "donghanh.foundation.web"
    label = "web"

    def ready(self) -> None:
        """Keep secret addresses out of the log."""
        from donghanh.foundation.web import secret_paths

        secret_paths.listen()
