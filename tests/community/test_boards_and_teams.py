"""Boards and the counselling team: terms, seats, a chair who is no member, who lives where."""

import datetime as dt

import pytest
from django.db import Error, transaction
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.models import Board, BoardSeat, TeamMember
from donghanh.community.queries import quota_on
from donghanh.community.refusals import CommunityRefused
from donghanh.domain.community import Headcount, Remark, Team
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import (
    FOUNDED,
    TRUSTED,
    board_of,
    counsellor_of,
    initiative_of,
    member_of,
    seat_of,
)

pytestmark = pytest.mark.django_db
LATER, LATEST = dt.date(2025, 9, 1), dt.date(2026, 1, 15)
BY = {"by": make.TESTS}


def now() -> dt.datetime:
    return timezone.now()


def refused(call, code: str) -> None:
    with pytest.raises(CommunityRefused) as why:
        call()
    assert why.value.code == code


def test_the_next_board_ends_the_former_with_its_seats_on_its_first_day(cast: Cast) -> None:
    club = initiative_of(cast)
    old = seat_of(board_of(club), position="chair")
    board_of(club, valid_from=LATER)
    old.refresh_from_db()
    assert (old.valid_until, old.board.valid_until) == (LATER, LATER)
    assert quota_on(club, LATER - dt.timedelta(days=1)).facts.board == Headcount(men=1)
    assert quota_on(club, LATER).facts.board == Headcount()


def test_two_boards_never_hold_at_once(cast: Cast) -> None:
    club = initiative_of(cast)
    held = board_of(club)
    refused(lambda: board_of(club, valid_from=LATER, ends_former=False), "board_overlaps")
    refused(lambda: board_of(club), "period_backward")
    board_of(club, valid_from=LATER)
    refused(lambda: board_of(club, valid_from=FOUNDED + dt.timedelta(days=5)), "board_overlaps")
    held.refresh_from_db()
    refused(
        lambda: actions.edit_board(
            board=held,
            expected_version=held.version,
            valid_from=FOUNDED,
            valid_until=LATER + dt.timedelta(days=1),
            decision_number="",
            decision_on=None,
            at=now(),
            **BY,
        ),
        "board_overlaps",
    )
    with pytest.raises(Error), transaction.atomic():
        Board.objects.create(initiative=club, valid_from=LATEST)


def test_a_board_has_one_chair_at_a_time(cast: Cast) -> None:
    board = board_of(initiative_of(cast))
    first = seat_of(board, position="chair")
    refused(lambda: seat_of(board, position="chair", full_name="Khác"), "chair_twice")
    with pytest.raises(Error), transaction.atomic():
        BoardSeat.objects.create(board=board, position="chair", sole="chair", valid_from=LATER)
    values = {"position": "chair", "member": None, "full_name": "Tòng Văn Sự", "sex": "male"}
    actions.edit_seat(seat=first, expected_version=1, valid_from=FOUNDED, valid_until=LATER, **values, at=now(), **BY)
    assert seat_of(board, position="chair", full_name="Khác", valid_from=LATER)
    assert seat_of(board, position="vice", full_name="Phó một")
    assert seat_of(board, position="vice", full_name="Phó hai")


def test_a_member_has_one_seat_of_a_board_at_a_time(cast: Cast) -> None:
    club = initiative_of(cast)
    board, held = board_of(club), member_of(club)
    seat_of(board, held.member, "chair")
    refused(lambda: seat_of(board, held.member, "secretary"), "seat_twice")
    with pytest.raises(Error), transaction.atomic():
        BoardSeat.objects.create(board=board, position="member", member=held.member, valid_from=LATER)


def test_a_chair_who_is_no_member_is_counted_on_the_board_and_remarked(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club)
    seat_of(board_of(club), position="chair", sex="female")
    verdict = quota_on(club, LATER)
    assert verdict.facts.board == Headcount(women=1)
    assert verdict.facts.members == Headcount(men=1)
    assert verdict.remarks == (Remark.CHAIR_NO_MEMBER,)


