"""The community app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    """Clubs, shelters, trusted addresses and other models. See README.md beside this file."""

    name = "donghanh.community"
    label = "community"

    def ready(self) -> None:
        """Plug in: what follows villages and bodies, the files of models, the nightly job, pages, search."""
        from donghanh.community.actions.files import OWNER
        from donghanh.community.actions.places import follow_body, follow_village
        from donghanh.community.jobs import keep_community
        from donghanh.community.panels import models_of_body, models_of_village
        from donghanh.community.permissions import CommunityPermission
        from donghanh.community.queries.files import may_open_file
        from donghanh.community.search import find_initiatives
        from donghanh.foundation.files import owners
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels, search
        from donghanh.organisations.actions.successions import carry_over_with
        from donghanh.units.followers import Follower, begin_nothing, follow, offer_nothing

        follow(Follower(code="models", offer=offer_nothing, begun=begin_nothing, ended=follow_village))
        carry_over_with(follow_body)
        owners.register(OWNER, may_open_file)
        schedule("community.keep", keep_community, at=dt.time(0, 15))
        panels.register("organisations.page", models_of_body)
        panels.register("units.page", models_of_village)
        search.register(find_initiatives)
        navigation.register(
            navigation.NavItem(
                code="community",
                label=_("Mô hình"),
                url_name="community:list",
                icon="users-group",
                order=30,
                permission=CommunityPermission.READ,
                extra=True,
            )
        )
