"""L37: days that no calendar has."""

import pytest

from tests.domain.planlint.papers import BASIS, Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("impossible_date", {"body": line("Phát 100 tờ rơi trước ngày 31/02/2027.")}),
    ("impossible_date", {"body": line("Phát 100 tờ rơi trước ngày 31 tháng 11.")}),
    ("impossible_date", {"dated": "Sông Mây, ngày 31 tháng 02 năm 2026"}),
    ("impossible_date", {"dated": "Sông Mây, ngày 15 tháng 13 năm 2026"}),
    ("impossible_date", {"basis": BASIS.replace("02/01/2026", "32/01/2026")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("impossible_date", {}),
    ("impossible_date", {"body": line("Phát tờ rơi trước ngày 29/02/2028 tại 30/32 thôn.")}),
    ("impossible_date", {"body": line("Tổ chức vào ngày 29/2 hằng năm theo Nghị quyết số 31/02/2027/NQ-HĐND.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_day_of_no_calendar_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L37", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_days_and_pairs_of_numbers_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L37", changes)
