"""A year of activities comes from a spreadsheet: pasted, mended where it is wrong, recorded at once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.foundation.web import formats
from tests.browser import assert_accessible

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [360, 1280])
def test_a_pasted_table_is_mended_and_recorded(enter: Callable[..., Any], width: int) -> None:
    page = enter("hanh", width=width)
    page.goto("/hoat-dong/")
    page.get_by_role("link", name="Nhập nhiều hoạt động từ bảng tính").click()
    assert_accessible(page)
    day = timezone.localdate() - dt.timedelta(days=20)
    lines = [
        f"{formats.date(day - dt.timedelta(days=n))}\tHội thi\tHội thi số {n} ({width})\t{30 + n}" for n in range(3)
    ]
    head = "Ngày\tLoại\tTên hoạt động\tTổng số"
    wrong = f"31/11/2026\tHội thi\tHội thi lạc ngày ({width})\t30"
    page.get_by_label("Dán các dòng chép từ bảng tính").fill("\n".join([head, *lines, wrong]))
    page.get_by_role("button", name="Soát bảng").click()
    page.get_by_text("3 dòng đúng, 1 dòng cần sửa").first.wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="A5 Ngày").click()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Ngày A5"
    grid = page.locator(".dh-grid-in")
    assert grid.evaluate("one => one.clientWidth") <= width
    grid.evaluate("one => one.scrollLeft = one.scrollWidth")
    assert page.get_by_role("link", name="A5 Ngày").bounding_box()["x"] >= 0, "what is wrong stays in sight"
    page.get_by_label("Ngày A5").fill(formats.date(day))
    page.get_by_role("button", name="Lưu và soát lại").click()
    page.get_by_text("Cả 4 dòng đều đúng").first.wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Ghi 4 hoạt động").click()
    page.get_by_text("Đã ghi 4 hoạt động từ bảng này").first.wait_for()
    page.get_by_role("link", name="Xem các hoạt động").click()
    page.get_by_role("link", name=f"Hội thi lạc ngày ({width})").wait_for()
    assert_accessible(page)
