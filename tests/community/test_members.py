"""Members come, leave, come back, are corrected; nobody belongs twice at once."""

import datetime as dt

import pytest
from django.db import Error, transaction
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.models import InitiativeEvent, Member, Membership
from donghanh.community.queries import members_on, quota_on
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import FOUNDED, SCHOOL, board_of, initiative_of, member_of, members_of, seat_of

pytestmark = pytest.mark.django_db
LATER = dt.date(2025, 9, 1)


def now() -> dt.datetime:
    return timezone.now()


def refused(call, code: str) -> CommunityRefused:
    with pytest.raises(CommunityRefused) as why:
        call()
    assert why.value.code == code
    return why.value


def test_who_joins_counts_from_that_day_and_who_leaves_counts_until_the_day_before(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club, "Lù A Páo")
    member_of(club, "Lù Thị Sai", "female", joined_on=LATER)
    actions.end_membership(membership=held, expected_version=1, left_on=LATER, by=make.TESTS, at=now())
    yesterday = LATER - dt.timedelta(days=1)
    assert [m.full_name for m in members_on(club, yesterday)] == ["Lù A Páo"]
    assert [m.full_name for m in members_on(club, LATER)] == ["Lù Thị Sai"]
    assert (quota_on(club, yesterday).facts.members.men, quota_on(club, LATER).facts.members.men) == (1, 0)


def test_neither_story_nor_audit_log_knows_the_name(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club, "Lù A Páo", born_in=1980, village=cast.village)
    values = {"full_name": "Lù A Pó", "sex": "male", "born_in": None, "village": None, "from_body": None}
    actions.edit_member(member=held.member, expected_version=1, **values, by=make.TESTS, at=now())
    told = str(list(InitiativeEvent.objects.values_list("details", flat=True)))
    logged = str(list(AuditEvent.objects.values_list("old", "new")))
    assert "Lù" not in told + logged
    assert str(cast.village.pk) not in str(
        list(AuditEvent.objects.filter(verb__startswith="community.m").values_list("old", "new"))
    )
    assert AuditEvent.objects.get(verb="community.member_corrected").new["full_name"] == "•"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"full_name": "  "}, "name_empty"),
        ({"sex": "nam"}, "sex_unknown"),
        ({"born_in": 1985}, "born_unknown"),
        ({"born_in": 1890}, "born_unknown"),
        ({"joined_on": FOUNDED - dt.timedelta(days=1)}, "before_founding"),
        ({"joined_on": dt.date(2062, 1, 1)}, "day_far"),
        ({"joined_on": LATER, "left_on": LATER}, "period_backward"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(cast: Cast, fields: dict, code: str) -> None:
    club = initiative_of(cast)
    refused(lambda: member_of(club, **fields), code)
    assert not Member.objects.exists()


def test_villages_and_bodies_of_others_are_refused(cast: Cast) -> None:
    club = initiative_of(cast)
    refused(lambda: member_of(club, village=cast.neighbour), "village_elsewhere")
    refused(lambda: member_of(club, from_body=cast.stranger.organisation), "body_elsewhere")


def test_a_kind_without_members_takes_none(cast: Cast) -> None:
    refused(lambda: member_of(initiative_of(cast, SCHOOL)), "no_members")


def test_sex_may_be_left_open_and_is_counted_apart(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, sex="")
    assert quota_on(club, LATER).facts.members.unknown == 1


@pytest.mark.parametrize("again", ["Lù A Páo", "lù  a PÁO"])
def test_the_same_person_does_not_belong_twice(cast: Cast, again: str) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo")
    assert refused(lambda: member_of(club, again, joined_on=LATER), "member_already").field == "joined_on"


def test_the_same_name_elsewhere_is_another_person(cast: Cast) -> None:
    member_of(initiative_of(cast), "Lù A Páo")
    member_of(initiative_of(cast, name="CLB Xóm dưới"), "Lù A Páo")
    assert Member.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ({}, {"born_in": 1980}, False),
        ({"born_in": 1980}, {}, False),
        ({"born_in": 1980}, {"born_in": 1980, "village": "here"}, False),
        ({"born_in": 1980}, {"born_in": 1990}, True),
        ({"village": "here"}, {"village": "there"}, True),
        ({"village": "here", "born_in": 1980}, {"village": "there"}, True),
    ],
    ids=["one says nothing", "other says nothing", "one says more", "years differ", "villages differ", "one differs"],
)
def test_two_of_one_name_must_both_say_what_tells_them_apart(
    cast: Cast, first: dict, second: dict, taken: bool
) -> None:
    club = initiative_of(cast)
    homes = {"here": cast.village, "there": make.make_unit("Gò Cao", "thôn", parent=cast.unit)}
    first, second = ({k: homes.get(v, v) for k, v in one.items()} for one in (first, second))
    member_of(club, "Lù A Páo", **first)
    if taken:
        member_of(club, "Lù A Páo", **second)
        assert Member.objects.count() == 2
    else:
        refused(lambda: member_of(club, "Lù A Páo", **second), "same_name")


