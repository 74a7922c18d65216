"""L26: a space after a mark and between two words."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("missing_space", {"body": line("Phát tờ rơi;treo khẩu hiệu.")}),
    ("missing_space", {"body": line("Nâng cao trách nhiệm:Xây dựng tổ.")}),
    ("missing_space", {"body": line("Mời cán bộ, viênchức xã.")}),
    ("missing_space", {"body": line("Tổ chức 05buổi nói chuyện.")}),
    ("missing_space", {"body": line("Mời cán bộ(trưởng thôn) dự.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_space", {}),
    ("missing_space", {"body": line("Xem tại https://vidu.vn,hoặc hỏi cán bộ; mua 10kg gạo, 3m vải.")}),
    ("missing_space", {"body": line("Mời cán bộ (trưởng thôn) dự.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_missing_space_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L26", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_right_spaces_addresses_and_sizes_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L26", changes)
