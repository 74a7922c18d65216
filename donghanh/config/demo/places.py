"""Puts the invented province, its two communes, their bodies and their people into an empty house."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from donghanh.accounts.actions import create_account
from donghanh.config.demo import cast
from donghanh.foundation.access import Actor
from donghanh.organisations.actions import add_member, create_group, create_organisation, remember_alias
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.people.actions import add_person, appoint, create_post
from donghanh.people.models import Post
from donghanh.units.models import Unit, UnitKind
from donghanh.units.naming import search_text, sorting_key

_INVENTED = uuid.UUID("5b0d9a52-6f0e-4b7e-9a57-0a51ac5a0000")
SINCE = dt.date(2025, 7, 1)


@dataclass(frozen=True)
class Stage:
    """What the story is played on: the commune, its bodies by name, posts and actors by sign-in name."""

    unit: Unit
    today: dt.date
    bodies: dict[str, Organisation]
    villages: OrganisationGroup
    posts: dict[str, Post]
    actors: dict[str, Actor]


def is_set() -> bool:
    """Whether the stage stands already."""
    return Unit.objects.filter(id=_identity(cast.COMMUNE[2])).exists()


@transaction.atomic
def set_stage(*, password: str, by: Actor, at: dt.datetime) -> Stage:
    """Create units, bodies, groups, posts, people and accounts; every account gets the same printed password."""
    province = _unit(UnitKind.PROVINCE, *cast.PROVINCE, parent=None)
    unit = _unit(UnitKind.COMMUNE, *cast.COMMUNE, parent=province)
    neighbour = _unit(UnitKind.COMMUNE, *cast.NEIGHBOUR, parent=province)
    bodies = {body.name: _body(unit, body, by=by, at=at) for body in cast.BODIES}
    boards = [
        create_organisation(
            unit=unit,
            name=f"Thôn {name}",
            kind="village",
            directable=True,
            village=_unit(UnitKind.VILLAGE, "", "thôn", name, parent=unit),
            valid_from=SINCE,
            by=by,
            at=at,
        )
        for name in cast.VILLAGES
    ]
    bodies |= {board.name: board for board in boards}
    villages = _group(unit, cast.VILLAGE_GROUP[0], cast.VILLAGE_GROUP[1], boards, by=by, at=at)
    name, aliases, members = cast.SCHOOL_GROUP
    _group(unit, name, aliases, [bodies[member] for member in members], by=by, at=at)
    name, members = cast.REPORTING_GROUP
    _group(unit, name, (), [*(bodies[member] for member in members), *boards], by=by, at=at)
    posts: dict[str, Post] = {}
    actors: dict[str, Actor] = {}
    over_there = create_organisation(
        unit=neighbour, name=cast.STRANGER.body, kind="state", directable=True, valid_from=SINCE, by=by, at=at
    )
    home_affairs = create_organisation(
        unit=province, name=cast.PROVINCIAL.body, kind="state", directable=True, valid_from=SINCE, by=by, at=at
    )
    seats = [(member, bodies[member.body]) for member in cast.MEMBERS]
    for member, body in [*seats, (cast.STRANGER, over_there), (cast.PROVINCIAL, home_affairs)]:
        posts[member.login], actors[member.login] = _member(member, body, password=password, by=by, at=at)
    return Stage(unit=unit, today=timezone.localdate(at), bodies=bodies, villages=villages, posts=posts, actors=actors)


def _identity(name: str) -> uuid.UUID:
    return uuid.uuid5(_INVENTED, name)


def _unit(kind: UnitKind, code: str, level: str, name: str, *, parent: Unit | None) -> Unit:
    return Unit.objects.create(
        id=_identity(name),
        kind=kind,
        code=code,
        level=level,
        name=name,
        parent=parent,
        valid_from=SINCE,
        legal_basis="Đơn vị giả định, chỉ có trong bản chạy thử",
        search=search_text(level=level, name=name),
        sort_key=sorting_key(name),
    )


def _body(unit: Unit, body: cast.Body, *, by: Actor, at: dt.datetime) -> Organisation:
    made = create_organisation(
        unit=unit, name=body.name, kind=body.kind, directable=body.directable, valid_from=SINCE, by=by, at=at
    )
    for alias in body.aliases:
        remember_alias(target=made, text=alias, by=by, at=at)
    return made


def _group(
    unit: Unit, name: str, aliases: tuple[str, ...], members: list[Organisation], *, by: Actor, at: dt.datetime
) -> OrganisationGroup:
    group = create_group(unit=unit, name=name, valid_from=SINCE, by=by, at=at)
    for member in members:
        add_member(group=group, organisation=member, valid_from=SINCE, by=by, at=at)
    for alias in aliases:
        remember_alias(target=group, text=alias, by=by, at=at)
    return group


def _member(
    member: cast.Member, body: Organisation, *, password: str, by: Actor, at: dt.datetime
) -> tuple[Post, Actor]:
    user = create_account(login=member.login, password=password, by=by, at=at)
    person = add_person(
        full_name=member.full_name, phone=member.phone, address_as=member.address_as, user=user, by=by, at=at
    )
    post = create_post(organisation=body, title=member.title, role=member.role, valid_from=SINCE, by=by, at=at)
    appoint(person=person, post=post, valid_from=SINCE, by=by, at=at)
    return post, Actor(kind="person", id=user.pk)
