"""Makes invented models with members and boards, through the actions the office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from donghanh.community import actions
from donghanh.community.loading import load_community
from donghanh.community.models import Board, BoardSeat, Initiative, InitiativeKind, Member, Membership, TeamMember
from tests import factories as make
from tests.cast import Cast
from tests.cast import Member as CastMember

FOUNDED = dt.date(2024, 3, 1)
CLUB, SHELTER, TRUSTED, SCHOOL = "men_pioneers", "shelter", "trusted_address", "safe_school"


def kind_of(code: str) -> InitiativeKind:
    """A kind of the shipped table, loaded when it is first asked for."""
    if not InitiativeKind.objects.exists():
        load_community(by=make.TESTS, at=timezone.now())
    return InitiativeKind.objects.get(code=code)


def initiative_of(cast: Cast, code: str = CLUB, name: str = "CLB Đàn ông vào bếp", **fields: Any) -> Initiative:
    """A model of the cast's commune; a club in its village unless said otherwise."""
    values: dict[str, Any] = {"founded_on": FOUNDED} | fields
    if code == CLUB and "village" not in values:
        values["village"] = cast.village
    return actions.found_initiative(
        unit=values.pop("unit", cast.unit),
        kind=kind_of(code),
        name=name,
        by=cast.officer.actor,
        at=timezone.now(),
        **values,
    )


def member_of(initiative: Initiative, full_name: str = "Lù A Páo", sex: str = "male", **fields: Any) -> Membership:
    """Somebody who belongs to a model since its founding."""
    values: dict[str, Any] = {"joined_on": initiative.founded_on} | fields
    return actions.add_member(
        initiative=initiative, full_name=full_name, sex=sex, by=make.TESTS, at=timezone.now(), **values
    )


def members_of(initiative: Initiative, men: int = 0, women: int = 0, **fields: Any) -> list[Membership]:
    """So many men and women with names that say nothing."""
    return [
        member_of(initiative, f"{word} thứ {number}", sex, **fields)
        for word, sex, count in (("Anh", "male", men), ("Chị", "female", women))
        for number in range(1, count + 1)
    ]


def board_of(initiative: Initiative, **fields: Any) -> Board:
    """A board since the founding, without seats."""
    values: dict[str, Any] = {"valid_from": initiative.founded_on} | fields
    return actions.begin_board(initiative=initiative, by=make.TESTS, at=timezone.now(), **values)


def seat_of(board: Board, member: Member | None = None, position: str = "member", **fields: Any) -> BoardSeat:
    """A seat since the board began; of a member, or of somebody named for it."""
    values: dict[str, Any] = {"valid_from": board.valid_from, "full_name": "" if member else "Tòng Văn Sự"} | fields
    if member is None:
        values.setdefault("sex", "male")
    return actions.add_seat(board=board, member=member, position=position, by=make.TESTS, at=timezone.now(), **values)


def counsellor_of(initiative: Initiative, full_name: str = "Cà Thị Mẩy", **fields: Any) -> TeamMember:
    """Somebody of the counselling team since the founding."""
    values: dict[str, Any] = {"valid_from": initiative.founded_on, "sex": "female"} | fields
    return actions.add_team_member(
        initiative=initiative, full_name=full_name, by=make.TESTS, at=timezone.now(), **values
    )


def chair_of(initiative: Initiative, login: str = "chunhiem") -> CastMember:
    """The person who signs in for the body the model is."""
    assert initiative.organisation is not None
    user = make.make_account(login)
    person = make.make_person("Giàng Seo Vảng", user=user)
    post = make.make_post(initiative.organisation, "club_chair", "Chủ nhiệm")
    make.make_appointment(person, post)
    return CastMember(person, user, post, initiative.organisation)