def test_an_accent_makes_another_name(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo")
    member_of(club, "Lù A Pao")
    assert Member.objects.count() == 2


def test_who_left_comes_back_as_the_same_person(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club, left_on=LATER)
    again = member_of(club, joined_on=LATER)
    assert again.member == held.member
    actions.end_membership(membership=again, expected_version=1, left_on=dt.date(2026, 1, 1), by=make.TESTS, at=now())
    third = actions.rejoin(member=held.member, joined_on=dt.date(2026, 2, 1), by=make.TESTS, at=now())
    assert Member.objects.count() == 1
    assert [m.pk for m in held.member.memberships.all()] == [held.pk, again.pk, third.pk]
    refused(
        lambda: actions.rejoin(member=held.member, joined_on=dt.date(2026, 3, 1), by=make.TESTS, at=now()),
        "member_already",
    )


def test_the_database_itself_refuses_two_memberships_at_once(cast: Cast) -> None:
    held = member_of(initiative_of(cast))
    with pytest.raises(Error), transaction.atomic():
        Membership.objects.create(member=held.member, valid_from=LATER)
    with pytest.raises(Error), transaction.atomic():
        Member.objects.create(initiative=held.member.initiative, full_name="x", told_apart=held.member.told_apart)


def test_days_are_corrected_and_an_end_is_taken_back(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club, left_on=LATER)
    actions.correct_membership(
        membership=held, expected_version=1, joined_on=FOUNDED, left_on=None, by=make.TESTS, at=now()
    )
    assert held.valid_until is None
    with pytest.raises(StaleRecord):
        actions.correct_membership(
            membership=held, expected_version=1, joined_on=LATER, left_on=None, by=make.TESTS, at=now()
        )
    refused(
        lambda: actions.correct_membership(
            membership=held, expected_version=2, joined_on=dt.date(2020, 1, 1), left_on=None, by=make.TESTS, at=now()
        ),
        "before_founding",
    )


def test_corrected_days_do_not_reach_into_another_time_of_theirs(cast: Cast) -> None:
    club = initiative_of(cast)
    first = member_of(club, left_on=LATER)
    member_of(club, joined_on=LATER)
    refused(
        lambda: actions.correct_membership(
            membership=first,
            expected_version=1,
            joined_on=FOUNDED,
            left_on=LATER + dt.timedelta(days=1),
            by=make.TESTS,
            at=now(),
        ),
        "member_already",
    )


def test_a_second_leaving_is_refused(cast: Cast) -> None:
    held = member_of(initiative_of(cast), left_on=LATER)
    refused(
        lambda: actions.end_membership(membership=held, expected_version=1, left_on=LATER, by=make.TESTS, at=now()),
        "left_already",
    )


def test_a_corrected_sex_corrects_the_count_of_every_day(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club)
    values = {"full_name": "Lù A Páo", "born_in": None, "village": None, "from_body": None}
    actions.edit_member(member=held.member, expected_version=1, sex="female", **values, by=make.TESTS, at=now())
    assert quota_on(club, FOUNDED).facts.members.women == 1


def test_a_name_is_not_corrected_into_somebody_elses(cast: Cast) -> None:
    club = initiative_of(cast)
    one, other = members_of(club, men=2)
    values = {"sex": "male", "born_in": None, "village": None, "from_body": None}
    refused(
        lambda: actions.edit_member(
            member=other.member,
            expected_version=1,
            full_name=one.member.full_name,
            **values,
            by=make.TESTS,
            at=now(),
        ),
        "same_name",
    )


def test_a_mistaken_line_is_taken_out_but_not_somebody_on_the_board(cast: Cast) -> None:
    club = initiative_of(cast)
    one, other = members_of(club, men=2)
    seat_of(board_of(club), one.member)
    refused(lambda: actions.remove_member(member=one.member, expected_version=1, by=make.TESTS, at=now()), "on_board")
    actions.remove_member(member=other.member, expected_version=1, by=make.TESTS, at=now())
    assert list(Member.objects.all()) == [one.member]
    assert InitiativeEvent.objects.filter(kind="removed", details__what="member").count() == 1


def test_an_ended_model_takes_no_member(cast: Cast) -> None:
    club = initiative_of(cast)
    actions.end_initiative(
        initiative=club, expected_version=1, on=LATER, reason="Hết giai đoạn", by=make.TESTS, at=now()
    )
    refused(lambda: member_of(club), "ended")
