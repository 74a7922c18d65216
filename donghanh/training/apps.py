"""The training app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Courses, sessions, trainees, certificates. See README.md beside this file."""

    name = "donghanh.training"
    label = "training"

    def ready(self) -> None:
        """Plug in: the nightly job, navigation, search, panels on the pages of activities."""
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels, search
        from donghanh.training.actions.following import follow_units, follow_village
        from donghanh.training.jobs import keep_training
        from donghanh.training.panels import course_of_activity
        from donghanh.training.permissions import TrainingPermission
        from donghanh.training.search import find_courses
        from donghanh.units.followers import Follower, begin_nothing, follow, offer_nothing

        follow(Follower("training", offer_nothing, begin_nothing, follow_village, follow_units))
        schedule("training.keep", keep_training, at=dt.time(0, 25))
        panels.register("activities.activity", course_of_activity)
        search.register(find_courses)
        navigation.register(
            navigation.NavItem(
                code="training",
                label=_("Tập huấn"),
                url_name="training:list",
                icon="report",
                order=32,
                permission=(TrainingPermission.READ, TrainingPermission.READ_OWN, TrainingPermission.COUNT_BELOW),
                extra=True,
            )
        )
