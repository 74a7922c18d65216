"""Counted commitments, and counts that promise nothing."""

import pytest

from donghanh.domain.plandoc.rules.counts import counts_in
from tests.domain.plandoc.test_reading_short_texts import reading_of


def counted(body: str) -> list[tuple[float | None, str]]:
    return [(target.value, target.unit) for target in reading_of(body).targets]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mở hội trại với sự tham gia của 60 người.", (60, "người")),
        ("Tập huấn cho 40 giáo viên.", (40, "giáo viên")),
        ("Phát phiếu hỏi 03 lần trong năm.", (3, "lần")),
        ("Khám mắt tại 05 khu chung cư.", (5, "khu chung cư")),
    ],
)
def test_what_is_done_is_counted(text: str, count: tuple[float, str]) -> None:
    assert counted(f"I. NỘI DUNG\n1. {text}") == [count]


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra nhà trọ có từ 12 phòng trở lên.",
        "Nghe ý kiến của 30 người.",
        "Họp 01 lần mỗi quý.",
        "Công an xã chủ trì, định kỳ 6 tháng/lần.",
    ],
)
def test_a_condition_or_a_rhythm_is_no_count(text: str) -> None:
    assert counted(f"I. NỘI DUNG\n1. {text}") == []


def test_the_place_of_the_whole_plan_is_no_count() -> None:
    assert counted("I. PHẠM VI\nTại 09 thôn của xã.") == []


def test_what_each_must_have_is_promised() -> None:
    assert counted("I. NỘI DUNG\n1. Mỗi thôn có từ 12 hộ trở lên làm vườn mẫu.") == [(12, "hộ")]


def test_a_heading_above_labels_only_is_read_for_counts() -> None:
    work = (
        "I. NỘI DUNG\n1. Trước bão\n1.1. Dự trữ 04 tấn gạo.\n- Cơ quan chủ trì: Công an xã.\n1.2. Chằng chống nhà cửa."
    )
    assert counted(work) == [(4, "tấn")]


def test_a_heading_above_items_is_not() -> None:
    assert counted("I. NỘI DUNG\n1. Thực hiện 05 đề án sau\n- Dọn kênh.\n- Trồng cây.") == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Lắp đặt 06 điểm phát sóng trong chợ.", [(6, "điểm")]),
        ("Duy trì 14 tổ tự quản.", [(14, "tổ")]),
        ("Chuẩn bị 02 xuồng máy, 05 vòi rồng và 08 cuộn dây.", [(2, "xuồng máy"), (5, "vòi rồng"), (8, "cuộn dây")]),
        ("Mở 03 lớp, mỗi lớp 04 ngày.", [(3, "lớp"), (4, "ngày")]),
        ("Dập lửa trong vòng 30 phút kể từ khi phát hiện.", [(30, "phút")]),
        ("Dự trữ lương thực đủ ăn trong 07 ngày.", [(7, "ngày")]),
        ("Chiếu phim tại 05 bản.", [(5, "bản")]),
    ],
)
def test_what_is_made_kept_or_lasts_is_counted(text: str, counts: list[tuple[float, str]]) -> None:
    assert counted(f"I. NỘI DUNG\n1. {text}") == counts


@pytest.mark.parametrize(
    "text",
    [
        "Toàn trường có 18 lớp.",
        "Xã có 09 thôn vùng cao.",
        "11 thôn rà soát đường điện.",
        "Trưởng Ban nhân dân 06 ấp báo tin.",
        "Cộng 05 điểm cho đội có sáng kiến.",
        "Hỗ trợ doanh nghiệp dưới 20 lao động.",
        "Khi có trên 40 người thì bố trí xe.",
        "Dạy nghề dưới 3 tháng.",
        "Tặng quà, trị giá 500.000 đồng.",
        "Họp trong 02 ngày.",
        "Báo cáo cấp trên trong vòng 12 giờ.",
    ],
)
def test_stock_actor_condition_price_and_time_are_no_counts(text: str) -> None:
    assert counted(f"I. NỘI DUNG\n1. {text}") == []


def test_a_case_of_several_is_no_count() -> None:
    assert counted("I. NỘI DUNG\nTình huống 2. Trên 90 người mắc bệnh\n- Mở thêm 12 giường.") == [(12, "giường")]


def test_places_as_many_as_the_acts_done_there_are_counted_once() -> None:
    assert counted("I. NỘI DUNG\n1. Tổ chức 08 buổi chiếu phim tại 08 bản.") == [(8, "buổi")]
    assert counted("I. NỘI DUNG\n1. Tổ chức 02 buổi chiếu phim tại 08 bản.") == [(2, "buổi"), (8, "bản")]


def test_what_there_was_is_no_target_under_any_heading_of_the_first_part() -> None:
    assert counted("I. ĐẶC ĐIỂM TÌNH HÌNH\n1. Quy mô\nKhối 6 có 5 lớp.\nII. NỘI DUNG\n1. Mở 02 lớp.") == [(2, "lớp")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Giảm 30% học phí cho con em xã viên.", "quantity"),
        ("Kiểm tra ít nhất 25% số kho.", "quantity"),
        ("Giảm 30% số vụ cháy.", "chi_tieu"),
        ("Đạt ít nhất 25% số hộ.", "chi_tieu"),
    ],
)
def test_a_price_or_the_extent_of_a_check_is_no_aim(text: str, kind: str) -> None:
    assert [target.kind for target in reading_of(f"I. NỘI DUNG\n1. {text}").targets] == [kind]


def test_an_index_and_a_rate_in_thousands_are_targets() -> None:
    (index, rate) = reading_of("I. CHỈ TIÊU\n- Chỉ số BI dưới 15.\n- Mức giảm sinh 0,2‰.").targets
    assert (index.value, index.operator, index.unit) == (15, "<", "")
    assert (rate.value, rate.unit) == (0.2, "‰")
    assert reading_of("I. NỘI DUNG\n1. Tổ công nghệ số có từ 02 nhóm trở lên.").targets[0].unit == "nhóm"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổ chức từ 03 đến 05 buổi truyền thông.", [(">=", 3, "buổi")]),
        ("Xét nghiệm 300 mẫu nước.", [("=", 300, "mẫu")]),
        ("Cấp phát 1.200 gói hỗ trợ cho bà mẹ.", [("=", 1200, "gói")]),
        ("Mỗi trường mở ít nhất 01 buổi/học kỳ.", [(">=", 1, "buổi/học kỳ")]),
        ("Tặng 30 suất quà, mỗi suất 500.000 đồng.", [("=", 30, "suất quà")]),
        ("Trẻ em từ 6 đến 15 tuổi học bơi.", []),
    ],
)
def test_spans_of_numbers_and_whole_units_are_counted(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(count.operator, count.value, count.unit) for count in counts_in(text, 0, "tasks")] == found
