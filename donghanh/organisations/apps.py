"""The organisations app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Bodies under a unit, their names, groups and successions. See README.md beside this file."""

    name = "donghanh.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Put the page of bodies into the navigation and bodies into the search box."""
        from donghanh.foundation.web import navigation, search
        from donghanh.organisations.permissions import OrganisationPermission
        from donghanh.organisations.search import find_bodies

        search.register(find_bodies)
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
