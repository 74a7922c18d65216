"""Adding a person and correcting what is known of them."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.accounts.models import User
from donghanh.domain.text import nfc, sort_key
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.naming import search_text
from donghanh.people.models import Person
from donghanh.people.refusals import PeopleRefused


def name_key(full_name: str) -> str:
    """The key Vietnamese lists of people are sorted by: given name first, then the rest."""
    words = full_name.split()
    return sort_key(" ".join([words[-1], *words[:-1]])) if words else ""


@transaction.atomic
def add_person(
    *,
    full_name: str,
    by: Actor,
    at: dt.datetime,
    phone: str = "",
    email: str = "",
    address_as: str = "",
    user: User | None = None,
) -> Person:
    """Add a person without a post and return them. Refused: ``name_empty``."""
    full_name = " ".join(nfc(full_name).split())
    if not full_name:
        raise PeopleRefused("name_empty")
    person = Person.objects.create(
        full_name=full_name,
        sort_key=name_key(full_name),
        search=search_text(full_name),
        phone=phone.strip(),
        email=email.strip(),
        address_as=address_as,
        user=user,
    )
    record("people.added", by=by, at=at, on=person, new={"full_name": full_name, "phone": phone, "email": email})
    return person


@transaction.atomic
def edit_person(
    *,
    person: Person,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
    full_name: str,
    phone: str,
    address_as: str,
    email: str | None = None,
) -> Person:
    """Correct name, phone, form of address and, where it is given, the mail address; return the person. Raises ``StaleRecord``; refused: ``name_empty``."""
    full_name = " ".join(nfc(full_name).split())
    if not full_name:
        raise PeopleRefused("name_empty")
    wanted: dict[str, Any] = {"full_name": full_name, "phone": phone.strip(), "address_as": address_as}
    if email is not None:
        wanted["email"] = email.strip()
    changed = {name: value for name, value in wanted.items() if getattr(person, name) != value}
    old = {name: getattr(person, name) for name in changed}
    derived = {"sort_key": name_key(full_name), "search": search_text(full_name)} if "full_name" in changed else {}
    person.save_changes(expected_version=expected_version, **changed, **derived)
    record("people.edited", by=by, at=at, on=person, old=old, new=changed)
    return person
