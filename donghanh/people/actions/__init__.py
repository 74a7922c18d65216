"""Every change to people, posts and appointments."""

from donghanh.people.actions.appointments import appoint, create_post, end_appointment
from donghanh.people.actions.confirming import confirm_appointment, decline_appointment
from donghanh.people.actions.delegating import (
    confirm_delegation,
    decline_delegation,
    delegate_post,
    end_delegation,
)
from donghanh.people.actions.letting_in import close_account, hand_out_code, reopen_account, reserve_account
from donghanh.people.actions.opening import appoint_technical, open_office
from donghanh.people.actions.persons import add_person, edit_person
from donghanh.people.actions.seats import add_person_to_seat, appoint_to_seat

__all__ = [
    "add_person",
    "add_person_to_seat",
    "appoint",
    "appoint_technical",
    "appoint_to_seat",
    "close_account",
    "confirm_appointment",
    "confirm_delegation",
    "create_post",
    "decline_appointment",
    "decline_delegation",
    "delegate_post",
    "edit_person",
    "end_appointment",
    "end_delegation",
    "hand_out_code",
    "open_office",
    "reopen_account",
    "reserve_account",
]
