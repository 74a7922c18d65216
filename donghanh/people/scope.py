"""Builds the scope of the signed-in person from the posts they hold today.

Rights come from here alone: account → person → appointments of this day, own or delegated → the role of each post → the table in
``config/roles.py``. No flag on an account, no group, no row of permissions takes part.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, Value
from django.http import HttpRequest
from django.utils import timezone

from donghanh.foundation.access import NOBODY, Actor, Grant, Scope
from donghanh.people.models import Answer, Delegation, Person
from donghanh.people.permissions import appointing
from donghanh.people.roles import role_named
from donghanh.units.heirs import RowsKeptBy

_LINE = "post__organisation__unit__line"
_SEAT = (
    "valid_from",
    "valid_until",
    "confirmation__answer",
    "confirmation__alone",
    "post_id",
    "post__role",
    "post__valid_from",
    "post__valid_until",
    "post__organisation_id",
    "post__organisation__valid_from",
    "post__organisation__valid_until",
)


def scope_of(request: HttpRequest) -> Scope:
    """The scope of the request; :data:`NOBODY` for strangers.

    Costs what loading the session's account costs, and one query. The clock is read here, once for the request.
    """
    user = request.user
    if not user.is_authenticated:
        return NOBODY
    return scope_on(user.pk, timezone.localdate(), narrowed=bool(request.session.get("narrowed")))


def scope_on(user_id: uuid.UUID, on: dt.date, *, narrowed: bool = False) -> Scope:
    """The scope an account has on a day: one query, whatever the number of posts.

    A post somebody delegated counts as one's own while the delegation, the appointment it hangs on and a post of one's own
    in the same unit hold (:class:`~donghanh.people.models.Delegation`). A post counts while the appointment, the post and its organisation are all in force, and the appointment does not
    wait for a second person (:class:`~donghanh.people.models.Confirmation`). Permissions of a role that
    reaches a unit are granted for every row of the unit's line: a renamed commune is the same commune, and what it did
    under its old name stays its own (``units.queries.units_today`` picks the row that stands today); so do the records of a unit
    that went over into it wholly, which an office takes over with its work (``units.heirs.RowsKeptBy``). Those of a role
    that reaches an organisation carry no unit, so no check for a unit is ever answered by them.
    """
    person_id: uuid.UUID | None = None
    grants: set[Grant] = set()
    units: set[uuid.UUID] = set()
    organisations: set[uuid.UUID] = set()
    posts: set[uuid.UUID] = set()
    own_lines: set[frozenset[uuid.UUID]] = set()
    for seat in sorted(_seats_of(user_id, on), key=lambda seat: seat.is_delegated):  # own posts first
        person_id = seat.person_id
        if seat.post is None or not seat.holds_on(on) or (seat.is_delegated and seat.line not in own_lines):
            continue
        if not seat.is_delegated:
            own_lines.add(seat.line)
        posts.add(seat.post)
        organisations.add(seat.body)
        role = role_named(seat.role)
        if role is None:
            continue
        reached: set[uuid.UUID | None] = {None}
        if role.reach == "unit":
            rows = set() if narrowed else seat.line
            units |= rows
            reached = {*rows}
        held = {*map(str, role.permissions), *map(appointing, role.grants)}
        grants |= {Grant(permission, unit, seat.body, seat.post) for permission in held for unit in reached}
    return Scope(
        actor=Actor(kind="person", id=user_id),
        on=on,
        person_id=person_id,
        grants=frozenset(grants),
        unit_ids=frozenset(units),
        organisation_ids=frozenset(organisations),
        post_ids=frozenset(posts),
        narrowed=narrowed,
    )


@dataclass(frozen=True)
class _Seat:
    """One post of the account, held or delegated, with all the periods it depends on."""

    person_id: uuid.UUID
    is_delegated: bool
    delegated: tuple[dt.date | None, dt.date | None]
    held: tuple[dt.date, dt.date | None]
    answer: str | None
    alone: bool | None
    post: uuid.UUID | None
    role: str
    post_stands: tuple[dt.date, dt.date | None]
    body: uuid.UUID
    body_stands: tuple[dt.date, dt.date | None]
    line: frozenset[uuid.UUID]

    def holds_on(self, day: dt.date) -> bool:
        """Whether it gives its rights on the day."""
        sure = self.answer is None or self.answer == Answer.YES or (bool(self.alone) and not self.answer)
        periods = (self.held, self.post_stands, self.body_stands, *([self.delegated] if self.is_delegated else []))
        return sure and all(start is not None and start <= day and (end is None or day < end) for start, end in periods)


def _seats_of(user_id: uuid.UUID, on: dt.date) -> list[_Seat]:
    """Every post the account ever held or was delegated, and one row without a post for the person alone. One query."""
    held = [f"appointments__{name}" for name in _SEAT]
    lent = [f"appointment__{name}" for name in _SEAT]
    nothing = Value(None, output_field=DateField())
    own = (
        Person.objects.filter(user_id=user_id)
        .annotate(unit_rows=RowsKeptBy(f"appointments__{_LINE}", on), since=nothing, until=nothing, lent=Value(False))
        .order_by()
        .values_list("id", "lent", "since", "until", "unit_rows", *held)
    )
    delegated = (
        Delegation.objects.granting()
        .filter(delegate__user_id=user_id)
        .annotate(unit_rows=RowsKeptBy(f"appointment__{_LINE}", on), lent=Value(True))
        .order_by()
        .values_list("delegate_id", "lent", "valid_from", "valid_until", "unit_rows", *lent)
    )
    return [_seat(*row) for row in own.union(delegated, all=True)]


def _seat(person_id: uuid.UUID, is_delegated: Any, since: Any, until: Any, unit_rows: str | None, *seat: Any) -> _Seat:
    from_, to, answer, alone, post, role, post_from, post_until, body, body_from, body_until = seat
    return _Seat(
        person_id=person_id,
        is_delegated=bool(is_delegated),
        delegated=(since, until),
        held=(from_, to),
        answer=answer,
        alone=alone,
        post=post,
        role=role or "",
        post_stands=(post_from, post_until),
        body=body,
        body_stands=(body_from, body_until),
        line=frozenset(uuid.UUID(row) for row in (unit_rows or "").split(",") if row),
    )
