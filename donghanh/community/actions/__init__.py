"""Every change to community models."""

from donghanh.community.actions.addresses import open_protected_file, read_address, write_address
from donghanh.community.actions.boards import add_seat, begin_board, edit_board, edit_seat
from donghanh.community.actions.equipment import add_equipment, edit_equipment, end_equipment
from donghanh.community.actions.files import add_file, remove_file
from donghanh.community.actions.initiatives import edit_initiative, found_initiative
from donghanh.community.actions.intake import note_names_taken_away, take_in_members
from donghanh.community.actions.keeping import erase_names
from donghanh.community.actions.lines import remove_line
from donghanh.community.actions.lives import end_initiative, pause_initiative, reopen_initiative, resume_initiative
from donghanh.community.actions.members import (
    add_member,
    correct_membership,
    edit_member,
    end_membership,
    rejoin,
    remove_member,
)
from donghanh.community.actions.places import (
    follow_successors,
    move_initiative,
    protect_initiative,
    unprotect_initiative,
)
from donghanh.community.actions.replications import (
    drop_replication,
    found_replica,
    plan_replication,
    put_off_replication,
)
from donghanh.community.actions.reviews import Answer, correct_review, record_review
from donghanh.community.actions.rules import remove_rule, set_retention, set_rule
from donghanh.community.actions.team import add_team_member, edit_team_member

__all__ = [
    "Answer",
    "add_equipment",
    "add_file",
    "add_member",
    "add_seat",
    "add_team_member",
    "begin_board",
    "correct_membership",
    "correct_review",
    "drop_replication",
    "edit_board",
    "edit_equipment",
    "edit_initiative",
    "edit_member",
    "edit_seat",
    "edit_team_member",
    "end_equipment",
    "end_initiative",
    "end_membership",
    "erase_names",
    "follow_successors",
    "found_initiative",
    "found_replica",
    "move_initiative",
    "note_names_taken_away",
    "open_protected_file",
    "pause_initiative",
    "plan_replication",
    "protect_initiative",
    "put_off_replication",
    "read_address",
    "record_review",
    "rejoin",
    "remove_file",
    "remove_line",
    "remove_member",
    "remove_rule",
    "reopen_initiative",
    "resume_initiative",
    "set_retention",
    "set_rule",
    "take_in_members",
    "unprotect_initiative",
    "write_address",
]
