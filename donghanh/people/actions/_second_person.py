"""Asking a second person about an appointment; steps of the actions that appoint, in their transaction (ADR 8)."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.people.models import Appointment, Confirmation, Person, Post
from donghanh.people.queries import who_confirm
from donghanh.people.roles import role_named


def ask_confirmation(appointment: Appointment, by: Actor, at: dt.datetime) -> Confirmation | None:
    """Have a second person asked about a new appointment, where its role needs one. Two queries at most.

    Nobody is asked about what the machine itself sets up (a command, the demo).
    """
    role = role_named(appointment.post.role)
    if by.id is None or role is None or not role.needs_second_person:
        return None
    return Confirmation.objects.create(
        appointment=appointment,
        asked_by=by.id,
        asked_at=at,
        alone=not anybody_else(appointment.post, by, appointment.person, at),
    )


def copy_confirmations(copies: Mapping[Appointment, Appointment]) -> None:
    """Let appointments that go on in a successor be as confirmed as those they continue. Two queries."""
    new_of = {old.pk: new for old, new in copies.items()}
    Confirmation.objects.bulk_create(
        Confirmation(
            appointment=new_of[asked.appointment_id],
            asked_by=asked.asked_by,
            asked_at=asked.asked_at,
            alone=asked.alone,
            answer=asked.answer,
            answered_by=asked.answered_by,
            answered_at=asked.answered_at,
        )
        for asked in Confirmation.objects.filter(appointment__in=list(new_of))
    )


def anybody_else(post: Post, by: Actor, person: Person, at: dt.datetime) -> bool:
    """Whether somebody who has come in could confirm: neither who gives the rights nor who gets them."""
    seats = who_confirm(timezone.localdate(at)).filter(post__organisation__unit__line=post.organisation.unit.line)
    if by.id is not None:
        seats = seats.exclude(person__user_id=by.id)
    return seats.exclude(person_id=person.pk).exists()
