"""What activities are called, how old they may be, and what they say of themselves where they finish a task."""

import datetime as dt

from donghanh.activities.models import Activity, ActivityKind
from donghanh.units.models import Unit

OLDEST = dt.timedelta(days=366 * 6)
"""An activity longer ago than this is a slip of the year."""


def title_for(kind: ActivityKind, village: Unit | None, place: str) -> str:
    """What an activity is called that nobody named: its kind, and where."""
    where = village.full_name if village else place
    return f"{kind.name}, {where}" if where else kind.name


def result_words(activity: Activity) -> str:
    """What the task's story says of an activity that finished it: its name, and who came. Stored, so in Vietnamese."""
    count = activity.headcount
    if count is None:
        return activity.title
    women = count.value("female")
    said = f"{activity.title}: {count.total} người dự"
    return f"{said}, trong đó {women} nữ." if women is not None else f"{said}."
