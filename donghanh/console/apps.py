"""The console app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsoleConfig(AppConfig):
    """Pages that gather several apps: the start page and the search. Owns no tables and no rules."""

    name = "donghanh.console"
    label = "console"

    def ready(self) -> None:
        """Put the start page into the navigation, with how much waits there."""
        from donghanh.foundation.web import navigation
        from donghanh.plans.queries import unsettled_count

        navigation.register(
            navigation.NavItem(
                code="home",
                label=_("Việc của tôi"),
                url_name="console:home",
                icon="home",
                order=10,
                badge=unsettled_count,
            )
        )
