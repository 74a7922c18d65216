"""Putting somebody into a seat that may not exist yet, in one act."""

import datetime as dt

from django.db import transaction

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.organisations.models import Organisation
from donghanh.people.actions.appointments import appoint, create_post, refuse_own_rights
from donghanh.people.actions.persons import add_person
from donghanh.people.models import Appointment, Person, Post


@transaction.atomic
def appoint_to_seat(
    *,
    person: Person,
    organisation: Organisation,
    title: str,
    role: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    is_acting: bool = False,
) -> Appointment:
    """Appoint a person to the seat of this title and role in a body, setting the seat up when it is missing.

    Refused: what ``create_post`` and ``appoint`` refuse; nothing is written then.
    """
    refuse_own_rights(person, by)
    title = " ".join(nfc(title).split())
    seat = Post.objects.filter(
        organisation=organisation, title=title, role=role, valid_from__lte=valid_from, valid_until__isnull=True
    ).first()
    if seat is None:
        seat = create_post(organisation=organisation, title=title, role=role, valid_from=valid_from, by=by, at=at)
    return appoint(person=person, post=seat, valid_from=valid_from, is_acting=is_acting, by=by, at=at)


@transaction.atomic
def add_person_to_seat(
    *,
    full_name: str,
    phone: str,
    address_as: str,
    organisation: Organisation,
    title: str,
    role: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    is_acting: bool = False,
    email: str = "",
) -> Person:
    """Add a person together with the first seat they hold, and return them. Refused: what the two steps refuse."""
    person = add_person(full_name=full_name, phone=phone, email=email, address_as=address_as, by=by, at=at)
    appoint_to_seat(
        person=person,
        organisation=organisation,
        title=title,
        role=role,
        valid_from=valid_from,
        is_acting=is_acting,
        by=by,
        at=at,
    )
    return person
