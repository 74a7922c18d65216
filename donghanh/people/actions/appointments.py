"""Posts and who holds them from when to when."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.people.actions._second_person import ask_confirmation
from donghanh.people.models import Appointment, Person, Post
from donghanh.people.permissions import appointing
from donghanh.people.refusals import PeopleRefused
from donghanh.people.roles import role_named
from donghanh.people.scope import scope_on


def refuse_own_rights(person: Person, by: Actor) -> None:
    """Raise ``own_rights`` when somebody is about to change what they themselves may do."""
    if by.id is not None and by.id == person.user_id:
        raise PeopleRefused("own_rights")


@transaction.atomic
def create_post(
    *, organisation: Organisation, title: str, role: str, valid_from: dt.date, by: Actor, at: dt.datetime
) -> Post:
    """Set up a seat in a body with one role from the table, and return it. Refused: ``title_empty``, ``role_unknown``."""
    title = " ".join(nfc(title).split())
    if not title:
        raise PeopleRefused("title_empty")
    if role_named(role) is None:
        raise PeopleRefused("role_unknown")
    post = Post.objects.create(organisation=organisation, title=title, role=role, valid_from=valid_from)
    record(
        "people.post_created",
        by=by,
        at=at,
        on=post,
        new={"title": title, "role": role, "organisation": organisation.pk, "valid_from": valid_from},
        unit_id=organisation.unit_id,
    )
    return post


@transaction.atomic
def appoint(
    *,
    person: Person,
    post: Post,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    valid_until: dt.date | None = None,
    is_acting: bool = False,
) -> Appointment:
    """Put a person into a post for a period and return the appointment; the rights of the role follow by themselves,
    for a role that needs a second person once that person has confirmed it (``confirm_appointment``).

    Refused: ``own_rights`` (nobody appoints themselves), ``role_not_yours`` for a role that none of the author's own
    roles in this unit grants, ``period_backward``, ``outside_post`` when the period leaves
    that of the post, ``already_holds`` when the person holds this post on one of the days (the database refuses too).
    """
    refuse_own_rights(person, by)
    _refuse_role(post, by, at)
    if valid_until is not None and valid_until <= valid_from:
        raise PeopleRefused("period_backward")
    if valid_from < post.valid_from or (
        post.valid_until is not None and (valid_until is None or valid_until > post.valid_until)
    ):
        raise PeopleRefused("outside_post")
    held = Appointment.objects.filter(person=person, post=post).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=valid_from)
    )
    if valid_until is not None:
        held = held.filter(valid_from__lt=valid_until)
    if held.exists():
        raise PeopleRefused("already_holds")
    appointment = Appointment.objects.create(
        person=person, post=post, valid_from=valid_from, valid_until=valid_until, is_acting=is_acting
    )
    asked = ask_confirmation(appointment, by, at)
    record(
        "people.appointed",
        by=by,
        at=at,
        on=appointment,
        new={
            "person_id": person.pk,
            "post": post.pk,
            "role": post.role,
            "valid_from": valid_from,
            "valid_until": valid_until,
            "confirmation": ("alone" if asked.alone else "asked") if asked else "",
        },
        unit_id=post.organisation.unit_id,
    )
    return appointment


def _refuse_role(post: Post, by: Actor, at: dt.datetime) -> None:
    """What the machine itself sets up is not asked; a person needs a role that grants this one, in a unit that has it."""
    if by.id is None:
        return
    role, unit, scope = role_named(post.role), post.organisation.unit, scope_on(by.id, timezone.localdate(at))
    if role is None or unit.kind not in role.levels or not scope.may(appointing(role.code), unit_id=unit.pk):
        raise PeopleRefused("role_not_yours")


@transaction.atomic
def end_appointment(*, appointment: Appointment, valid_until: dt.date, by: Actor, at: dt.datetime) -> Appointment:
    """End an appointment: ``valid_until`` is the first day it no longer holds. Return it.

    The rights are gone with the next request of that day. Refused: ``own_rights``, ``period_backward``,
    ``already_ended`` when it ends no later than that anyway.
    """
    refuse_own_rights(appointment.person, by)
    if valid_until <= appointment.valid_from:
        raise PeopleRefused("period_backward")
    if appointment.valid_until is not None and appointment.valid_until <= valid_until:
        raise PeopleRefused("already_ended")
    old = appointment.valid_until
    appointment.valid_until = valid_until
    appointment.save(update_fields=("valid_until",))
    record(
        "people.appointment_ended",
        by=by,
        at=at,
        on=appointment,
        old={"valid_until": old},
        new={"valid_until": valid_until},
        unit_id=appointment.post.organisation.unit_id,
    )
    return appointment
