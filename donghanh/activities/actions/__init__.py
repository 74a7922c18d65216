"""What the office and the bodies do with activities."""

from donghanh.activities.actions.adopting import adopt_activity, let_go
from donghanh.activities.actions.batches import (
    drop_table,
    keep_table,
    look_over,
    mend_lines,
    take_table_in,
    undo_table,
)
from donghanh.activities.actions.counting import count_attendance, set_cells
from donghanh.activities.actions.kinds import add_kind, correct_kind
from donghanh.activities.actions.linking import link_task, unlink_task
from donghanh.activities.actions.photos import (
    Agreed,
    drop_unowned_photos,
    edit_photo,
    remove_photo,
    show_photo,
    take_photo,
    tell_photos,
    withdraw_photo,
)
from donghanh.activities.actions.places import forget_place
from donghanh.activities.actions.recording import correct_activity, record_activity, restore_activity, void_activity

__all__ = [
    "Agreed",
    "add_kind",
    "adopt_activity",
    "correct_activity",
    "correct_kind",
    "count_attendance",
    "drop_table",
    "drop_unowned_photos",
    "edit_photo",
    "forget_place",
    "keep_table",
    "let_go",
    "link_task",
    "look_over",
    "mend_lines",
    "record_activity",
    "remove_photo",
    "restore_activity",
    "set_cells",
    "show_photo",
    "take_photo",
    "take_table_in",
    "tell_photos",
    "undo_table",
    "unlink_task",
    "void_activity",
    "withdraw_photo",
]
