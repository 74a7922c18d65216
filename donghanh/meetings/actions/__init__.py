"""What may be done with meetings of clubs. Every function is one transaction with its audit event."""

from donghanh.meetings.actions.agenda import AgendaItem, set_agenda
from donghanh.meetings.actions.attendance import mark_all, mark_member, save_attendance
from donghanh.meetings.actions.closing import Guests, close_meeting, correct_meeting
from donghanh.meetings.actions.keeping import forget_places
from donghanh.meetings.actions.planning import call_off, edit_meeting, plan_again, plan_meeting
from donghanh.meetings.actions.topics import add_topic, offer_topic

__all__ = [
    "AgendaItem",
    "Guests",
    "add_topic",
    "call_off",
    "close_meeting",
    "correct_meeting",
    "edit_meeting",
    "forget_places",
    "mark_all",
    "mark_member",
    "offer_topic",
    "plan_again",
    "plan_meeting",
    "save_attendance",
    "set_agenda",
]
