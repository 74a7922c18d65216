"""Pages of units: browsing through time, and villages kept by their own commune and nobody else."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.units.models import Unit
from donghanh.units.queries import villages
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def page(member, name: str, /, *args, **query) -> str:
    response = member.client().get(reverse(f"units:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_list_shows_provinces_and_says_the_day(cast: Cast) -> None:
    html = page(cast.officer, "list", ngay="5/3/2024")
    assert "Tỉnh An Lam" in html
    assert "05/03/2024" in html


def test_list_finds_a_unit_without_accents(cast: Cast) -> None:
    assert "Xã Sông Mây" in page(cast.partner, "list", q="song may")


def test_list_of_a_day_before_the_data_says_that_nothing_is_known(cast: Cast) -> None:
    assert "Trước ngày đó phần mềm không biết" in page(cast.officer, "list", ngay="1/1/2015")


def test_unit_that_only_stood_on_another_day_is_offered(cast: Cast) -> None:
    make.make_unit("Cồn Dừa", "xã", parent=cast.province, valid_until=dt.date(2025, 7, 1))
    html = page(cast.officer, "list", q="Cồn Dừa", ngay="1/1/2026")
    assert "nhưng vào lúc khác thì có" in html
    assert "đến trước 01/07/2025" in html


def test_nothing_found_offers_a_way_on(cast: Cast) -> None:
    html = page(cast.officer, "list", q="không có đâu")
    assert "Không tìm thấy đơn vị nào" in html
    assert "Bỏ lọc" in html


def test_unreadable_day_in_the_address_breaks_nothing(cast: Cast) -> None:
    assert "Tháng 2 năm 2026 chỉ có 28 ngày" in page(cast.officer, "list", ngay="31/2/2026")


def test_unit_page_shows_what_lies_under_it(cast: Cast) -> None:
    html = page(cast.officer, "unit", cast.unit.pk)
    assert "Thôn Bãi Sậy" in html
    assert "Tỉnh An Lam" in html


def test_unit_that_will_end_still_stands_today(cast: Cast) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    going = make.make_unit("Cồn Dừa", "xã", parent=cast.province, valid_until=tomorrow)
    html = page(cast.officer, "unit", going.pk)
    assert "Đang tồn tại" in html
    assert f"Sẽ không còn từ ngày {tomorrow:%d/%m/%Y}" in html


def test_commune_without_villages_teaches_what_they_are(cast: Cast) -> None:
    html = page(cast.stranger, "unit", cast.neighbour.pk)
    assert "Danh mục nhà nước dừng ở cấp xã" in html


def test_list_as_a_file_keeps_leading_zeros(cast: Cast) -> None:
    make.make_unit("Vân Trì", "xã", parent=cast.province, code="00007")
    response = cast.officer.client().get(reverse("units:export"), {"cap": "commune"})
    assert "00007" in b"".join(response.streaming_content).decode()


def test_number_of_queries_does_not_grow_with_rows(cast: Cast, django_assert_max_num_queries) -> None:
    for n in range(24):
        make.make_unit(f"Bến {n}", "xã", parent=cast.province)
    client = cast.officer.client()
    with django_assert_max_num_queries(14):
        client.get(reverse("units:list"), {"q": "Bến"})
    with django_assert_max_num_queries(18):
        client.get(reverse("units:unit", args=[cast.province.pk]))


class TestVillages:
    """What the own commune may do."""

    today = staticmethod(timezone.localdate)

    def post(self, member, view: str, /, *args, **data):
        return member.client().post(reverse(f"units:{view}", args=args), data)

    def test_officer_adds_a_village(self, cast: Cast) -> None:
        response = self.post(cast.officer, "village-add", name=" Đầm Sen ", level="thôn", valid_from="1/7/2025")
        assert response.status_code == 302
        assert [v.name for v in villages(cast.unit, self.today())] == ["Bãi Sậy", "Đầm Sen"]

    def test_a_name_in_the_other_tone_place_is_taken(self, cast: Cast) -> None:
        make.make_unit("Hoà Bình", "thôn", parent=cast.unit)
        response = self.post(cast.officer, "village-add", name="Hòa Bình", level="thôn", valid_from="1/7/2025")
        assert "Đã có thôn Hòa Bình" in response.content.decode()

    def test_officer_renames_a_village_from_a_day_on(self, cast: Cast) -> None:
        on = self.today() - dt.timedelta(days=10)
        data = {"name": "Bãi Sậy Mới", "level": "thôn", "on": f"{on:%d/%m/%Y}", "version": cast.village.version}
        assert self.post(cast.officer, "village-rename", cast.village.pk, **data).status_code == 302
        names = [[v.name for v in villages(cast.unit, day)] for day in (on - dt.timedelta(days=1), on)]
        assert names == [["Bãi Sậy"], ["Bãi Sậy Mới"]]

    def test_lost_race_shows_both_versions(self, cast: Cast) -> None:
        Unit.objects.filter(pk=cast.village.pk).update(version=2, name="Bãi Lau")
        data = {"name": "Bãi Tre", "level": "thôn", "legal_basis": "", "version": 1}
        response = self.post(cast.officer, "village-correct", cast.village.pk, **data)
        assert response.status_code == 409
        assert "Bãi Lau" in response.content.decode()
        assert Unit.objects.get(pk=cast.village.pk).name == "Bãi Lau"

    def test_officer_ends_a_village_into_another(self, cast: Cast) -> None:
        other = make.make_unit("Đầm Sen", "thôn", parent=cast.unit)
        data = {"on": f"{self.today():%d/%m/%Y}", "into": other.pk, "version": 1}
        assert self.post(cast.officer, "village-end", cast.village.pk, **data).status_code == 302
        assert "nhập vào" in page(cast.officer, "unit", cast.village.pk)

    def test_a_village_of_the_next_commune_looks_absent(self, cast: Cast) -> None:
        for name in ("village-rename", "village-correct", "village-end"):
            url = reverse(f"units:{name}", args=[cast.village.pk])
            assert cast.stranger.client().get(url).status_code == 404
            assert cast.stranger.client().post(url, {"name": "X"}).status_code == 404

    def test_partner_may_not_change_villages(self, cast: Cast) -> None:
        for name in ("villages", "village-add"):
            assert cast.partner.client().get(reverse(f"units:{name}")).status_code == 404

    def test_nobody_of_a_commune_corrects_reference_data(self, cast: Cast) -> None:
        url = reverse("units:correct", args=[cast.unit.pk])
        assert cast.officer.client().get(url).status_code == 404
