"""A week on the air: the officer writes, the leader approves, the officer lays the week out, the station marks, it counts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.communication.loading import load_communication
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.activities import TESTS, kind_of

pytestmark = pytest.mark.journey
TITLE = "Bữa cơm tối"


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_script_to_the_counted_broadcast(window: Callable[..., Any], cast: Cast, width: int) -> None:
    kind_of("broadcast")
    load_communication(by=TESTS, at=timezone.now())
    page = window(cast.officer.user, width=width)
    page.goto("/truyen-thong/")
    assert page.get_by_text("Bắt đầu từ một bài đọc").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Viết bài đầu tiên").click()
    page.get_by_label("Tên bài").fill(TITLE)
    page.get_by_label("Chủ đề").select_option("family")
    page.get_by_label("Lời đọc").fill("Kính thưa bà con. Chia việc nhà là thương nhau bằng việc làm.")
    assert_accessible(page)
    page.get_by_role("button", name="Lưu bài").click()
    page.get_by_role("heading", name=TITLE).wait_for()
    assert page.get_by_text("khoảng 10 giây").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Gửi duyệt").click()
    page.get_by_role("button", name="Gửi duyệt").click()
    page.get_by_text("Chờ duyệt").first.wait_for()
    address = page.url

    desk = window(cast.leader.user, width=width)
    desk.goto("/truyen-thong/bai/")
    assert_accessible(desk)
    desk.get_by_role("link", name="Xem các bài chờ duyệt").click()
    desk.get_by_role("link", name=TITLE).click()
    assert desk.url == address
    desk.get_by_role("link", name="Duyệt bài").click()
    assert_accessible(desk)
    desk.get_by_role("button", name="Duyệt bài").click()
    desk.get_by_text("Đã duyệt").first.wait_for()

    page.goto(address)
    page.get_by_role("link", name="Bản đọc").click()
    assert_accessible(page)
    page.get_by_role("link", name="Quay lại").click()
    page.get_by_role("link", name="Xếp lịch").click()
    page.get_by_label("Giờ phát").fill("5h30")
    page.get_by_label("Đài", exact=True).select_option(label="Hội Liên hiệp Phụ nữ xã")
    page.get_by_label("Hoặc số tuần phát").fill("3")
    page.get_by_label("Số lượt đọc liền nhau").fill("2")
    assert_accessible(page)
    page.get_by_role("button", name="Xếp lịch").click()
    page.get_by_text("1 lượt trong tuần, đã phát 0").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="Bản in").click()
    assert page.get_by_role("heading", name="Lịch phát thanh").is_visible()
    assert_accessible(page)

    station = window(cast.partner.user, width=width)
    station.goto("/truyen-thong/")
    assert station.get_by_role("link", name="Tài liệu").count() == 0
    station.get_by_role("button", name=re.compile("^Đã phát")).click()
    station.get_by_text("1 lượt trong tuần, đã phát 1").wait_for()
    assert_accessible(station)

    page.goto("/hoat-dong/")
    page.get_by_role("link", name=TITLE).click()
    assert page.get_by_text("Từ lịch phát thanh").is_visible()
    assert_accessible(page)
    page.goto("/hoat-dong/tong-hop/")
    assert page.get_by_text("Phát thanh trên loa").first.is_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_kit_stock_and_media_read_well(window: Callable[..., Any], cast: Cast, width: int) -> None:
    load_communication(by=TESTS, at=timezone.now())
    page = window(cast.officer.user, width=width)
    page.goto("/truyen-thong/thang-hanh-dong/")
    assert_accessible(page)
    page.get_by_role("link", name="Lập bộ của năm nay").click()
    page.get_by_label("Chủ đề").fill("An toàn trong mỗi nhà")
    year = timezone.localdate().year
    page.get_by_label("Từ ngày").fill(f"15/11/{year}")
    page.get_by_label("Đến hết ngày").fill(f"15/12/{year}")
    assert_accessible(page)
    page.get_by_role("button", name="Lập", exact=True).click()
    page.get_by_role("link", name="Gửi đề nghị").click()
    page.get_by_role("button", name="Gửi đề nghị").click()
    page.get_by_role("heading", name="Các nơi đã làm đến đâu").wait_for()
    assert_accessible(page)

    body = window(cast.village_head.user, width=width)
    body.goto("/truyen-thong/thang-hanh-dong/")
    assert_accessible(body)
    body.get_by_role("link", name=re.compile("^Trả lời Treo")).click()
    body.get_by_label("Đã làm").check()
    assert_accessible(body)
    body.get_by_role("button", name="Ghi lại").click()
    body.get_by_text("đã làm").first.wait_for()

    page.goto("/truyen-thong/tai-lieu/")
    assert_accessible(page)
    page.get_by_role("link", name="Thêm tài liệu đầu tiên").click()
    page.get_by_label("Tên tài liệu").fill("Tờ rơi Gọi 111")
    page.get_by_label("Đơn vị tính").fill("tờ")
    page.get_by_role("button", name="Thêm").click()
    page.get_by_label("Số lượng").fill("1.200")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_text("1.200").first.wait_for()
    assert_accessible(page)

    page.goto("/truyen-thong/tin-bai/")
    assert_accessible(page)
    page.get_by_role("link", name="Ghi tin bài đầu tiên").click()
    page.get_by_label("Kênh").select_option(label="Facebook")
    page.get_by_label("Tên tin, bài").fill("Lễ phát động")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_role("link", name="Lễ phát động").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="Cả năm theo kênh và tháng").click()
    assert_accessible(page)
