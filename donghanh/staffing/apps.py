"""The staffing app."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """Lists of staff from a spreadsheet, leavers, hand-overs. See README.md beside this file."""

    name = "donghanh.staffing"
    label = "staffing"

    def ready(self) -> None:
        """Put the links into the list of people, and what waits onto the start pages."""
        from donghanh.foundation.web import panels
        from donghanh.staffing.panels import changes_of_staff, posts_to_hand_over

        panels.register("people.list", changes_of_staff)
        panels.register("console.home", posts_to_hand_over)
