"""The inspections app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionsConfig(AppConfig):
    """Inspections, their findings, hamlet surveys. See README.md beside this file."""

    name = "donghanh.inspections"
    label = "inspections"

    def ready(self) -> None:
        """Plug in: navigation, search, panels on the pages of others, files, the morning's reminders."""
        from donghanh.foundation.files import owners
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels, search
        from donghanh.inspections.actions.files import OWNER
        from donghanh.inspections.actions.mergers import follow_units, follow_village
        from donghanh.inspections.actions.succession import follow_body
        from donghanh.inspections.jobs import REMINDERS, send_reminders
        from donghanh.inspections.panels import (
            findings_of_body,
            inspection_of_activity,
            inspections_of_initiative,
            what_waits,
        )
        from donghanh.inspections.permissions import InspectionPermission
        from donghanh.inspections.queries.finding import may_open_file
        from donghanh.inspections.reminder_words import KINDS
        from donghanh.inspections.search import find_inspections
        from donghanh.notices.kinds import register
        from donghanh.organisations.actions.successions import carry_over_with
        from donghanh.units.followers import Follower, begin_nothing, follow, offer_nothing

        owners.register(OWNER, may_open_file)
        carry_over_with(follow_body)
        follow(Follower("inspections", offer_nothing, begin_nothing, follow_village, follow_units))
        schedule(REMINDERS, send_reminders, at=dt.time(6, 35))
        for kind in KINDS:
            register(kind)
        panels.register("activities.activity", inspection_of_activity)
        panels.register("community.initiative", inspections_of_initiative)
        panels.register("organisations.page", findings_of_body)
        panels.register("console.home", what_waits)
        search.register(find_inspections)
        navigation.register(
            navigation.NavItem(
                code="inspections",
                label=_("Kiểm tra"),
                url_name="inspections:list",
                icon="file-check",
                order=34,
                permission=(InspectionPermission.READ, InspectionPermission.READ_OWN),
                extra=True,
            )
        )
