"""Counted commitments, and counts that promise nothing."""

import pytest

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
