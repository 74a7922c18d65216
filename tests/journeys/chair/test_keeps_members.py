"""The chair of a club finds the own club at once, adds somebody, notes who left, and prints the list."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.community import chair_of, initiative_of, members_of

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 360])
def test_chair_keeps_the_list_of_the_own_club(window: Callable[..., Any], cast: Cast, width: int) -> None:
    club = initiative_of(cast, makes_organisation=True)
    members_of(club, men=29, women=10)
    page = window(chair_of(club).user, width=width)
    page.goto("/mo-hinh/")
    assert page.get_by_role("heading", name=club.name).is_visible()
    assert page.get_by_role("link", name="Sửa", exact=True).count() == 0
    assert_accessible(page)
    page.get_by_role("link", name="Thêm thành viên").first.click()
    page.get_by_label("Họ và tên").fill("Lù A Páo")
    page.get_by_label("Nam", exact=True).check()
    page.get_by_label("Vào từ ngày").fill("1/4/2024")
    assert_accessible(page)
    page.get_by_role("button", name="Thêm", exact=True).click()
    assert page.get_by_text("30 nam").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Ghi ra Anh thứ 7").click()
    assert_accessible(page)
    page.get_by_role("button", name="Ghi ra").click()
    assert page.get_by_text("29 nam").is_visible()
    page.get_by_role("link", name="Lù A Páo", exact=True).click()
    assert_accessible(page)
    page.goto(f"/mo-hinh/{club.pk}/thanh-vien/in/")
    assert page.get_by_text("Ký tên").is_visible()
    assert_accessible(page)
