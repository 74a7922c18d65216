"""The shipped tables answer the questions the reform of 2025 raised."""

import datetime as dt
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from donghanh.domain.territory import Territory, territory_from_tables
from donghanh.domain.territory.tables import TABLES

FOLDER = Path(__file__).resolve().parents[3] / "data" / "units"
BEFORE, REFORM, NOW = dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 11, 1)


@cache
def shipped() -> Territory:
    with ExitStack() as stack:
        return territory_from_tables({n: stack.enter_context((FOLDER / n).open(encoding="utf-8")) for n in TABLES})


@pytest.mark.parametrize(
    ("kind", "day", "count"),
    [
        ("province", BEFORE, 63),
        ("district", BEFORE, 696),
        ("commune", BEFORE, 10_035),
        ("province", REFORM, 34),
        ("district", REFORM, 0),
        ("commune", REFORM, 3_321),
        ("commune", NOW, 3_321),
        ("commune", dt.date(2021, 11, 1), 10_599),
    ],
)
def test_official_counts_hold(kind: str, day: dt.date, count: int) -> None:
    assert len(shipped().units(kind, day)) == count


def test_ten_communes_of_dong_nai_became_wards_in_2026() -> None:
    def levels(day: dt.date) -> tuple[int, int, int]:
        units = shipped().units("commune", day)
        xa, phuong, dac_khu = (sum(u.level == level for u in units) for level in ("xã", "phường", "đặc khu"))
        return xa, phuong, dac_khu

    assert levels(REFORM) == (2_621, 687, 13)
    assert levels(dt.date(2026, 4, 30)) == (2_611, 697, 13)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("16939", "phường Hoà Hiếu", "phường Thái Hòa"),
        ("15178", "xã Cẩm Tân", "xã Cẩm Tân"),
        ("10729", "xã Thượng Quận", "phường Trần Liễu"),
        ("16204", "xã Bình Lương", None),
        ("58", "tỉnh Ninh Thuận", None),
        ("15", "tỉnh Yên Bái", "tỉnh Lào Cai"),
        ("52", "tỉnh Bình Định", "tỉnh Gia Lai"),
        ("91", "tỉnh Kiên Giang", "tỉnh An Giang"),
        ("414", "thị xã Thái Hoà", None),
        ("22736", "thị trấn Trường Sa", "đặc khu Trường Sa"),
    ],
)
def test_a_code_means_another_unit_after_the_reform(code: str, before: str, after: str | None) -> None:
    old, new = shipped().unit(code, BEFORE), shipped().unit(code, REFORM)
    assert old is not None
    assert old.full_name == before
    assert (new and new.full_name) == after


@pytest.mark.parametrize(
    ("code", "successors"),
    [
        ("16939", {("16939", True)}),
        ("16204", {("16186", True)}),
        ("58", {("56", True)}),
        ("10729", {("10729", False), ("10750", False)}),
        ("498", {("20333", True)}),
    ],
)
def test_successors_are_found_by_code_and_day(code: str, successors: set[tuple[str, bool]]) -> None:
    old = shipped().unit(code, BEFORE)
    assert old is not None
    assert {(d.version.code, d.is_whole) for d in shipped().successors(old, NOW)} == successors


def test_a_unit_of_the_same_name_may_be_larger() -> None:
    new = shipped().unit("15178", NOW)
    assert new is not None
    old = shipped().predecessors(new, BEFORE)
    assert {d.version.name for d in old} == {"Cẩm Long", "Cẩm Tân", "Cẩm Phú"}
    assert all(d.is_whole for d in old)


@pytest.mark.parametrize("name", ["Hoàng Sa", "Trường Sa", "Cồn Cỏ", "Lý Sơn", "Bạch Long Vĩ", "Côn Đảo", "Phú Quốc"])
def test_no_island_is_dropped(name: str) -> None:
    assert shipped().existed(name, "đặc khu", NOW)
    assert shipped().existed(name, "huyện", BEFORE) or shipped().existed(name, "thành phố", BEFORE)


def test_existence_depends_on_the_day_and_not_on_the_place_of_the_tone_mark() -> None:
    territory = shipped()
    assert territory.existed("Hòa Hiếu", "phường", dt.date(2023, 3, 1)) is True
    assert territory.existed("Hoà Hiếu", "Phường", dt.date(2023, 3, 1)) is True
    assert territory.existed("Hòa Hiếu", "phường", NOW) is False
    assert territory.existed("Hoa Hieu", "phường", dt.date(2023, 3, 1)) is False, "accents tell names apart"
    assert territory.existed("Hòa Hiếu", "phường", dt.date(2019, 3, 1)) is None, "the tables begin in 2021"


def test_every_commune_of_the_old_map_is_carried_on_and_every_new_one_has_a_past() -> None:
    territory = shipped()
    covered = set()
    for old in territory.units("commune", BEFORE):
        descents = territory.successors(old, REFORM)
        assert descents, old
        assert len(descents) == 1 or not any(d.is_whole for d in descents), old
        covered.update(d.version.code for d in descents)
    islands = {"11948", "19742", "20333", "21548", "26732"}  # districts without communes before
    assert {u.code for u in territory.units("commune", REFORM)} == covered | islands


def test_every_chain_of_parents_ends_at_a_province() -> None:
    territory = shipped()
    for day, depth in ((BEFORE, 2), (REFORM, 1), (NOW, 1)):
        for commune in territory.units("commune", day):
            assert [u.kind for u in territory.above(commune, day)][-1] == "province"
            assert len(territory.above(commune, day)) == depth
