"""The officer draws an estimate up, the leader approves it, a voucher is booked with its scan, the year is read as one paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import assert_accessible
from tests.cast import Cast
from tests.documents.pictures.test_pictures import photo
from tests.factories.budget import TODAY, money_in, plan_this_year

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_estimate_to_the_settlement(
    window: Callable[..., Any], cast: Cast, width: int, tmp_path: Path
) -> None:
    (tmp_path / "phieu.jpg").write_bytes(photo())
    plan = plan_this_year(cast, title="Nói không với bạo lực")
    money_in(cast, 5_000_000)
    page = window(cast.officer.user, width=width)
    page.goto("/kinh-phi/")
    assert_accessible(page)
    page.get_by_role("link", name=plan.title, exact=True).click()
    page.get_by_role("button", name="Lập dự toán").click()
    page.get_by_role("link", name="Thêm dòng đầu tiên").click()
    assert_accessible(page)
    for label, text in (
        ("Nội dung chi", "Nước uống buổi nói chuyện"),
        ("Đơn vị tính", "người"),
        ("Số lượng", "100"),
        ("Đơn giá", "20.000"),
    ):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Lưu dòng").click()
    assert page.get_by_text("Hai triệu đồng.").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Gửi duyệt").click()
    page.get_by_role("button", name="Gửi duyệt").click()
    page.get_by_text("Chờ duyệt").first.wait_for()
    address = page.url

    desk = window(cast.leader.user, width=width)
    desk.goto("/kinh-phi/")
    desk.get_by_role("link", name="Xem và duyệt dự toán").click()
    assert desk.url == address
    assert_accessible(desk)
    desk.get_by_role("link", name="Duyệt dự toán").click()
    assert_accessible(desk)
    desk.get_by_role("button", name="Duyệt dự toán").click()
    desk.get_by_text("Dự toán lần đầu").wait_for()

    page.goto(address)
    page.get_by_role("link", name="Ghi khoản chi").click()
    page.get_by_label("Dòng dự toán", exact=True).select_option(index=1)
    for label, text in (
        ("Số tiền", "2.100.000"),
        ("Số chứng từ", "PC 01"),
        ("Chi cho gì", "Mua nước uống"),
        ("Trả cho người, cửa hàng", "Quán Bến Xưa"),
    ):
        page.get_by_role("textbox", name=label).fill(text)
    page.get_by_role("button", name="Ghi khoản chi").click()
    page.get_by_text("Cần xem lại trước khi chi").wait_for()
    assert_accessible(page)
    page.get_by_label("Vẫn chi, dù vượt dòng dự toán").check()
    page.locator("input[type=file]").set_input_files(tmp_path / "phieu.jpg")
    page.get_by_role("button", name="Ghi khoản chi").click()
    page.get_by_text("Hai triệu một trăm nghìn đồng").wait_for()
    assert page.get_by_role("link", name="Tệp 1").is_visible()
    assert_accessible(page)

    page.goto(f"/kinh-phi/quyet-toan/?nam={TODAY.year}")
    assert page.get_by_text("2.100.000").first.is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Bản in").click()
    assert page.get_by_text("Hai triệu một trăm nghìn đồng.").is_visible()
    assert_accessible(page)
