"""The foundation as a Django app."""

import datetime as dt

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Owns the audit table, stored files and job bookkeeping."""

    name = "donghanh.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have contents nobody owns removed every day, and a backup made, except where only the demo is served."""
        from django.conf import settings

        from donghanh.foundation.backup.jobs import back_up_daily
        from donghanh.foundation.files.sweep import sweep_contents
        from donghanh.foundation.jobs.timetable import schedule

        schedule("foundation.sweep", sweep_contents)
        if not settings.DONGHANH_DEMO:
            schedule("foundation.backup", back_up_daily, at=dt.time(12, 0))
