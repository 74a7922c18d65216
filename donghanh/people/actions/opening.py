"""Opening the platform for an office that has nobody in it yet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.accounts.models import CodePurpose
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions import create_organisation, take_over_standard_bodies
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.people.actions.letting_in import hand_out_code
from donghanh.people.actions.seats import add_person_to_seat
from donghanh.people.models import Appointment, Person
from donghanh.people.refusals import PeopleRefused
from donghanh.units.models import Unit, UnitKind

ADMIN_ROLE, LEADER_ROLE, TECHNICAL_ROLE = "office_admin", "leader", "technical"


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is to be let in: the title of the seat, and for the role. The machine itself appoints them."""

    full_name: str
    title: str
    role: str


@transaction.atomic
def open_office(
    *, unit: Unit, newcomers: Sequence[Newcomer], by: Actor, at: dt.datetime, on: dt.date
) -> list[tuple[Person, str]]:
    """Give a unit its usual bodies and those who begin there; return each with the code to come in, this one time.

    Those are the first administrator and, better, a leader beside them: the second person for all appointments after.
    Everybody later is let in by a person already there, so this is refused (``office_open``) once anybody administers
    the unit: on a machine that somebody took over it makes no second way in. Other units of the same database are not
    touched. Also refused: ``name_empty``, ``title_empty``.
    """
    if _is_administered(unit, on):
        raise PeopleRefused("office_open")
    office = _seat_of_the_office(unit, by=by, at=at, on=on)
    people = [_let_in(newcomer, office, by=by, at=at, on=on) for newcomer in newcomers]
    record("people.office_opened", by=by, at=at, on=people[0][0], new={"unit": unit.pk}, unit_id=unit.pk)
    return people


@transaction.atomic
def appoint_technical(
    *, unit: Unit, full_name: str, title: str, by: Actor, at: dt.datetime, on: dt.date
) -> tuple[Person, str]:
    """Appoint who keeps the machine and the reference data, and return them with the code to come in.

    No role grants this one, because it changes the units of the whole country: only a command on the machine calls
    this. Refused: ``name_empty``, ``title_empty``.
    """
    office = _seat_of_the_office(unit, by=by, at=at, on=on)
    return _let_in(Newcomer(full_name, title, TECHNICAL_ROLE), office, by=by, at=at, on=on)


def _let_in(newcomer: Newcomer, office: Organisation, *, by: Actor, at: dt.datetime, on: dt.date) -> tuple[Person, str]:
    person = add_person_to_seat(
        full_name=newcomer.full_name,
        phone="",
        address_as="",
        organisation=office,
        title=newcomer.title,
        role=newcomer.role,
        valid_from=on,
        by=by,
        at=at,
    )
    return person, hand_out_code(person=person, purpose=CodePurpose.INVITE, by=by, at=at)


def _is_administered(unit: Unit, on: dt.date) -> bool:
    seats = Appointment.objects.filter(post__role=ADMIN_ROLE, post__organisation__unit__line=unit.line)
    return seats.on(on).granting().exists()


def _seat_of_the_office(unit: Unit, *, by: Actor, at: dt.datetime, on: dt.date) -> Organisation:
    """The People's Committee itself: every unit has one, whatever its departments are called this year."""
    if unit.kind == UnitKind.COMMUNE:
        take_over_standard_bodies(unit=unit, valid_from=on, by=by, at=at)
    committee = Organisation.objects.filter(unit__line=unit.line, kind=OrganisationKind.COMMITTEE).on(on).first()
    return committee or create_organisation(
        unit=unit,
        name=f"Ủy ban nhân dân {unit.level} {unit.name}",
        kind=OrganisationKind.COMMITTEE,
        directable=True,
        valid_from=on,
        by=by,
        at=at,
    )
