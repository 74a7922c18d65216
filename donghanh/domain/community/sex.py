"""What a quota counts by. Not said is kept apart from both, never guessed from a name."""

from enum import StrEnum


class Sex(StrEnum):
    """As a list of members says it; empty where it says nothing."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = ""
