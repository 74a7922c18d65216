"""The officer writes a course down, pastes its trainees, notes who is there on a phone, and prints the certificates."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.training import today, topic_of

pytestmark = pytest.mark.journey
PEOPLE = [
    "Lò Thị Mẩy\tNữ\t1988\tBãi Sậy\tTrạm Y tế xã\tCộng tác viên",
    "Vi Văn Pản\tNam\t1979\t\tCông an xã\tCán bộ, công chức",
    "Hà Thị Xoan\tNữ",
]


@pytest.mark.parametrize("width", [1280, 360])
def test_officer_runs_a_course_to_its_certificates(window: Callable[..., Any], cast: Cast, width: int) -> None:
    topic_of()
    page = window(cast.officer.user, width=width)
    page.goto("/tap-huan/")
    assert page.get_by_text("Chưa có khóa học nào").is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Lập khóa học").first.click()
    page.get_by_label("Tên khóa học").fill("Tiếp nhận ban đầu")
    page.get_by_label("Chuyên đề").select_option(label="Tiếp nhận và ứng phó ban đầu khi có bạo lực")
    page.get_by_label("Tổng số giờ").fill("3,5")
    assert_accessible(page)
    page.get_by_role("button", name="Lập khóa học").click()
    assert_accessible(page)
    page.get_by_role("link", name="Nhập danh sách").first.click()
    assert_accessible(page)
    page.get_by_label("Hoặc dán các dòng").fill("\n".join([*PEOPLE[:-1], "Hà Thị Xoan\tBà"]))
    page.get_by_role("button", name="Kiểm tra danh sách").click()
    assert page.get_by_text("Học viên!B3").is_visible()
    assert_accessible(page)
    page.get_by_label("Hoặc dán các dòng").fill("\n".join(PEOPLE))
    page.get_by_role("button", name="Kiểm tra danh sách").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    assert page.get_by_role("link", name="Lò Thị Mẩy", exact=True).is_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Tiếp nhận ban đầu").click()
    page.get_by_role("link", name="Thêm buổi").first.click()
    page.get_by_label("Từ giờ").fill("8h00")
    page.get_by_label("Đến giờ").fill("11h30")
    assert_accessible(page)
    page.get_by_role("button", name="Thêm", exact=True).click()
    _note_who_is_there(page)
    page.get_by_role("link", name="Kết thúc khóa học").first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Kết thúc").click()
    assert page.get_by_text("2 người: 1 nữ, 1 nam").is_visible()
    _certify(page)
    page.goto("/tap-huan/ai-da-hoc/")
    assert page.get_by_role("rowheader", name="Lò Thị Mẩy").is_visible()
    assert_accessible(page)
    page.goto("/tap-huan/so-chung-nhan/?so=2")
    assert page.get_by_text("còn hiệu lực", exact=True).is_visible()
    assert_accessible(page)


def _note_who_is_there(page: Any) -> None:
    """Everybody, then the one who is not: one tap each, without the page going away."""
    page.get_by_role("link", name="Điểm danh").first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Tất cả có mặt").click()
    page.get_by_role("button", name="Vắng Hà Thị Xoan").click()
    page.get_by_text("1 vắng").wait_for()
    assert page.get_by_role("button", name="Vắng Hà Thị Xoan").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert_accessible(page)
    page.get_by_role("button", name="Ghi buổi này đã học").click()
    assert page.get_by_text("2 lượt người").first.is_visible()


def _certify(page: Any) -> None:
    page.get_by_role("link", name="Cấp chứng nhận").click()
    page.get_by_role("link", name="Ghi mẫu chứng nhận").click()
    page.get_by_label("Chức vụ người ký").fill("Phó Chủ tịch")
    page.get_by_label("Họ và tên người ký").fill("Đàm Quang Khải")
    assert_accessible(page)
    page.get_by_role("button", name="Lưu").click()
    assert_accessible(page)
    page.goto("/tap-huan/")
    page.get_by_role("link", name="Tiếp nhận ban đầu", exact=True).click()
    page.get_by_role("link", name="Cấp chứng nhận").click()
    assert_accessible(page)
    page.get_by_role("button", name="Cấp chứng nhận").click()
    assert page.get_by_role("rowheader", name=f"002/{today().year}/GCN-UBND").is_visible()
    assert_accessible(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="In 2 chứng nhận").click()
    assert waiting.value.suggested_filename == "chung-nhan.pdf"
    assert len(pypdfium2.PdfDocument(str(waiting.value.path()))) == 2
