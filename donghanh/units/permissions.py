"""What may be done to units. Reading them needs no permission beyond being signed in."""

from enum import StrEnum


class UnitPermission(StrEnum):
    """Permissions of the units app; roles map to them in ``config/roles.py``."""

    EDIT_VILLAGES = "units.edit_villages"
    """Add, rename and end villages of the own commune."""
    CORRECT = "units.correct"
    """Correct a unit of any level: for whoever keeps the reference data of the installation."""
