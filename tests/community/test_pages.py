"""The list of models and the page of one: filters, what is missing, what comes next."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.models import (
    Initiative,
)
from donghanh.foundation.web.panels import Panel, register
from donghanh.units.actions import end_village
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import (
    TRUSTED,
    board_of,
    chair_of,
    counsellor_of,
    initiative_of,
    member_of,
    members_of,
    seat_of,
)

pytestmark = pytest.mark.django_db
BY = {"by": make.TESTS}
LATER = dt.date(2025, 9, 1)


def now() -> dt.datetime:
    return timezone.now()


def at(name: str, *args: object) -> str:
    return reverse(f"community:{name}", args=args)


def full(club: Initiative, cast: Cast) -> Initiative:
    """Give a club all its rule asks for."""
    held = members_of(club, men=30, women=10)
    board = board_of(club)
    seat_of(board, held[0].member, "chair")
    seat_of(board, held[1].member)
    counsellor_of(club, village=cast.village)
    return club


def test_the_list_says_where_how_many_and_what_is_missing(cast: Cast) -> None:
    full(initiative_of(cast), cast)
    members_of(initiative_of(cast, name="CLB Xóm dưới"), men=26, women=10)
    page = cast.leader.client().get(at("list"))
    rows = {row.initiative.name: row.quota.words for row in page.context["rows"]}
    assert rows == {"CLB Đàn ông vào bếp": "Đủ", "CLB Xóm dưới": "Thiếu 4 nam, 2 nam trong ban (+1)"}
    assert "thôn Bãi Sậy" in page.content.decode()
    assert "26 nam" in page.content.decode()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"CLB Đàn ông vào bếp", "Địa chỉ tin cậy"}),
        ({"q": "dan ong"}, {"CLB Đàn ông vào bếp"}),
        ({"q": "Bếp"}, {"CLB Đàn ông vào bếp"}),
        ({"q": "hoa hồng"}, set()),
        ({"loai": TRUSTED}, {"Địa chỉ tin cậy"}),
        ({"tinh_trang": "paused"}, {"Địa chỉ tin cậy"}),
        ({"tinh_trang": "ended"}, {"CLB Đã xong"}),
        ({"muc": "short"}, {"CLB Đàn ông vào bếp"}),
        ({"muc": "no_rule"}, {"Địa chỉ tin cậy"}),
        ({"thon": "village"}, {"CLB Đàn ông vào bếp"}),
        ({"ngay": "01/01/2025", "tinh_trang": "active"}, {"CLB Đàn ông vào bếp", "CLB Đã xong", "Địa chỉ tin cậy"}),
        ({"loai": "không có", "ngay": "x"}, {"CLB Đàn ông vào bếp", "Địa chỉ tin cậy"}),
    ],
)
def test_filters_narrow_the_list_and_the_file_alike(cast: Cast, filters: dict, found: set) -> None:
    initiative_of(cast)
    house = initiative_of(cast, TRUSTED, "Địa chỉ tin cậy", body=cast.health)
    actions.pause_initiative(initiative=house, on=LATER, reason="Sửa nhà", at=now(), **BY)
    over = initiative_of(cast, name="CLB Đã xong", village=None)
    actions.end_initiative(initiative=over, expected_version=1, on=LATER, reason="Hết kinh phí", at=now(), **BY)
    initiative_of(cast, name="CLB Bên kia", unit=cast.neighbour, village=None)
    filters = {key: str(cast.village.line) if value == "village" else value for key, value in filters.items()}
    client = cast.officer.client()
    page = client.get(at("list"), filters)
    assert {row.initiative.name for row in page.context["rows"]} == found
    text = b"".join(client.get(at("export"), filters).streaming_content).decode()
    assert {
        name for name in ("CLB Đàn ông vào bếp", "CLB Đã xong", "Địa chỉ tin cậy", "CLB Bên kia") if name in text
    } == found
    if not found:
        assert "Bỏ lọc" in page.content.decode()


def test_the_list_and_the_page_cost_the_same_for_many_models_and_members(
    cast: Cast, django_assert_max_num_queries
) -> None:
    clubs = [initiative_of(cast, name=f"CLB số {number}") for number in range(12)]
    for club in clubs[1:]:
        members_of(club, men=3, women=2)
    full(clubs[0], cast)
    client = cast.officer.client()
    with django_assert_max_num_queries(20):
        client.get(at("list"))
    with django_assert_max_num_queries(36):
        client.get(at("initiative", clubs[0].pk))
    with django_assert_max_num_queries(24):
        client.get(at("members", clubs[0].pk))


def test_an_empty_house_teaches_what_a_model_is(cast: Cast) -> None:
    page = cast.officer.client().get(at("list")).content.decode()
    assert "Chưa có mô hình nào" in page
    assert at("add") in page
    assert at("add") not in cast.leader.client().get(at("list")).content.decode()


def test_a_chair_without_a_club_is_told_who_makes_one(cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    chair = chair_of(club)
    Initiative.objects.update(organisation=None)
    assert "Công chức phụ trách lập" in chair.client().get(at("list")).content.decode()


def test_the_page_leads_with_what_is_missing(cast: Cast) -> None:
    club = initiative_of(cast)
    client = cast.officer.client()
    page = client.get(at("initiative", club.pk))
    assert page.context["next"].url == at("intake", club.pk)
    members_of(club, men=26, women=10)
    page = client.get(at("initiative", club.pk))
    assert page.context["next"].url == at("member-add", club.pk)
    assert "Thiếu 4 nam" in page.content.decode()
    assert "ít nhất 30" in page.content.decode()


def test_people_of_unknown_sex_are_pointed_at(cast: Cast) -> None:
    club = initiative_of(cast)
    members_of(club, men=29, women=10)
    member_of(club, "Chưa Rõ", "")
    page = cast.officer.client().get(at("initiative", club.pk))
    assert page.context["next"].url.endswith("?gioi=none")


def test_a_full_club_has_nothing_to_do_next(cast: Cast) -> None:
    club = full(initiative_of(cast), cast)
    page = cast.officer.client().get(at("initiative", club.pk))
    assert page.context["next"] is None
    assert page.context["quota"].words == "Đủ"


def test_a_club_whose_village_is_gone_asks_where_to(cast: Cast) -> None:
    club = full(initiative_of(cast), cast)
    end_village(village=cast.village, expected_version=1, on=timezone.localdate(), at=now(), **BY)
    page = cast.officer.client().get(at("initiative", club.pk))
    assert page.context["next"].url == at("move", club.pk)
    assert cast.leader.client().get(at("initiative", club.pk)).context["next"] is None


def test_the_page_has_room_for_upper_apps(cast: Cast) -> None:
    seen = []

    def provider(scope, about) -> Panel | None:
        seen.append(about)
        return None

    register("community.initiative", provider)
    club = initiative_of(cast)
    cast.officer.client().get(at("initiative", club.pk))
    assert seen == [club]
