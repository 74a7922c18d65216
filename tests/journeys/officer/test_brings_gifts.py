"""A donor's gifts come in, a visit hands them over, and the public list says what became of them; nobody who received is named."""

from collections.abc import Callable
from typing import Any

import pytest

from donghanh.budget.models import Source
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.activities import kind_of
from tests.factories.budget import TODAY

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_donor_to_the_public_list(window: Callable[..., Any], cast: Cast, width: int) -> None:
    kind_of("visit")
    page = window(cast.officer.user, width=width)
    page.goto("/kinh-phi/nguon-thu/ghi/")
    page.get_by_label("Nguồn", exact=True).select_option(value=Source.DONOR)
    page.get_by_role("textbox", name="Số tiền").fill("6.000.000")
    page.get_by_label("Là hiện vật").check()
    page.get_by_role("textbox", name="Hiện vật gì").fill("20 suất quà")
    page.get_by_role("textbox", name="Nhà tài trợ").fill("Quỹ Hạt Sen (giả định)")
    page.get_by_label("Nhà tài trợ đồng ý nêu tên").check()
    assert_accessible(page)
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_text("Quỹ Hạt Sen").first.wait_for()

    page.goto("/hoat-dong/ghi/")
    page.get_by_role("link", name="Thăm hỏi, tặng quà").first.click()
    page.get_by_label("Số người nhận").or_(page.get_by_label("Số người dự")).first.fill("20")
    page.get_by_label("Trong đó nữ").fill("17")
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_text("17 nữ").first.wait_for()

    page.goto("/kinh-phi/qua/ghi/")
    for label, text in (
        ("Quà gì, nhân dịp nào", "Quà Tháng hành động"),
        ("Số suất", "20"),
        ("Số người nhận", "20"),
        ("Tổng trị giá", "6.000.001"),
    ):
        page.get_by_role("textbox", name=label).fill(text)
    page.get_by_label("Lấy từ khoản").select_option(index=1)
    page.get_by_label("Trao tại hoạt động").select_option(index=1)
    assert_accessible(page)
    page.get_by_role("button", name="Ghi lại").click()
    page.locator(".dh-error, .dh-field__error, [id$=_error]").first.wait_for()
    assert page.get_by_role("textbox", name="Quà gì").input_value() == "Quà Tháng hành động", "what was typed is kept"
    page.get_by_role("textbox", name="Tổng trị giá").fill("6.000.000")
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_text("Quà Tháng hành động").first.wait_for()
    assert_accessible(page)

    page.goto(f"/kinh-phi/nguon-thu/cong-khai/?nam={TODAY.year}")
    assert page.get_by_text("Quỹ Hạt Sen").first.is_visible()
    assert page.get_by_text("6.000.000").first.is_visible()
    assert_accessible(page)
