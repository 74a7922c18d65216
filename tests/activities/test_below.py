"""The page of the units below: their numbers, who recorded nothing, and nothing of any one activity."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from donghanh.activities.queries import roll_up
from donghanh.units.models import Succession, SuccessionKind
from tests.cast import Cast
from tests.factories import make_account, make_appointment, make_organisation, make_person, make_post, make_unit
from tests.factories.activities import activity_in, activity_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
URL = "/hoat-dong/cap-duoi/"


@pytest.fixture
def province_client(cast: Cast, client: Client) -> Client:
    office = make_organisation(cast.province, "Sở Nội vụ", "state")
    user = make_account()
    make_appointment(make_person("Nông Thị Na", user=user), make_post(office, "province_officer"))
    client.force_login(user)
    return client


def test_the_province_sees_numbers_of_each_unit_and_no_activity(cast: Cast, province_client: Client) -> None:
    activity_of(cast, total=46, known={"female": 30}, title="Toạ đàm ở đình làng")
    page = province_client.get(URL).content.decode()
    assert "Xã Sông Mây" in page
    assert "46 lượt người" in page
    assert "Toạ đàm ở đình làng" not in page
    assert "Chưa ghi gì" in page, "the neighbour recorded nothing, and it is said"


def test_a_commune_counts_no_neighbours(cast: Cast, client: Client) -> None:
    client.force_login(cast.officer.user)
    assert client.get(URL).status_code == 404
    assert "Các cấp dưới" not in client.get("/hoat-dong/").content.decode()


def test_the_units_are_found_by_their_names_and_by_what_ended_into_them(cast: Cast, province_client: Client) -> None:
    day = TODAY - dt.timedelta(days=5)
    gone = make_unit("Bãi Lở", "xã", parent=cast.province, valid_until=day)
    new = make_unit("Bãi Bồi", "xã", parent=cast.province, valid_from=day)
    Succession.objects.create(predecessor=gone, successor=new, effective_on=day, kind=SuccessionKind.MERGE)
    host = make_organisation(gone, "Phòng Văn hoá", "state")
    activity_in(gone, host, "talk", held_on=day - dt.timedelta(days=1), at=NOW, total=25)
    span = {"tu": f"{day - dt.timedelta(days=9):%d/%m/%Y}"}
    page = province_client.get(URL, {"q": "bai lo", **span}).content.decode()
    assert "Xã Bãi Bồi" in page
    assert "Gồm cả số của xã Bãi Lở trước khi sắp xếp" in page
    assert "25 lượt người" in page
    assert "Xã Sông Mây" not in page
    file = province_client.get(f"{URL}xuat/", {"q": "bai lo", **span}).getvalue().decode("utf-8-sig")
    assert "Xã Bãi Bồi" in file
    assert "xã Bãi Lở" in file


def test_who_recorded_nothing_can_be_listed_alone(cast: Cast, province_client: Client) -> None:
    activity_of(cast)
    page = province_client.get(URL, {"ghi": "chua"}).content.decode()
    assert "Xã Đá Trắng" in page
    assert "Xã Sông Mây" not in page


def test_a_last_day_alone_asks_for_its_own_year_up_to_it(cast: Cast, province_client: Client) -> None:
    last = TODAY.replace(year=TODAY.year - 1, month=6, day=30)
    activity_of(cast, total=46, held_on=last)
    activity_of(cast, total=20, held_on=last + dt.timedelta(days=1))
    page = province_client.get(URL, {"den": f"{last:%d/%m/%Y}"}).content.decode()
    assert "46 lượt người" in page


def test_a_day_that_is_none_is_told_and_nothing_breaks(province_client: Client) -> None:
    response = province_client.get(URL, {"tu": "31/02/2026"})
    assert response.status_code == 200
    assert "filter_tu_error" in response.content.decode()


def test_the_kinds_come_as_a_file(cast: Cast, province_client: Client) -> None:
    activity_of(cast, total=46)
    file = province_client.get(f"{URL}theo-loai/xuat/", {"dang": "csv"}).getvalue().decode("utf-8-sig")
    assert ",46," in file.replace(";", ",")


def test_the_cost_does_not_grow_with_the_units_or_the_activities(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            roll_up(cast.province, since=TODAY.replace(month=1, day=1), until=TODAY)
        return len(queries)

    activity_of(cast)
    few = asked()
    for n in range(8):
        unit = make_unit(f"Đồi {n}", "xã", parent=cast.province)
        activity_in(unit, make_organisation(unit, "Phòng Văn hoá", "state"), "talk", held_on=TODAY, at=NOW, total=9)
    assert asked() == few
