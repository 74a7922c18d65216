"""L29: one way of numbering."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("mixed_numbering", {"body": BODY.replace("- Tham mưu", "Tham mưu").replace("1. Phòng Văn hóa - Xã hội\n", "1. Phòng Văn hóa - Xã hội: chủ trì triển khai kế hoạch trên toàn địa bàn xã.\na) Hướng dẫn các thôn.\nb) ")}),
    ("marker_style", {"body": line("Truyền thông\n2.1 Phát 100 tờ rơi.\n2.2 Treo khẩu hiệu.")}),
    ("marker_style", {"body": BODY.replace("2. Phát", "2) Phát")}),
    ("marker_style", {"body": line("Phát 100 tờ rơi:\na) ở chợ;\nb. ở trường.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("mixed_numbering", {}),
    ("marker_style", {}),
    ("marker_style", {"body": line("Truyền thông\n2.1. Phát 100 tờ rơi.\n2.2. Treo khẩu hiệu.")}),
    ("marker_style", {"body": line("Phát 100 tờ rơi:\na) ở chợ;\nb) ở trường.")}),  # letters are closed otherwise than figures
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_two_ways_are_told(kind: str, changes: Changes) -> None:
    assert kind in types("L29", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_one_way_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L29", changes)
