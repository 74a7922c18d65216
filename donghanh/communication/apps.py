"""The communication app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunicationConfig(AppConfig):
    """Broadcasts, campaigns, materials, media items. See README.md beside this file."""

    name = "donghanh.communication"
    label = "communication"

    def ready(self) -> None:
        """Plug in: what people are told, navigation, search, who may open an asset, the panel on the page of an activity."""
        from donghanh.communication.actions.kit import OWNER
        from donghanh.communication.actions.mergers import follow_body, follow_units
        from donghanh.communication.panels import airing_of_activity
        from donghanh.communication.permissions import CommunicationPermission
        from donghanh.communication.queries.files import may_open_asset
        from donghanh.communication.search import find_scripts
        from donghanh.communication.telling import KINDS
        from donghanh.foundation.files import owners
        from donghanh.foundation.web import navigation, panels, search
        from donghanh.notices.kinds import register
        from donghanh.organisations.actions.successions import carry_over_with
        from donghanh.units.followers import Follower, begin_nothing, end_nothing, follow, offer_nothing

        carry_over_with(follow_body)
        follow(Follower("communication", offer_nothing, begin_nothing, end_nothing, follow_units))

        navigation.register(
            navigation.NavItem(
                code="communication",
                label=_("Truyền thông"),
                url_name="communication:week",
                icon="speakerphone",
                order=31,
                permission=(CommunicationPermission.READ, CommunicationPermission.READ_OWN),
                extra=True,
            )
        )
        for kind in KINDS:
            register(kind)
        owners.register(OWNER, may_open_asset)
        panels.register("activities.activity", airing_of_activity)
        search.register(find_scripts)
