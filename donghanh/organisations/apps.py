"""The organisations app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Bodies under a unit, their names, groups and successions. See README.md beside this file."""

    name = "donghanh.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Plug in: the page of bodies, bodies in the search box, the boards of villages."""
        from donghanh.foundation.web import navigation, panels, search
        from donghanh.organisations.actions.boards import begin_board, end_board
        from donghanh.organisations.panels import boards_of_villages, offer_board
        from donghanh.organisations.permissions import OrganisationPermission
        from donghanh.organisations.search import find_bodies
        from donghanh.units.followers import Follower, follow

        search.register(find_bodies)
        panels.register("units.villages", boards_of_villages)
        follow(Follower(code="board", offer=offer_board, begun=begin_board, ended=end_board))
        navigation.register(
            navigation.NavItem(
                code="organisations",
                label=_("Cơ quan"),
                url_name="organisations:list",
                icon="building-community",
                order=70,
                permission=OrganisationPermission.READ,
                extra=True,
            )
        )
