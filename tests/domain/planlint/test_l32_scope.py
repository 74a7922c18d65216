"""L32: all units, or one pilot."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("scope_conflict", {"body": line("Triển khai tại 9/9 thôn; lựa chọn 01 thôn làm điểm.")}),
    ("scope_conflict", {"body": line("Kiểm tra 12/12 khu phố; chọn một khu phố làm điểm.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("scope_conflict", {}),
    ("scope_conflict", {"body": line("Triển khai tại 5/9 thôn; lựa chọn 01 thôn làm điểm.")}),
    ("scope_conflict", {"body": line("Triển khai tại 9/9 thôn; lựa chọn 01 trường làm điểm.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_all_and_one_are_told(kind: str, changes: Changes) -> None:
    assert kind in types("L32", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_different_units_and_shares_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L32", changes)
