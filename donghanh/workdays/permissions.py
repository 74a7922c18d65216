"""What may be done to the table of working days. Reading it needs no permission beyond being signed in."""

from enum import StrEnum


class WorkdayPermission(StrEnum):
    """Permissions of the workdays app; roles map to them in ``config/roles.py``."""

    EDIT = "workdays.edit"
    """Add, correct and remove days of the own unit, and enter the notice of a year for it."""
