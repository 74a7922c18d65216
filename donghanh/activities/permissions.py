"""What may be done with activities. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class ActivityPermission(StrEnum):
    """One act each. The first four count for a unit, the last two for a body's own activities alone."""

    READ = "activities.read"
    """See every activity of the unit, with its numbers, photos and history."""
    RECORD = "activities.record"
    """Record, correct and cancel activities of the unit, whoever held them; take in many from a spreadsheet."""
    KEEP_KINDS = "activities.keep_kinds"
    """Add kinds of activities of the unit's own."""
    COUNT_BELOW = "activities.count_below"
    """See the totals of the units below: numbers, no activity."""
    READ_OWN = "activities.read_own"
    """See what one's own body held, alone or with others."""
    RECORD_OWN = "activities.record_own"
    """Record and correct what one's own body held."""
