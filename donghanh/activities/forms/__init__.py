"""Forms of activities. They check; actions save."""

from donghanh.activities.forms.attendance import AttendanceForm, CellsForm
from donghanh.activities.forms.filters import ActivityFilter, BelowFilter, SummaryFilter
from donghanh.activities.forms.kinds import KindEditForm, KindForm
from donghanh.activities.forms.recording import CorrectForm, LinkForm, RecordForm, VoidForm

__all__ = [
    "ActivityFilter",
    "AttendanceForm",
    "BelowFilter",
    "CellsForm",
    "CorrectForm",
    "KindEditForm",
    "KindForm",
    "LinkForm",
    "RecordForm",
    "SummaryFilter",
    "VoidForm",
]
