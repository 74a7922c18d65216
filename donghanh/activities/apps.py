"""The activities app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """What was done in the community, and who came. See README.md beside this file."""

    name = "donghanh.activities"
    label = "activities"

    def ready(self) -> None:
        """Plug in: navigation, search, photos and their files, panels on the pages of tasks."""
        from django.db.models.signals import post_delete

        from donghanh.activities.jobs import drop_left, keep_photos
        from donghanh.activities.models import Photo
        from donghanh.activities.panels import activities_of_task
        from donghanh.activities.permissions import ActivityPermission
        from donghanh.activities.photo_files import OWNER, forget_with_row, may_open_photo
        from donghanh.activities.search import find_activities
        from donghanh.foundation.files import owners
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels, search

        navigation.register(
            navigation.NavItem(
                code="activities",
                label=_("Hoạt động"),
                url_name="activities:list",
                icon="heart-handshake",
                order=30,
                permission=(ActivityPermission.READ, ActivityPermission.READ_OWN),
            )
        )
        schedule("activities.drop_left", drop_left, at=dt.time(0, 40))
        schedule("activities.keep_photos", keep_photos, at=dt.time(0, 45))
        owners.register(OWNER, may_open_photo)
        post_delete.connect(forget_with_row, sender=Photo)
        panels.register("plans.task", activities_of_task)
        search.register(find_activities)
