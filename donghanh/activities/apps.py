"""The activities app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """What was done in the community, and who came. See README.md beside this file."""

    name = "donghanh.activities"
    label = "activities"

    def ready(self) -> None:
        """Plug in: navigation, search, panels on the pages of tasks."""
        from donghanh.activities.jobs import drop_left
        from donghanh.activities.panels import activities_of_task
        from donghanh.activities.permissions import ActivityPermission
        from donghanh.activities.search import find_activities
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels, search

        navigation.register(
            navigation.NavItem(
                code="activities",
                label=_("Hoạt động"),
                url_name="activities:list",
                icon="speakerphone",
                order=30,
                permission=(ActivityPermission.READ, ActivityPermission.READ_OWN),
            )
        )
        schedule("activities.drop_left", drop_left, at=dt.time(0, 40))
        panels.register("plans.task", activities_of_task)
        search.register(find_activities)
