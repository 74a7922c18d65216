"""Names of people who left go when their time is over; counts of every day stay what they were."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.jobs import keep_community
from donghanh.community.models import BoardSeat, InitiativeEvent, Member, ProtectedAddress, TeamMember
from donghanh.community.queries import members_on, quota_history, quota_on, retention_of
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.audit.models import AuditEvent
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import (
    SHELTER,
    board_of,
    counsellor_of,
    initiative_of,
    kind_of,
    member_of,
    members_of,
    seat_of,
)

pytestmark = pytest.mark.django_db
BY = {"by": make.TESTS}
LONG_AGO = dt.date(2015, 3, 1)
TODAY = dt.datetime(2026, 5, 10, 3, tzinfo=dt.UTC)
FIVE_YEARS = dt.date(2021, 5, 10)


@pytest.fixture
def club(cast: Cast):
    """An old club; its village and its unit are as old."""
    cast.unit.valid_from = cast.village.valid_from = LONG_AGO
    cast.unit.save()
    cast.village.save()
    return initiative_of(cast, founded_on=LONG_AGO)


def erase(at: dt.datetime = TODAY) -> int:
    return actions.erase_names(at=at, **BY)


def test_a_name_goes_once_five_years_have_passed_since_the_last_day(club, cast: Cast) -> None:
    old = member_of(club, "Cũ", left_on=FIVE_YEARS, born_in=1970, village=cast.village, from_body=cast.health)
    young = member_of(club, "Mới ra", left_on=FIVE_YEARS + dt.timedelta(days=1))
    here = member_of(club, "Đang ở", "female")
    assert erase() == 1
    gone = Member.objects.get(pk=old.member_id)
    assert (gone.full_name, gone.name_key, gone.told_apart, gone.sort_key) == ("", "", "", "")
    assert (gone.born_in, gone.village, gone.from_body) == (None, None, None)
    assert (gone.sex, gone.erased_on) == ("male", dt.date(2026, 5, 10))
    assert list(Member.objects.named().order_by("full_name")) == [young.member, here.member]


def test_counts_of_every_day_stay(club) -> None:
    members_of(club, men=3, women=2, left_on=dt.date(2019, 1, 1))
    member_of(club, "Ở lại", "female")
    before = [quota_on(club, day).facts for day in (dt.date(2016, 1, 1), dt.date(2020, 1, 1))]
    told = quota_history(club, dt.date(2026, 5, 10))
    assert erase() == 5
    assert [quota_on(club, day).facts for day in (dt.date(2016, 1, 1), dt.date(2020, 1, 1))] == before
    assert quota_history(club, dt.date(2026, 5, 10)) == told
    assert members_on(club, dt.date(2016, 1, 1)).count() == 6


def test_who_came_back_or_sits_on_the_board_keeps_the_name(club) -> None:
    back = member_of(club, "Về lại", left_on=dt.date(2016, 1, 1))
    member_of(club, "Về lại", joined_on=dt.date(2024, 1, 1))
    seated = member_of(club, "Còn trong ban", left_on=dt.date(2016, 1, 1))
    seat_of(board_of(club), seated.member)
    assert erase() == 0
    assert Member.objects.named().filter(pk__in=[back.member_id, seated.member_id]).count() == 2


def test_boards_and_teams_of_long_ago_lose_names_and_keep_sex(club, cast: Cast) -> None:
    seat = seat_of(board_of(club), position="chair")
    board_of(club, valid_from=dt.date(2018, 1, 1))
    line = counsellor_of(club, village=cast.village)
    person = {"full_name": line.full_name, "sex": "female", "village": cast.village, "lives_away": False}
    actions.edit_team_member(
        line=line, expected_version=1, valid_from=LONG_AGO, valid_until=dt.date(2018, 1, 1), is_head=False, from_body=None,
        at=TODAY, **person, **BY,
    )  # fmt: skip
    assert erase() == 2
    seat, line = BoardSeat.objects.get(pk=seat.pk), TeamMember.objects.get(pk=line.pk)
    assert (seat.full_name, seat.sex, line.full_name, line.told_apart, line.sex) == ("", "male", "", "", "female")
    assert quota_on(club, dt.date(2017, 1, 1)).facts.board.men == 1
    assert quota_on(club, dt.date(2017, 1, 1)).facts.team.local == 1


def test_of_an_ended_model_everybody_and_the_contact_go(cast: Cast, club) -> None:
    actions.edit_initiative(
        initiative=club, expected_version=1, contact_name="Lò Văn Ín", contact_phone="0912345678", at=TODAY, **BY
    )
    member_of(club)
    club.refresh_from_db()
    actions.end_initiative(
        initiative=club, expected_version=club.version, on=dt.date(2019, 1, 1), reason="Hết giai đoạn", at=TODAY, **BY
    )
    shelter = initiative_of(cast, SHELTER, "Nơi tạm lánh số 1", founded_on=LONG_AGO)
    actions.write_address(initiative=shelter, expected_version=0, address="x", at=TODAY, **BY)
    actions.end_initiative(
        initiative=shelter, expected_version=1, on=dt.date(2019, 1, 1), reason="Chuyển chỗ", at=TODAY, **BY
    )
    assert erase() == 1
    club.refresh_from_db()
    assert (club.contact_name, club.contact_phone) == ("", "")
    assert not ProtectedAddress.objects.exists()


def test_erasing_is_told_with_a_count_and_nothing_the_second_time(club) -> None:
    members_of(club, men=2, left_on=dt.date(2016, 1, 1))
    assert erase() == 2
    assert InitiativeEvent.objects.get(kind="erased").details == {"count": 2}
    assert AuditEvent.objects.get(verb="community.names_erased").new == {"count": 2}
    assert erase() == 0
    assert InitiativeEvent.objects.filter(kind="erased").count() == 1


def test_a_unit_keeps_names_as_long_as_its_own_rule_says_from_its_day(club, cast: Cast) -> None:
    member_of(club, left_on=dt.date(2023, 1, 1))
    assert erase() == 0
    actions.set_retention(
        unit=cast.unit, years=2, valid_from=dt.date(2026, 5, 10), source="QĐ 3/QĐ-UBND", at=TODAY, **BY
    )
    assert retention_of(cast.unit.pk, dt.date(2026, 5, 9)) == 5
    assert retention_of(cast.unit.pk, dt.date(2026, 5, 10)) == 2
    assert retention_of(cast.neighbour.pk, dt.date(2026, 5, 10)) == 5
    assert erase() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"years": 0}, "years_wrong"), ({"years": 31}, "years_wrong"), ({"source": " "}, "source_missing")],
)
def test_a_retention_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    values = {"years": 3, "valid_from": dt.date(2026, 5, 10), "source": "QĐ 3"} | fields
    with pytest.raises(CommunityRefused, match=code):
        actions.set_retention(unit=cast.unit, at=TODAY, **values, **BY)


def test_a_second_retention_of_a_day_replaces_the_first(cast: Cast) -> None:
    for years in (3, 4):
        actions.set_retention(unit=cast.unit, years=years, valid_from=dt.date(2026, 5, 10), source="QĐ", at=TODAY, **BY)
    assert retention_of(cast.unit.pk, dt.date(2026, 5, 10)) == 4
    with pytest.raises(CommunityRefused, match="rule_later"):
        actions.set_retention(unit=cast.unit, years=3, valid_from=dt.date(2026, 5, 1), source="QĐ", at=TODAY, **BY)


def test_an_erased_name_is_not_corrected_and_does_not_come_back(club) -> None:
    old = member_of(club, "Cũ", left_on=dt.date(2016, 1, 1))
    erase()
    member = Member.objects.get(pk=old.member_id)
    values = {"full_name": "Cũ", "sex": "male", "born_in": None, "village": None, "from_body": None}
    for call in (
        lambda: actions.edit_member(member=member, expected_version=2, at=TODAY, **values, **BY),
        lambda: actions.rejoin(member=member, joined_on=dt.date(2026, 1, 1), at=TODAY, **BY),
    ):
        with pytest.raises(CommunityRefused, match="name_gone"):
            call()
    assert member_of(club, "Cũ").member != member


def test_the_29th_of_february_is_kept_until_the_28th(club) -> None:
    member_of(club, left_on=dt.date(2023, 2, 28))
    assert erase(dt.datetime(2028, 2, 29, 3, tzinfo=dt.UTC)) == 1


def test_the_nightly_job_does_both_and_may_run_twice(club) -> None:
    member_of(club, left_on=dt.date(2016, 1, 1))
    today = timezone.localdate().isoformat()
    assert keep_community.enqueue(day=today).return_value == 1
    assert keep_community.enqueue(day=today).return_value == 0


def test_without_models_the_night_is_quiet(cast: Cast, django_assert_max_num_queries) -> None:
    kind_of(SHELTER)
    with django_assert_max_num_queries(6):
        assert erase() == 0
