"""L21: a rise or fall in percent says against what."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("quota_without_base", {"body": line("Phấn đấu giảm 10% số vụ bạo lực gia đình.")}),
    ("quota_without_base", {"body": line("Giảm 30% số vụ cháy.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("quota_without_base", {}),
    ("quota_without_base", {"body": line("Giảm 10% số vụ bạo lực so với năm 2025.")}),
    ("quota_without_base", {"body": line("Tăng 5% hằng năm số hộ tham gia.")}),
    ("quota_without_base", {"body": line("Giảm 30% học phí cho học viên nghèo.")}),  # a price has its base
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_rise_without_a_base_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L21", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_rise_with_its_base_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L21", changes)
