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
    page.get_by_role("link", name="Rà soát").first.click(timeout=60_000)

    page.get_by_role("heading", name="Mục đọc được").wait_for()
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


def test_a_news_item_is_refused_and_nothing_is_kept(enter: Callable[..., Any], tmp_path: Path) -> None:
    page = enter("hanh", width=1280)
    news = tmp_path / "tin.txt"
    news.write_text(
        "Xã Sông Mây phát động tháng hành động\n\n(An Lam Online) - Sáng nay, đông đảo bà con đã tới sân nhà văn hóa dự lễ. "
        "Phát biểu tại buổi lễ, lãnh đạo xã cho biết kế hoạch năm nay sẽ đến từng thôn. Bà Nguyễn Thị Lụa, 52 tuổi, chia "
        "sẻ: “Tôi thấy vui vì có nơi để hỏi”. Theo kế hoạch, các thôn sẽ treo băng rôn và tổ chức nói chuyện. Phóng viên "
        "ghi nhận không khí sôi nổi suốt buổi sáng.\n\nTin, ảnh: Thu Thảo\n" * 3,
        "utf-8",
    )
    page.goto("/van-ban/tai-len/")
    page.locator("input[type=file]").set_input_files(news)
    page.get_by_role("button", name="Đọc văn bản").click()
    page.get_by_text("không có nhiệm vụ nào được lấy ra").first.wait_for(timeout=60_000)
    assert_accessible(page)
