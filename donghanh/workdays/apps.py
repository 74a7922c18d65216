"""The workdays app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web import navigation


class WorkdaysConfig(AppConfig):
    """Holidays, swapped and quiet days, and the notices they come from; see data/workdays/README.md for what is shipped."""

    name = "donghanh.workdays"
    label = "workdays"

    def ready(self) -> None:
        """Put the table into the navigation."""
        navigation.register(
            navigation.NavItem(
                code="workdays",
                label=_("Ngày làm việc"),
                url_name="workdays:table",
                icon="calendar-event",
                order=65,
                extra=True,
            )
        )
