"""The meetings app."""

import datetime as dt

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Meetings of clubs: agenda, attendance, result. See README.md beside this file."""

    name = "donghanh.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Plug in: navigation, the nightly job, panels on the pages of clubs and activities."""
        from donghanh.foundation.jobs import schedule
        from donghanh.foundation.web import navigation, panels
        from donghanh.meetings.jobs import keep_meetings
        from donghanh.meetings.panels import meeting_of_activity, meetings_at_hand, meetings_of_club
        from donghanh.meetings.permissions import MeetingPermission

        schedule("meetings.keep", keep_meetings, at=dt.time(0, 25))
        panels.register("community.initiative", meetings_of_club)
        panels.register("activities.activity", meeting_of_activity)
        panels.register("console.home", meetings_at_hand)
        navigation.register(
            navigation.NavItem(
                code="meetings",
                label=_("Sinh hoạt"),
                url_name="meetings:list",
                icon="messages",
                order=31,
                permission=MeetingPermission.READ,
                extra=True,
            )
        )