def test_a_chair_who_left_the_club_is_remarked_from_that_day(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club)
    member_of(club, "Vàng A Chứ")
    seat_of(board_of(club), held.member, "chair")
    actions.end_membership(membership=held, expected_version=1, left_on=LATER, at=now(), **BY)
    assert quota_on(club, LATER - dt.timedelta(days=1)).remarks == ()
    assert quota_on(club, LATER).remarks == (Remark.CHAIR_NO_MEMBER,)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"position": "boss"}, "position_unknown"),
        ({"full_name": ""}, "name_empty"),
        ({"sex": "x"}, "sex_unknown"),
        ({"valid_from": FOUNDED - dt.timedelta(days=1)}, "seat_outside"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    refused(lambda: seat_of(board_of(initiative_of(cast)), **fields), code)


def test_a_member_of_another_club_has_no_seat_here(cast: Cast) -> None:
    elsewhere = member_of(initiative_of(cast, name="CLB Xóm dưới")).member
    refused(lambda: seat_of(board_of(initiative_of(cast)), elsewhere), "member_elsewhere")


def test_an_ended_term_ends_its_seats_and_takes_none_that_begin_later(cast: Cast) -> None:
    board = board_of(initiative_of(cast))
    seat = seat_of(board)
    values = {"valid_from": FOUNDED, "decision_number": "3/QĐ", "decision_on": None}
    actions.edit_board(board=board, expected_version=1, valid_until=LATER, **values, at=now(), **BY)
    seat.refresh_from_db()
    assert seat.valid_until == LATER
    refused(lambda: seat_of(board, full_name="Muộn", valid_from=LATER), "seat_outside")
    refused(
        lambda: actions.edit_board(
            board=board, expected_version=2, valid_until=FOUNDED + dt.timedelta(days=1), **values | {"valid_from": LATER},
            at=now(), **BY,
        ),
        "period_backward",
    )  # fmt: skip


def test_the_team_is_local_to_the_village_of_the_club(cast: Cast) -> None:
    there = make.make_unit("Gò Cao", "thôn", parent=cast.unit)
    club = initiative_of(cast)
    counsellor_of(club, "Một", village=cast.village)
    counsellor_of(club, "Hai", village=there)
    counsellor_of(club, "Ba", lives_away=True)
    counsellor_of(club, "Bốn")
    assert quota_on(club, LATER).facts.team == Team(local=1, away=2, unknown=1)


def test_where_a_model_is_with_a_body_every_village_is_local(cast: Cast) -> None:
    house = initiative_of(cast, TRUSTED, "Địa chỉ tin cậy", body=cast.health, village=None)
    counsellor_of(house, village=cast.village)
    assert quota_on(house, LATER).facts.team == Team(local=1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"full_name": " "}, "name_empty"),
        ({"valid_from": FOUNDED - dt.timedelta(days=1)}, "before_founding"),
        ({"sex": "x"}, "sex_unknown"),
    ],
)
def test_a_counsellor_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    refused(lambda: counsellor_of(initiative_of(cast), **fields), code)


def test_one_home_is_enough_and_one_line_a_person(cast: Cast) -> None:
    club = initiative_of(cast)
    refused(lambda: counsellor_of(club, village=cast.village, lives_away=True), "home_twofold")
    held = counsellor_of(club)
    refused(lambda: counsellor_of(club, valid_from=LATER), "counsellor_already")
    with pytest.raises(Error), transaction.atomic():
        TeamMember.objects.create(initiative=club, told_apart=held.told_apart, valid_from=LATER)
    person = {"full_name": held.full_name, "sex": "", "village": None, "lives_away": False, "is_head": True}
    actions.edit_team_member(
        line=held,
        expected_version=1,
        valid_from=FOUNDED,
        valid_until=LATER,
        from_body=cast.health,
        **person,
        at=now(),
        **BY,
    )
    assert counsellor_of(club, valid_from=LATER)


def test_a_line_written_by_mistake_is_taken_out(cast: Cast) -> None:
    club = initiative_of(cast)
    for line in (seat_of(board_of(club)), counsellor_of(club)):
        assert actions.remove_line(line=line, expected_version=1, at=now(), **BY) == club
    assert not BoardSeat.objects.exists()
    assert not TeamMember.objects.exists()
