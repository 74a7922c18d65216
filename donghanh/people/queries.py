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
from donghanh.people.models import (
    Appointment,
    AppointmentQuerySet,
    Confirmation,
    ConfirmationQuerySet,
    Person,
    PersonQuerySet,
)
from donghanh.people.permissions import PeoplePermission
from donghanh.people.roles import role_named, roles_with
from donghanh.units.naming import accented, folded


def seats_of_today(scope: Scope) -> "Prefetch[str, Any, str]":
    """Prefetches ``person.seats``: the appointments of the scope's day that it may see, with post and body; one query.

    What somebody holds in another office is not shown here.
    """
    return Prefetch(
        "appointments",
        queryset=Appointment.objects.visible_to(scope)
        .on(scope.on)
        .filter(on_day(scope.on, "post__"))
        .select_related("post__organisation__unit", "confirmation")
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
        .select_related("unit")
    )


def to_confirm(scope: Scope) -> ConfirmationQuerySet:
    """The appointments about which the scope's person is asked as the second person; oldest first.

    Not one's own, and not those one made oneself. What has ended by now is no longer asked.
    """
    if scope.person_id is None or scope.actor.id is None:
        return Confirmation.objects.none()
    rows = Confirmation.objects.visible_to(scope).filter(answer="")
    running = Q(appointment__valid_until__isnull=True) | Q(appointment__valid_until__gt=scope.on)
    rows = rows.filter(running).exclude(asked_by=scope.actor.id).exclude(appointment__person_id=scope.person_id)
    return rows.order_by("asked_at", "pk")


def who_confirm(on: dt.date) -> AppointmentQuerySet:
    """The seats from which an appointment may be confirmed on a day, by somebody who has come in. Narrow it to units."""
    return (
        Appointment.objects.on(on)
        .granting()
        .filter(
            on_day(on, "post__"),
            on_day(on, "post__organisation__"),
            post__role__in=roles_with(PeoplePermission.CONFIRM),
            person__user__enrolled_at__isnull=False,
            person__user__is_active=True,
        )
    )


def asked_about(scope: Scope) -> list[Confirmation]:
    """Those of :func:`to_confirm` with person, post and body, ``role`` and ``asked_by_name``; two queries, none without
    the right to answer."""
    if not scope.may(PeoplePermission.CONFIRM):
        return []
    rows = list(to_confirm(scope).select_related("appointment__person", "appointment__post__organisation"))
    askers = {row.asked_by for row in rows}
    names = dict(Person.objects.filter(user_id__in=askers).values_list("user_id", "full_name")) if askers else {}
    for row in rows:
        row.asked_by_name = names.get(row.asked_by, "")  # type: ignore[attr-defined]
        row.role = role_named(row.appointment.post.role)  # type: ignore[attr-defined]
    return rows


def waiting_seats(scope: Scope) -> AppointmentQuerySet:
    """The scope's own appointments of the day that wait for a second person."""
    if scope.person_id is None:
        return Appointment.objects.none()
    seats = Appointment.objects.on(scope.on).filter(person_id=scope.person_id)
    return seats.filter(confirmation__alone=False, confirmation__answer="")
