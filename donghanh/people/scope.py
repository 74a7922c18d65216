"""Builds the scope of the signed-in person from the posts they hold today.

Rights come from here alone: account → person → appointments of this day → the role of each post → the table in
``config/roles.py``. No flag on an account, no group, no row of permissions takes part.
"""

import datetime as dt
import uuid

from django.http import HttpRequest
from django.utils import timezone

from donghanh.foundation.access import NOBODY, Actor, Grant, Scope
from donghanh.people.models import Answer, Person
from donghanh.people.permissions import appointing
from donghanh.people.roles import role_named
from donghanh.units.queries import rows_of_line

_LINE = "appointments__post__organisation__unit__line"
_SEAT = (
    "id",
    "appointments__valid_from",
    "appointments__valid_until",
    "appointments__confirmation__answer",
    "appointments__confirmation__alone",
    "appointments__post_id",
    "appointments__post__role",
    "appointments__post__valid_from",
    "appointments__post__valid_until",
    "appointments__post__organisation_id",
    "unit_rows",
    "appointments__post__organisation__valid_from",
    "appointments__post__organisation__valid_until",
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

    A post counts while the appointment, the post and its organisation are all in force, and the appointment does not
    wait for a second person (:class:`~donghanh.people.models.Confirmation`). Permissions of a role that
    reaches a unit are granted for every row of the unit's line: a renamed commune is the same commune, and what it did
    under its old name stays its own (``units.queries.units_today`` picks the row that stands today). Those of a role
    that reaches an organisation carry no unit, so no check for a unit is ever answered by them.
    """
    person_id: uuid.UUID | None = None
    grants: set[Grant] = set()
    units: set[uuid.UUID] = set()
    organisations: set[uuid.UUID] = set()
    posts: set[uuid.UUID] = set()
    seats = Person.objects.filter(user_id=user_id).annotate(unit_rows=rows_of_line(_LINE))
    for row in seats.order_by().values_list(*_SEAT):
        person_id, from_, until, answer, alone, post, role_code, *rest = row
        post_from, post_until, body, unit_rows, body_from, body_until = rest
        is_sure = answer is None or answer == Answer.YES or (alone and not answer)  # None: nobody needs to be asked
        if (
            post is None
            or not is_sure
            or not all(
                start <= on and (end is None or on < end)
                for start, end in ((from_, until), (post_from, post_until), (body_from, body_until))
            )
        ):
            continue
        posts.add(post)
        organisations.add(body)
        role = role_named(role_code)
        if role is None:
            continue
        reached: set[uuid.UUID | None] = {None}
        if role.reach == "unit":
            rows = set() if narrowed else {uuid.UUID(row) for row in unit_rows.split(",")}
            units |= rows
            reached = {*rows}
        held = {*map(str, role.permissions), *map(appointing, role.grants)}
        grants |= {Grant(permission, unit, body, post) for permission in held for unit in reached}
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
