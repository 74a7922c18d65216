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
from donghanh.activities.models.photo import SHAREABLE, Consent, Photo, PhotoQuerySet, PhotoState
from donghanh.activities.models.story import ActivityChange, ChangeKind

__all__ = [
    "COUNTS",
    "MOVES",
    "SHAREABLE",
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
    "Consent",
    "KindField",
    "KindGroup",
    "Measure",
    "Photo",
    "PhotoQuerySet",
    "PhotoState",
    "Quality",
    "row_of",
]
