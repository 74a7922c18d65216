"""What pages ask about delegations: one's own, those about a person, those that wait for a second person."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.people.models import Appointment, Delegation, DelegationQuerySet, Person, PersonQuerySet
from donghanh.people.permissions import PeoplePermission
from donghanh.people.queries import to_confirm
from donghanh.people.roles import role_named, roles

JOINED = ("appointment__person", "appointment__post__organisation__unit", "delegate")


def own_delegations(scope: Scope) -> DelegationQuerySet:
    """Those the scope's person gave or got that stand today or will, by their first day. One query."""
    if scope.person_id is None:
        return Delegation.objects.none()
    mine = Q(delegate_id=scope.person_id) | Q(appointment__person_id=scope.person_id)
    rows = Delegation.objects.standing().filter(mine, valid_until__gt=scope.on)
    return _still_held(rows, scope.on).select_related(*JOINED).order_by("valid_from", "pk")


def delegations_about(person: Person, scope: Scope) -> DelegationQuerySet:
    """Those a person gave or got, as far as the scope may see their posts; the newest first. One query."""
    about = Q(delegate=person) | Q(appointment__person=person)
    rows = Delegation.objects.visible_to(scope).standing().filter(about)
    return rows.select_related(*JOINED).order_by("-valid_from", "pk")


def delegations_to_confirm(scope: Scope) -> DelegationQuerySet:
    """Those about which the scope's person is asked as the second person; none without the right to answer. One query."""
    units = scope.units_with(PeoplePermission.CONFIRM)
    if not units or scope.person_id is None or scope.narrowed:
        return Delegation.objects.none()
    rows = Delegation.objects.standing().filter(needs_answer=True, answer="", valid_until__gt=scope.on)
    rows = rows.filter(appointment__post__organisation__unit_id__in=units)
    rows = rows.exclude(delegate_id=scope.person_id).exclude(appointment__person_id=scope.person_id)
    return _still_held(rows, scope.on).select_related(*JOINED).order_by("made_at", "pk")


def count_to_confirm(scope: Scope) -> int:
    """How many appointments and delegations wait for a yes or a no of the scope's person. One query, none without the
    right to answer."""
    if not scope.may(PeoplePermission.CONFIRM):
        return 0
    delegations = delegations_to_confirm(scope).order_by().values_list("pk")
    return to_confirm(scope).order_by().values_list("pk").union(delegations, all=True).count()


def _still_held(rows: DelegationQuerySet, on: dt.date) -> DelegationQuerySet:
    return rows.filter(Q(appointment__valid_until__isnull=True) | Q(appointment__valid_until__gt=on))


def seats_to_delegate(scope: Scope) -> list[Appointment]:
    """The posts the scope's person holds by appointment, in force and confirmed, of roles that somebody may give."""
    if scope.person_id is None or scope.narrowed:
        return []
    given = {code for role in roles().values() for code in role.grants}
    seats = Appointment.objects.on(scope.on).granting().filter(on_day(scope.on, "post__"), person_id=scope.person_id)
    rows = seats.select_related("post__organisation__unit", "person").order_by("is_acting", "valid_from", "id")
    return [seat for seat in rows if role_named(seat.post.role) and seat.post.role in given]


def possible_delegates(scope: Scope, seats: Iterable[Appointment]) -> PersonQuerySet:
    """The colleagues the scope may see who hold a confirmed post today in a unit of these seats: for a partner those of its
    own body. One query."""
    lines = {seat.post.organisation.unit.line for seat in seats}
    holding = Appointment.objects.on(scope.on).granting().filter(on_day(scope.on, "post__"))
    holding = holding.filter(post__organisation__unit__line__in=lines)
    people = Person.objects.visible_to(scope).filter(pk__in=holding.values("person_id"))
    return people.exclude(pk=scope.person_id).order_by("sort_key", "id")


def may_end(scope: Scope, delegation: Delegation) -> bool:
    """Either of the two, and who keeps the people of the unit. Give one whose post and body are loaded."""
    if scope.narrowed or scope.person_id is None:
        return False
    two = (delegation.delegate_id, delegation.appointment.person_id)
    unit_id = delegation.appointment.post.organisation.unit_id
    return scope.person_id in two or scope.may(PeoplePermission.MANAGE, unit_id=unit_id)
