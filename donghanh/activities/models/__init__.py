"""The tables of activities."""

from donghanh.activities.models.activity import (
    COUNTS,
    MOVES,
    Activity,
    ActivityQuerySet,
    ActivityState,
    ActivityTask,
    AttendanceCell,
    CoHost,
    Measure,
    Quality,
)
from donghanh.activities.models.batch import Batch, BatchLine, BatchState, row_of
from donghanh.activities.models.kind import ActivityKind, ActivityKindQuerySet, KindField, KindGroup
from donghanh.activities.models.story import ActivityChange, ChangeKind

__all__ = [
    "COUNTS",
    "MOVES",
    "Activity",
    "ActivityChange",
    "ActivityKind",
    "ActivityKindQuerySet",
    "ActivityQuerySet",
    "ActivityState",
    "ActivityTask",
    "AttendanceCell",
    "Batch",
    "BatchLine",
    "BatchState",
    "ChangeKind",
    "CoHost",
    "KindField",
    "KindGroup",
    "Measure",
    "Quality",
    "row_of",
]
