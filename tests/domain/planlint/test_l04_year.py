"""L04: a year that the document cannot mean."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("wrong_year", {"body": BODY.replace("10/12/2026", "10/12/2023")}),
    ("wrong_year", {"body": line("Phát 100 tờ rơi trước ngày 30/6/2024.")}),
    ("wrong_year", {"opening": "UBND xã Sông Mây xây dựng Kế hoạch công tác gia đình năm 2025 như sau:"}),
    ("wrong_year", {"closing": "Trên đây là Kế hoạch công tác gia đình năm 2025./."}),
    ("wrong_year", {"kind": "BÁO CÁO", "number": "Số: 07/BC-UBND", "body": "I. KẾT QUẢ\n1. Đã phát 100 tờ rơi.\nII. PHƯƠNG HƯỚNG\n1. Hoàn thành rà soát trước ngày 30/9/2024."}),
    ("wrong_year", {"body": line("Kết nối kho dữ liệu, chậm nhất ngày 30/10/2024."), "title": "Chuyển đổi số giai đoạn 2026 - 2030"}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("wrong_year", {}),
    ("wrong_year", {"body": line("Kết nối kho dữ liệu, chậm nhất ngày 30/10/2028."), "title": "Chuyển đổi số giai đoạn 2026 - 2030"}),
    ("wrong_year", {"basis": "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2025 của UBND tỉnh An Lam về việc triển khai Kế hoạch công tác gia đình năm 2025."}),  # the year of what is cited
    ("wrong_year", {"closing": "Trên đây là Kế hoạch công tác gia đình năm 2026./."}),
    ("wrong_year", {"kind": "BÁO CÁO", "number": "Số: 07/BC-UBND", "body": "I. KẾT QUẢ\n1. Đã hoàn thành rà soát trước ngày 30/9/2024."}),  # said of the past
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_another_year_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L04", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_the_right_year_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L04", changes)
