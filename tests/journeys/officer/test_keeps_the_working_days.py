"""The officer enters the notice of next year, mends a slip on the way, and sees the year settled."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible
from tests.cast import Cast

pytestmark = pytest.mark.journey
NOTICE = {
    "number": "15/TB-UBND",
    "tet_from": "4/2/2027",
    "tet_last": "10/2/2027",
    "national_from": "2/9/2027",
    "national_last": "5/9/2027",
    "swaps": "29/4/2027 10/5/2027",
    "source": "Bản giấy lưu ở văn phòng",
    "reason": "Thông báo mới",
}


@pytest.mark.parametrize("width", [1280, 360])
def test_officer_enters_the_notice_of_a_year(window: Callable[..., Any], cast: Cast, width: int) -> None:
    page = window(cast.officer.user, width=width)
    page.goto("/ngay-lam-viec/?nam=2027")
    assert page.get_by_text("Tạm tính", exact=True).first.is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Ghi thông báo nghỉ năm 2027").click()
    for name, text in NOTICE.items():
        page.locator(f"#id_{name}").fill(text)
    page.get_by_role("button", name="Ghi thông báo").click()
    assert page.get_by_text("10/05/2027 vốn là ngày làm việc").first.is_visible()
    assert_accessible(page)
    page.locator("#id_swaps").fill("29/4/2027 8/5/2027")
    page.get_by_role("button", name="Ghi thông báo").click()
    page.wait_for_url("**/ngay-lam-viec/?nam=2027")
    assert page.get_by_text("Tạm tính", exact=True).count() == 0
    assert page.get_by_text("làm bù thứ Bảy, 08/05/2027").is_visible()
    assert_accessible(page)
