"""The officer founds a club, pastes its members, mends what is named, seats the board, and looks a shelter's address up."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.community import SHELTER, initiative_of, kind_of

pytestmark = pytest.mark.journey
ROWS = [f"Anh thứ {number}\tNam\t{1960 + number}\tBãi Sậy\t\t1/4/2024" for number in range(26)]
ROWS += [f"Chị thứ {number}\tNữ\t\t\t\t1/4/2024" for number in range(10)]


@pytest.mark.parametrize("width", [1280, 360])
def test_officer_founds_a_club_and_sees_what_it_misses(window: Callable[..., Any], cast: Cast, width: int) -> None:
    kind_of(SHELTER)
    page = window(cast.officer.user, width=width)
    page.goto("/mo-hinh/")
    assert page.get_by_text("Chưa có mô hình nào").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Lập mô hình").first.click()
    assert_accessible(page)
    page.get_by_role("link", name="Câu lạc bộ Nam giới tiên phong").click()
    page.get_by_label("Tên mô hình").fill("CLB Đàn ông vào bếp")
    page.get_by_label("Ngày thành lập").fill("1/3/2024")
    page.get_by_label("Thôn, tổ dân phố").select_option(label="thôn Bãi Sậy")
    assert_accessible(page)
    page.get_by_role("button", name="Lập mô hình").click()
    page.get_by_role("link", name="Nhập danh sách").first.click()
    assert_accessible(page)
    page.get_by_label("Hoặc dán các dòng").fill("\n".join([*ROWS[:-1], ROWS[-1].replace("Nữ", "Bà")]))
    page.get_by_role("button", name="Kiểm tra danh sách").click()
    assert page.get_by_text("Thành viên!B36").is_visible()
    assert_accessible(page)
    page.get_by_label("Hoặc dán các dòng").fill("\n".join(ROWS))
    page.get_by_role("button", name="Kiểm tra danh sách").click()
    assert_accessible(page)
    page.get_by_role("button", name="Ghi", exact=True).click()
    assert page.get_by_text("Thiếu 4 nam").first.is_visible()
    assert_accessible(page)
    page.goto("/mo-hinh/")
    assert_accessible(page)
    page.get_by_role("link", name="CLB Đàn ông vào bếp").click()
    page.get_by_role("link", name="Ban mới").click()
    page.get_by_role("button", name="Lập ban").click()
    page.get_by_role("link", name="Thêm người vào ban").click()
    page.get_by_label("Chức danh").select_option(label="Chủ nhiệm")
    page.get_by_label("Là thành viên").select_option(label="Anh thứ 0")
    assert_accessible(page)
    page.get_by_role("button", name="Thêm", exact=True).click()
    assert page.get_by_text("Chủ nhiệm, nam").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Lịch sử").click()
    assert_accessible(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_officer_reviews_and_looks_a_secret_address_up(window: Callable[..., Any], cast: Cast, width: int) -> None:
    initiative_of(cast, SHELTER, "Nơi tạm lánh số 1")
    page = window(cast.officer.user, width=width)
    page.goto("/mo-hinh/")
    page.get_by_role("link", name="Nơi tạm lánh số 1").click()
    assert_accessible(page)
    page.get_by_role("link", name="Ghi địa chỉ").click()
    page.get_by_label("Địa chỉ và cách vào").fill("Ngôi nhà mái tôn xanh sau chợ")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi địa chỉ").click()
    assert page.get_by_text("mái tôn").count() == 0
    page.get_by_role("link", name="Xem địa chỉ").click()
    assert_accessible(page)
    page.get_by_label("Thăm, kiểm tra cơ sở").check()
    page.get_by_role("button", name="Xem địa chỉ").click()
    assert page.get_by_text("Ngôi nhà mái tôn xanh").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Xong").click()
    assert page.get_by_text("thăm, kiểm tra cơ sở").is_visible()
    page.get_by_role("link", name="Ghi bản đánh giá").click()
    page.get_by_label("Ai đánh giá").fill("Tổ kiểm tra của xã")
    page.get_by_label("Điểm tiêu chí 3").fill("85")
    page.get_by_role("textbox", name="Kết luận").fill("Sẵn sàng đón người.")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi bản đánh giá").click()
    assert page.get_by_text("85 điểm").first.is_visible()
    assert_accessible(page)
    page.goto("/mo-hinh/muc-can-co/")
    assert_accessible(page)
