"""The age group of somebody of whom only ten years of birth are kept."""

import datetime as dt

DECADE = 10
CHILD_UNTIL, OLD_FROM = 16, 60
"""Under 16, 16 to 59, 60 and over: the groups of ``domain.attendance.AGE``."""


def age_group(born_in: int | None, day: dt.date) -> str | None:
    """The group in which everybody born in those ten years stands on the day; ``None`` where they stand in two, or nobody
    wrote the years down. ``born_in`` is the first of the ten."""
    if born_in is None:
        return None
    oldest = day.year - born_in
    youngest = day.year - (born_in + DECADE - 1) - 1  # whose birthday is still to come
    if oldest < CHILD_UNTIL:
        return "under_16"
    if youngest >= OLD_FROM:
        return "from_60"
    if youngest >= CHILD_UNTIL and oldest < OLD_FROM:
        return "from_16_to_59"
    return None
