"""What offices and bodies do about communication."""

from donghanh.communication.actions.airing import mark_aired, mark_day, mark_missed, take_mark_back
from donghanh.communication.actions.pace import set_pace
from donghanh.communication.actions.schedule import change_slot, copy_week, end_slot, set_slot
from donghanh.communication.actions.scripts import (
    approve_script,
    edit_script,
    put_script_away,
    return_script,
    send_script,
    write_script,
)

__all__ = [
    "approve_script",
    "change_slot",
    "copy_week",
    "edit_script",
    "end_slot",
    "mark_aired",
    "mark_day",
    "mark_missed",
    "put_script_away",
    "return_script",
    "send_script",
    "set_pace",
    "set_slot",
    "take_mark_back",
    "write_script",
]
