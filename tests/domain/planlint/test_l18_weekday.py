"""L18: the weekday fits the date."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("weekday_mismatch", {"body": line("Tổ chức hội thi vào thứ Hai, ngày 17/11/2026.")}),
    ("weekday_mismatch", {"body": line("Tổ chức hội thi vào Thứ Năm, ngày 20 tháng 11 năm 2026.")}),
    ("weekday_mismatch", {"body": line("Họp 8 giờ 00 thứ 5 ngày 20/11.")}),
    ("weekday_mismatch", {"body": line("Họp vào chủ nhật (ngày 20/11/2026).")}),
    ("weekday_mismatch", {"body": line("Họp mặt ngày 28/6/2026 (thứ Bảy).")}),
    ("weekday_mismatch", {"body": line("Họp mặt ngày 28 tháng 6 năm 2026, thứ Bảy.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("weekday_mismatch", {}),
    ("weekday_mismatch", {"body": line("Tổ chức hội thi vào Thứ Sáu, ngày 20 tháng 11 năm 2026.")}),
    ("weekday_mismatch", {"body": line("Họp mặt ngày 28/6/2026 (Chủ nhật).")}),
    ("weekday_mismatch", {"body": line("Họp vào thứ Hai, ngày 05/01."), "title": "Công tác gia đình năm học 2026 - 2027"}),  # which year is not said
    ("weekday_mismatch", {"body": line("Mục thứ hai, ngày càng tốt hơn.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_weekday_of_another_day_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L18", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_the_right_weekday_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L18", changes)
