"""L16: a programme under another name than its own."""

import pytest

from tests.domain.planlint.papers import Changes, line, told, types

TEN = "Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ"
FAULTS: list[tuple[str, Changes]] = [
    ("misquoted_name", {"body": line(f"Thực hiện Chương trình tuyên truyền về gia đình theo {TEN}.")}),
    ("misquoted_name", {"basis": f"Căn cứ {TEN} phê duyệt Chương trình Tuyên truyền về gia đình giai đoạn 2021 - 2025."}),
    ("misquoted_name", {"basis": f"Căn cứ {TEN} về việc phê duyệt Chương trình “Tuyên truyền về gia đình giai đoạn 2021 - 2025”."}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("misquoted_name", {}),
    ("misquoted_name", {"body": line(f"Thực hiện {TEN} phê duyệt Chương trình Truyền thông về gia đình.")}),
    ("misquoted_name", {"basis": f"Căn cứ {TEN} phê duyệt Chương trình truyền thông về gia đình đến năm 2025."}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_another_name_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L16", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_the_own_name_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L16", changes)


def test_one_click_writes_the_programmes_own_name_and_keeps_the_period() -> None:
    (finding,) = told("L16", body=line(f"Thực hiện Chương trình tuyên truyền về gia đình đến năm 2025 theo {TEN}."))
    assert finding.replacement == "Chương trình Truyền thông về gia đình đến năm 2025"
