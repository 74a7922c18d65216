"""Makes invented units, bodies and people for tests, through the actions the office itself uses."""

import datetime as dt
import itertools

from django.utils import timezone

from donghanh.accounts.actions import create_account
from donghanh.accounts.models import User
from donghanh.domain.text import sort_key
from donghanh.foundation.access import Actor
from donghanh.organisations.actions import create_organisation
from donghanh.organisations.models import Organisation
from donghanh.people.actions import add_person, appoint, create_post
from donghanh.people.models import Appointment, Person, Post
from donghanh.units.models import Unit
from donghanh.units.naming import search_text

TESTS = Actor.system("tests")
SINCE = dt.date(2021, 1, 1)
PASSWORD = "bốn từ rời nhau: ấm, thềm, rổ, chiều"
_numbers = itertools.count(1)


def make_unit(name: str = "Bến Đò", level: str = "xã", *, parent: Unit | None = None, **fields: object) -> Unit:
    """An invented unit: a commune unless said otherwise."""
    values: dict = {"kind": "village" if level in ("thôn", "khối") else "commune", "valid_from": SINCE} | fields
    if "code" not in values and values["kind"] != "village":
        values["code"] = f"T{next(_numbers):04d}"
    return Unit.objects.create(
        name=name,
        level=level,
        parent=parent,
        search=search_text(level=level, name=name),
        sort_key=sort_key(name),
        **values,
    )


def make_organisation(unit: Unit, name: str = "Hội Làm vườn", kind: str = "other", **fields: object) -> Organisation:
    """A body of a unit, directable unless it is a mass organisation or the front."""
    values: dict = {"directable": kind not in ("mass", "front", "party"), "valid_from": SINCE} | fields
    return create_organisation(unit=unit, name=name, kind=kind, by=TESTS, at=timezone.now(), **values)


def make_account(login: str = "", password: str = PASSWORD) -> User:
    """An account that is already in use."""
    return create_account(login=login or f"nguoi{next(_numbers)}", password=password, by=TESTS, at=timezone.now())


def make_person(full_name: str = "Vi Thị Bưởi", *, user: User | None = None, **fields: str) -> Person:
    """A person, with an account only when one is given."""
    return add_person(full_name=full_name, user=user, by=TESTS, at=timezone.now(), **fields)


def make_post(organisation: Organisation, role: str, title: str = "", **fields: object) -> Post:
    """A seat with a role of the table."""
    values: dict = {"valid_from": SINCE} | fields
    return create_post(
        organisation=organisation, title=title or f"Chức vụ {role}", role=role, by=TESTS, at=timezone.now(), **values
    )


def make_appointment(person: Person, post: Post, **fields: object) -> Appointment:
    """A person put into a post."""
    values: dict = {"valid_from": SINCE} | fields
    return appoint(person=person, post=post, by=TESTS, at=timezone.now(), **values)
