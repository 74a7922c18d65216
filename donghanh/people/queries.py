"""What the office asks about people."""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Prefetch, Q

from donghanh.domain.text import fold
from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.web.search import begins
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, Person, PersonQuerySet
from donghanh.people.permissions import PeoplePermission
from donghanh.units.naming import accented, folded


def seats_on(day: dt.date) -> "Prefetch[str, Any, str]":
    """Prefetches ``person.seats``: the appointments of the day with post and body, for one query."""
    return Prefetch(
        "appointments",
        queryset=Appointment.objects.on(day)
        .filter(on_day(day, "post__"))
        .select_related("post__organisation__unit")
        .order_by("is_acting", "valid_from", "id"),
        to_attr="seats",
    )


def search_people(people: PersonQuerySet, words: str) -> PersonQuerySet:
    """The people whose name or phone has the words, from the beginning of one; typed without accents, they find accented names too."""
    spelled = accented(words)
    wanted = spelled if fold(spelled) != spelled else folded(words)
    digits = "".join(filter(str.isdigit, words))
    phone = Q(phone__contains=digits) if len(digits) > 3 else Q(pk=None)
    return people.filter(begins("search", wanted) | phone)


def units_of(person: Person, on: dt.date) -> set[uuid.UUID]:
    """The units in which the person holds a post on the day; one query."""
    return set(
        person.appointments.filter(on_day(on), on_day(on, "post__")).values_list(
            "post__organisation__unit_id", flat=True
        )
    )


def may_change(scope: Scope, person: Person, permission: PeoplePermission) -> bool:
    """Whether the scope may change this person or let them in: never oneself, and only who works in one's own units.

    Somebody who holds a post in another unit too is not let in by either: the code would open the other office as
    well. With no post today, the units of the last posts count.
    """
    if scope.person_id == person.pk or scope.narrowed:
        return False
    units = units_of(person, scope.on) or set(person.appointments.values_list("post__organisation__unit_id", flat=True))
    return bool(units) and units <= scope.units_with(permission)


def bodies_to_appoint_in(scope: Scope) -> "list[Organisation]":
    """The bodies of the day in whose seats the scope may put people."""
    return list(
        Organisation.objects.visible_to(scope)
        .on(scope.on)
        .filter(unit_id__in=scope.units_with(PeoplePermission.MANAGE))
    )
