"""Opening the platform for an office that has nobody in it yet."""

import datetime as dt

from django.db import transaction

from donghanh.accounts.models import CodePurpose
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions import create_organisation, take_over_standard_bodies
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.people.actions.letting_in import hand_out_code
from donghanh.people.actions.seats import add_person_to_seat
from donghanh.people.models import Appointment
from donghanh.people.refusals import PeopleRefused
from donghanh.units.models import Unit, UnitKind

ADMIN_ROLE = "office_admin"


@transaction.atomic
def open_office(*, unit: Unit, full_name: str, title: str, by: Actor, at: dt.datetime, on: dt.date) -> str:
    """Give a unit its usual bodies and its first administrator; return the code with which they come in, this one time.

    Everybody after the first is let in by a person already there, so this is refused (``office_open``) once anybody
    administers the unit: on a machine that somebody took over it makes no second way in. Other units of the same
    database are not touched. Also refused: ``name_empty``, ``title_empty``.
    """
    if _is_administered(unit, on):
        raise PeopleRefused("office_open")
    person = add_person_to_seat(
        full_name=full_name,
        phone="",
        address_as="",
        organisation=_seat_of_the_office(unit, by=by, at=at, on=on),
        title=title,
        role=ADMIN_ROLE,
        valid_from=on,
        by=by,
        at=at,
    )
    record("people.office_opened", by=by, at=at, on=person, new={"unit": unit.pk}, unit_id=unit.pk)
    return hand_out_code(person=person, purpose=CodePurpose.INVITE, by=by, at=at)


def _is_administered(unit: Unit, on: dt.date) -> bool:
    seats = Appointment.objects.filter(post__role=ADMIN_ROLE, post__organisation__unit__line=unit.line)
    return seats.on(on).exists()


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
