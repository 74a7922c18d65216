"""What the office and the bodies do with activities."""

from donghanh.activities.actions.counting import count_attendance, set_cells
from donghanh.activities.actions.kinds import add_kind, correct_kind
from donghanh.activities.actions.linking import link_task, unlink_task
from donghanh.activities.actions.recording import correct_activity, record_activity, restore_activity, void_activity

__all__ = [
    "add_kind",
    "correct_activity",
    "correct_kind",
    "count_attendance",
    "link_task",
    "record_activity",
    "restore_activity",
    "set_cells",
    "unlink_task",
    "void_activity",
]
