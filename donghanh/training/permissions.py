"""What may be done with trainings. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class TrainingPermission(StrEnum):
    """All but the last count for a unit, the last for a body's own people alone."""

    READ = "training.read"
    """See the unit's courses with everybody in them, their attendance and certificates, and who of the network is trained in what."""
    KEEP = "training.keep"
    """Keep courses, sessions, trainees and attendance, issue and revoke certificates, keep own topics and rules."""
    COUNT_BELOW = "training.count_below"
    """See the totals of trainings of the units below: numbers, no course and no name."""
    READ_OWN = "training.read_own"
    """See the courses one's own body holds or has people in, and of the people in them its own alone."""
