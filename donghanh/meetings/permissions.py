"""What may be done with meetings of clubs. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class MeetingPermission(StrEnum):
    """An office holds them for its unit, the chair of a club for the own body alone."""

    READ = "meetings.read"
    """See meetings with agenda, attendance and result: those of the unit's clubs, or of the own one."""
    KEEP = "meetings.keep"
    """Plan meetings, take attendance, write down what came of them: of the unit's clubs, or of the own one."""
    KEEP_TOPICS = "meetings.keep_topics"
    """Add topics of the unit's own and set them aside."""
