"""The communication app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunicationConfig(AppConfig):
    """Broadcasts, campaigns, materials, media items. See README.md beside this file."""

    name = "donghanh.communication"
    label = "communication"

    def ready(self) -> None:
        """Plug in: navigation, search, the panel on the page of an activity."""
        from donghanh.communication.panels import airing_of_activity
        from donghanh.communication.permissions import CommunicationPermission
        from donghanh.communication.search import find_scripts
        from donghanh.foundation.web import navigation, panels, search

        navigation.register(
            navigation.NavItem(
                code="communication",
                label=_("Truyền thông"),
                url_name="communication:week",
                icon="messages",
                order=31,
                permission=(CommunicationPermission.READ, CommunicationPermission.READ_OWN),
                extra=True,
            )
        )
        panels.register("activities.activity", airing_of_activity)
        search.register(find_scripts)
