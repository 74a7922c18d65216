"""What offices and bodies do about communication."""

from donghanh.communication.actions.airing import mark_aired, mark_day, mark_missed, take_mark_back
from donghanh.communication.actions.channels import (
    add_channel,
    correct_channel,
    remove_channel,
    retire_channel,
    use_channel_again,
)
from donghanh.communication.actions.kit import (
    Asset,
    add_asset,
    add_message,
    add_proposal,
    answer_proposal,
    begin_month,
    correct_month,
    propose_month,
    remove_asset,
    remove_message,
    remove_proposal,
)
from donghanh.communication.actions.media import correct_item, note_item, void_item
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
from donghanh.communication.actions.stock import add_material, correct_material, record_move, reverse_move

__all__ = [
    "Asset",
    "add_asset",
    "add_channel",
    "add_material",
    "add_message",
    "add_proposal",
    "answer_proposal",
    "approve_script",
    "begin_month",
    "change_slot",
    "copy_week",
    "correct_channel",
    "correct_item",
    "correct_material",
    "correct_month",
    "edit_script",
    "end_slot",
    "mark_aired",
    "mark_day",
    "mark_missed",
    "note_item",
    "propose_month",
    "put_script_away",
    "record_move",
    "remove_asset",
    "remove_channel",
    "remove_message",
    "remove_proposal",
    "retire_channel",
    "return_script",
    "reverse_move",
    "send_script",
    "set_pace",
    "set_slot",
    "take_mark_back",
    "use_channel_again",
    "void_item",
    "write_script",
]
