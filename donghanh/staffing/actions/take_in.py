"""Taking in a spreadsheet of bodies and people that was found clean."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions import create_organisation, edit_organisation, remember_alias
from donghanh.organisations.models import Organisation
from donghanh.people.actions import add_person_to_seat, appoint_to_seat, edit_person, reserve_account
from donghanh.people.models import Person
from donghanh.people.scope import scope_on
from donghanh.staffing.intake.bodies import BodyLine
from donghanh.staffing.intake.examine import Examination, examine
from donghanh.staffing.intake.people import PersonLine
from donghanh.staffing.refusals import StaffingRefused
from donghanh.units.models import Unit


@transaction.atomic
def take_in(*, sheets: Sheets, unit: Unit, by: Actor, at: dt.datetime) -> Examination:
    """Add and change what the spreadsheet says, all of it or nothing, and return what was done.

    It is looked over once more here, for the rights its author has now. Every step is the action a page would call, so
    posts that need a second person wait for one, and nobody gives a post to themselves. Refused: ``not_clean`` when
    anything is wrong by now, ``nothing_new``; and what the steps refuse. A few queries a line.
    """
    if by.id is None:
        raise StaffingRefused("not_clean")
    on = timezone.localdate(at)
    done = examine(sheets, unit=unit, scope=scope_on(by.id, on), on=on)
    if not done.is_clean:
        raise StaffingRefused("not_clean")
    if not done.does_something:
        raise StaffingRefused("nothing_new")
    made = {id(line): _body(line, unit, by=by, at=at) for line in done.bodies}
    people: dict[str, Person] = {line.key: line.person for line in done.people if line.person is not None}
    for line in done.people:
        body = made[id(line.new_body)] if line.new_body is not None else line.body
        if body is not None:
            people[line.key] = _person(line, body, people.get(line.key), by=by, at=at)
    record(
        "staffing.taken_in",
        by=by,
        at=at,
        on=unit,
        new={"counts": dict(done.counts)},
        unit_id=unit.pk,
    )
    return done


def _body(line: BodyLine, unit: Unit, *, by: Actor, at: dt.datetime) -> Organisation:
    body = line.body
    if body is None:
        body = create_organisation(
            unit=unit,
            name=line.name,
            kind=line.kind,
            directable=line.directable,
            village=line.village,
            valid_from=line.valid_from,
            by=by,
            at=at,
        )
    elif line.changes:
        wanted = {name: after for name, (_, after) in line.changes.items()}
        body = edit_organisation(organisation=body, expected_version=body.version, by=by, at=at, **wanted)
    for text in line.new_aliases:
        remember_alias(target=body, text=text, by=by, at=at)
    return body


def _person(line: PersonLine, body: Organisation, person: Person | None, *, by: Actor, at: dt.datetime) -> Person:
    """The person of the line, with the seat and whatever else it adds. Of several lines the first adds the person."""
    assert line.role is not None
    assert line.valid_from is not None
    title = line.seat.post.title if line.seat else line.title
    seat: dict[str, Any] = {"organisation": body, "title": title, "role": line.role.code, "valid_from": line.valid_from}
    if person is None:
        person = add_person_to_seat(
            full_name=line.full_name, phone="", email=line.email, address_as="", **seat, by=by, at=at
        )
    elif line.seat is None:
        appoint_to_seat(person=person, **seat, by=by, at=at)
    if line.email and person.email != line.email:
        person = edit_person(
            person=person,
            expected_version=person.version,
            full_name=person.full_name,
            phone=person.phone,
            address_as=person.address_as,
            email=line.email,
            by=by,
            at=at,
        )
    if line.login and person.user_id is None:
        person = reserve_account(person=person, login=line.login, by=by, at=at)
    return person
