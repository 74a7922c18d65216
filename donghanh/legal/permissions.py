"""What may be done to the legal library. Reading it needs no permission beyond being signed in."""

from enum import StrEnum


class LegalPermission(StrEnum):
    """Permissions of the legal app; roles map to them in ``config/roles.py``."""

    CORRECT = "legal.correct"
    """Add instruments, correct them and mark them as checked."""
