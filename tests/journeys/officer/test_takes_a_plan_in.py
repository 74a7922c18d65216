"""The officer drops a paper in, looks through what was read, puts it into force and sends the work out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import assert_accessible

pytestmark = pytest.mark.journey

PAPER = """ỦY BAN NHÂN DÂN
XÃ SÔNG MÂY
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Mây, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Truyền thông về chia sẻ việc nhà trong gia đình năm 2026 trên địa bàn xã Sông Mây

Căn cứ Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006 của Quốc hội.
UBND xã Sông Mây ban hành Kế hoạch với các nội dung sau:

I. MỤC ĐÍCH
- Để việc nhà được chia đều hơn giữa vợ và chồng.

II. NHIỆM VỤ
1. Phát thanh
- Phát 04 bài về chia sẻ việc nhà trên loa truyền thanh, xong trước ngày 30/4/2026.

III. KINH PHÍ
- Ngân sách xã bố trí trong dự toán năm.

IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Biên soạn nội dung các bài phát thanh gửi Đài truyền thanh xã trước ngày 20/3/2026.
2. Các thôn
- Tổ chức buổi trò chuyện tại nhà văn hóa thôn trước ngày 31/5/2026.
3. Đề nghị Hội Liên hiệp Phụ nữ xã
- Giới thiệu ba gia đình có cách chia việc nhà hay.
4. Đề nghị Câu lạc bộ Đờn ca xóm Bãi
- Diễn một tiểu phẩm trong ngày hội gia đình.

Các thôn báo cáo kết quả về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 20/6/2026./.

Nơi nhận:
- Các cơ quan, đoàn thể xã;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hồ Văn Lĩnh
"""


NEWS = (
    "Xã Sông Mây phát động tháng hành động\n\n(An Lam Online) - Sáng nay, đông đảo bà con đã tới sân nhà văn hóa dự lễ. "
    "Phát biểu tại buổi lễ, lãnh đạo xã cho biết kế hoạch năm nay sẽ đến từng thôn. Bà Nguyễn Thị Lụa, 52 tuổi, chia "
    "sẻ: “Tôi thấy vui vì có nơi để hỏi”. Theo kế hoạch, các thôn sẽ treo băng rôn và tổ chức nói chuyện. Phóng viên "
    "ghi nhận không khí sôi nổi suốt buổi sáng.\n\nTin, ảnh: Thu Thảo\n" * 3
)


def to_its_review(page: Any) -> None:
    """A small file leads there by itself, unless this machine is slow: then its line on the page does."""
    review = page.get_by_role("heading", name="Mục đọc được")
    line = page.locator("#ket-qua").get_by_role("link", name="Rà soát")
    review.or_(line).first.wait_for(timeout=60_000)
    if line.count():
        line.click()
    review.wait_for()


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_paper_to_work_in_the_hands_of_the_bodies(
    enter: Callable[..., Any], tmp_path: Path, width: int
) -> None:
    page = enter("hanh", width=width)
    assert_accessible(page)

    paper = tmp_path / f"viec-nha-{width}.txt"
    paper.write_text(PAPER.format(number=width), "utf-8")
    page.goto("/van-ban/tai-len/")
    assert_accessible(page)
    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="Đọc văn bản").click()
    to_its_review(page)
    assert "Câu lạc bộ Đờn ca xóm Bãi" in page.locator("main").inner_text()
    assert_accessible(page)
    stranger = page.locator("article.dh-got").filter(has_text="Đờn ca xóm Bãi").filter(has_text="chỗ trong văn bản")
    stranger.get_by_role("button", name="Để “Chưa giao”").click()
    page.locator("article.dh-got", has_text="Biên soạn nội dung").get_by_role("button", name="Đúng").first.click()
    page.get_by_text("Đã xác nhận").first.wait_for()
    page.get_by_role("button", name="Xác nhận").last.click()
    page.wait_for_load_state()

    page.get_by_role("link", name="Đưa vào thực hiện").click()
    assert_accessible(page)
    page.get_by_role("button", name="Đưa vào thực hiện").click()
    page.wait_for_url("**/ke-hoach/**")
    assert f"{width}/KH-UBND" in page.locator("main").inner_text()
    assert_accessible(page)

    page.get_by_role("link", name="Gửi").first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Gửi các việc đã chọn").click()
    page.wait_for_url("**/viec/**")
    assert "Các thôn (8)" in page.locator("main").inner_text()
    assert "Chưa giao" in page.locator("main").inner_text()
    assert_accessible(page)


@pytest.mark.parametrize("width", [1280, 360])
def test_several_files_are_each_answered_for_and_what_is_refused_is_not_kept(
    enter: Callable[..., Any], tmp_path: Path, width: int
) -> None:
    page = enter("hanh", width=width)
    names = {"tin.txt": NEWS, "hong.txt": "\0\1\2\3" * 900, "viec-nha-2.txt": PAPER.format(number=1000 + width)}
    for name, text in names.items():
        (tmp_path / name).write_text(text, "utf-8")
    page.goto("/van-ban/tai-len/")
    page.locator("input[type=file]").set_input_files([tmp_path / name for name in names])
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_text("Đọc được 1 tệp, không nhận 2 tệp").wait_for(timeout=60_000)
    handed_in = page.locator("#ket-qua")
    assert "không có nhiệm vụ nào được lấy ra" in handed_in.inner_text()
    assert_accessible(page)
    handed_in.get_by_role("link", name="Rà soát").click()
    page.get_by_role("heading", name="Mục đọc được").wait_for()
    page.goto("/van-ban/")
    assert "hong.txt" not in page.locator("main").inner_text()


def test_without_a_script_the_same_list_is_a_page(chromium: Any, demo_server: Any, tmp_path: Path) -> None:
    context = chromium.new_context(base_url=demo_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/dang-nhap/?next=/van-ban/tai-len/")
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu", exact=True).fill(demo_server.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    (tmp_path / "tin.txt").write_text(NEWS, "utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "tin.txt")
    page.get_by_role("button", name="Đọc văn bản").click()
    for _ in range(30):
        if again := page.get_by_role("link", name="Xem lại tình trạng").all():
            page.wait_for_timeout(1000)
            again[0].click()
    assert "không có nhiệm vụ nào được lấy ra" in page.locator("#ket-qua").inner_text()
    context.close()


def test_a_news_item_is_refused_and_nothing_is_kept(enter: Callable[..., Any], tmp_path: Path) -> None:
    page = enter("hanh", width=1280)
    news = tmp_path / "tin.txt"
    news.write_text(NEWS, "utf-8")
    page.goto("/van-ban/tai-len/")
    page.locator("input[type=file]").set_input_files(news)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_text("không có nhiệm vụ nào được lấy ra").first.wait_for(timeout=60_000)
    assert_accessible(page)
