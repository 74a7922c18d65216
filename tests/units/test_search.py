"""Searching by name: accents rank, tone places do not matter, missing accents still find."""

import pytest

from donghanh.units.models import Unit
from donghanh.units.naming import search_text, sorting_key
from donghanh.units.queries import search_units

pytestmark = pytest.mark.django_db


def unit(name: str, level: str = "xã", code: str = "", parent: Unit | None = None) -> Unit:
    return Unit.objects.create(
        kind="province" if level == "tỉnh" else "commune",
        code=code or name[:12],
        name=name,
        level=level,
        parent=parent,
        valid_from="2025-07-01",
        search=search_text(level=level, name=name),
        sort_key=name,
    )


def found(text: str) -> list[str]:
    return [u.name for u in search_units(text)]


@pytest.mark.parametrize("typed", ["Hòa Lạc", "Hoà Lạc", "HOÀ LẠC", "hoa lac", "xã hòa lạc", "hòa"])
def test_name_is_found_however_it_is_typed(typed: str) -> None:
    unit("Hòa Lạc")
    assert found(typed) == ["Hòa Lạc"]


def test_same_accents_rank_above_look_alikes() -> None:
    for name in ("Cam Tân", "Cẩm Tân", "Cầm Tấn"):
        unit(name)
    assert found("cẩm tân")[0] == "Cẩm Tân"
    assert found("cầm tấn")[0] == "Cầm Tấn"
    assert set(found("cam tan")) == {"Cam Tân", "Cẩm Tân", "Cầm Tấn"}


def test_the_name_itself_ranks_above_names_that_hold_it() -> None:
    for name in ("Tân An Hội", "An Hội", "An"):
        unit(name)
    assert found("An")[0] == "An"
    assert found("an hội")[:2] == ["An Hội", "Tân An Hội"]


def test_d_with_stroke_is_found_with_and_without_it() -> None:
    unit("Đá Trắng")
    assert found("da trang") == found("đá trắng") == ["Đá Trắng"]


def test_digits_are_the_beginning_of_a_code() -> None:
    unit("Sông Mây", code="16939")
    unit("Bến Đò", code="16942")
    assert set(found("169")) == {"Sông Mây", "Bến Đò"}
    assert found("16939") == ["Sông Mây"]


def test_a_comma_asks_for_a_unit_above() -> None:
    an_lam, other = unit("An Lam", "tỉnh", "Z1"), unit("Bắc Lam", "tỉnh", "Z2")
    unit("Thái Hòa", code="A", parent=an_lam)
    unit("Thái Hoà", code="B", parent=other)
    assert [u.code for u in search_units("Thái Hòa, An Lam")] == ["A"]


@pytest.mark.parametrize("text", ["", "   ", ",", "%", "_", "|"])
def test_nothing_in_particular_finds_nothing(text: str) -> None:
    unit("Sông Mây")
    assert found(text) == []


def test_a_name_stands_before_the_names_it_begins() -> None:
    names = ["Đá", "Bác Ái Tây", "Dak", "Bác Ái", "Bác Ái Đông", "Ấn", "An Hội", "An"]
    assert sorted(names, key=sorting_key) == ["An", "An Hội", "Ấn", "Bác Ái", "Bác Ái Đông", "Bác Ái Tây", "Dak", "Đá"]
