"""What leaves the house in one line names no person."""

import pytest

from donghanh.domain.text.persons import without_persons


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Phân công bà Lò Thị Mây chủ trì", "Phân công bà … chủ trì"),
        ("Giao đồng chí Khải phụ trách", "Giao đồng chí … phụ trách"),
        ("Thăm gia đình Nguyễn Văn An tại thôn", "Thăm gia đình … tại thôn"),
        ("Gọi 0912 345 678 hoặc 0912345678", "Gọi … hoặc …"),
        ("Gặp Hờ A Dia tại trụ sở", "Gặp … tại trụ sở"),
        ("Treo băng-rôn trước 15/11/2026", "Treo băng-rôn trước 15/11/2026"),
        ("Hội Liên hiệp Phụ nữ xã tổ chức cho chị em", "Hội Liên hiệp Phụ nữ xã tổ chức cho chị em"),
        ("Phong tặng Bà mẹ Việt Nam anh hùng", "Phong tặng Bà mẹ Việt Nam anh hùng"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh ra quân", "Đoàn Thanh niên Cộng sản Hồ Chí Minh ra quân"),
    ],
)
def test_persons_are_left_out_and_the_rest_stays(text: str, left: str) -> None:
    assert without_persons(text, known=["Hờ A Dia", "An"]) == left
