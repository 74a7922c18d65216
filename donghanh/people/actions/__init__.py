"""Every change to people, posts and appointments."""

from donghanh.people.actions.appointments import appoint, create_post, end_appointment
from donghanh.people.actions.persons import add_person, edit_person

__all__ = ["add_person", "appoint", "create_post", "edit_person", "end_appointment"]
