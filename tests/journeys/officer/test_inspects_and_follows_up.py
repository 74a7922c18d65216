"""The officer inspects a hamlet; its head answers the finding on a phone; somebody else verifies it. And a survey."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories import make_unit
from tests.factories.activities import kind_of
from tests.factories.inspections import version_of

pytestmark = pytest.mark.journey


def test_officer_inspects_and_the_finding_is_verified_by_another(window: Callable[..., Any], cast: Cast) -> None:
    kind_of("inspection")
    version_of()
    page = window(cast.officer.user)
    page.goto("/kiem-tra/")
    assert page.get_by_text("Chưa có cuộc kiểm tra nào").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Lập cuộc kiểm tra").first.click()
    assert_accessible(page)
    page.get_by_label("Kiểm tra nơi nào").select_option(label="Thôn Bãi Sậy")
    page.get_by_role("button", name="Lập cuộc kiểm tra").click()
    assert_accessible(page)
    page.get_by_label("Người trong xã").select_option(label="Phó Chủ tịch: Đàm Quang Khải")
    page.get_by_label("Là trưởng đoàn").check()
    page.get_by_role("button", name="Thêm vào đoàn").click()
    assert page.get_by_text("Trưởng đoàn", exact=True).is_visible()
    page.get_by_role("link", name="Ghi bảng kiểm").click()
    assert_accessible(page)
    page.get_by_role("radiogroup", name="Sinh hoạt đủ mỗi tháng một lần").get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Lưu và về cuộc kiểm tra").click()
    assert page.get_by_text("Đã trả lời 1 trên 10 câu").is_visible()
    page.get_by_role("link", name="Ghi kiến nghị").click()
    page.get_by_label("Tồn tại, hạn chế").fill("Hai tháng không sinh hoạt")
    page.get_by_label("Yêu cầu khắc phục").fill("Sinh hoạt bù trong tháng")
    page.get_by_label("Cần sửa").check()
    page.get_by_label("Nơi khắc phục").select_option(label="Ban quản lý thôn Bãi Sậy (Cả cơ quan)")
    page.get_by_label("Hoặc trong bao nhiêu ngày làm việc").fill("10")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi kiến nghị").click()
    assert page.get_by_text("Chưa gửi").is_visible()
    page.get_by_role("link", name="Kết luận").click()
    assert_accessible(page)
    page.get_by_role("textbox", name="Kết luận").fill("Có nền nếp, còn bỏ hai buổi.")
    page.get_by_role("button", name="Kết luận").click()
    assert page.get_by_text("Đã kết luận", exact=True).is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Xem, in bảng đã ghi").click()
    assert_accessible(page)

    phone = window(cast.village_head.user, width=360)
    phone.goto("/")
    assert_accessible(phone)
    phone.get_by_role("link", name="Hai tháng không sinh hoạt").click()
    assert_accessible(phone)
    phone.get_by_role("link", name="Báo đã khắc phục").click()
    phone.get_by_label("Đã làm gì").fill("Đã sinh hoạt bù hai buổi")
    assert_accessible(phone)
    phone.get_by_role("button", name="Gửi kết quả").click()
    assert phone.get_by_text("Người xác nhận được").is_visible()
    assert_accessible(phone)

    leader = window(cast.leader.user, width=360)
    leader.goto("/")
    assert_accessible(leader)
    leader.get_by_role("link", name="Hai tháng không sinh hoạt").click()
    leader.get_by_role("link", name="Xác nhận", exact=True).click()
    assert_accessible(leader)
    leader.get_by_role("button", name="Xác nhận").click()
    assert leader.get_by_text("Đã xong đúng hạn").first.is_visible()
    leader.goto("/kiem-tra/kien-nghi/")
    assert_accessible(leader)


@pytest.mark.parametrize("width", [1280, 360])
def test_officer_surveys_hamlets_and_records_the_choice(window: Callable[..., Any], cast: Cast, width: int) -> None:
    make_unit("Gốc Đa", "thôn", parent=cast.unit)
    page = window(cast.officer.user, width=width)
    page.goto("/kiem-tra/khao-sat/")
    assert_accessible(page)
    page.get_by_role("link", name="Lập cuộc khảo sát").first.click()
    page.get_by_label("Tên cuộc khảo sát").fill("Chọn thôn điểm")
    assert_accessible(page)
    page.get_by_role("button", name="Lập cuộc khảo sát").click()
    page.get_by_role("link", name="Thôn Bãi Sậy").click()
    assert_accessible(page)
    page.get_by_label("Bé trai").fill("64")
    page.get_by_label("Bé gái").fill("50")
    page.get_by_role("button", name="Lưu và về bảng").click()
    assert page.get_by_text("Còn thiếu số liệu").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Chọn thôn điểm").click()
    page.get_by_label("Thôn được chọn").select_option(index=1)
    page.get_by_label("Vì sao chọn thôn này").fill("Tỷ số cao nhất")
    page.get_by_label("Số văn bản").fill("52/KH-UBND")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi lựa chọn").click()
    assert page.get_by_role("heading", name="Đã chọn").is_visible()
    assert_accessible(page)
    page.goto("/kiem-tra/bang-kiem/")
    assert_accessible(page)
