"""L19: a window ends after it begins."""

import pytest

from tests.domain.planlint.papers import Changes, line, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("date_conflict", {"body": line("Tổ chức hội thi từ ngày 10/9/2026 đến ngày 01/9/2026.")}),
    ("date_conflict", {"body": line("Tổ chức hội thi từ ngày 20/11 đến ngày 10/11/2026.")}),
    ("date_conflict", {"body": line("Tổ chức hội thi từ ngày 20/11/2026 đến ngày 10/11.")}),
    ("date_conflict", {"body": line("Tổ chức hội thi từ ngày 20/11 đến ngày 10/11.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("date_conflict", {}),
    ("date_conflict", {"body": line("Trực từ ngày 15/12 đến ngày 15/01/2027.")}),
    ("date_conflict", {"body": line("Trực từ ngày 15/12/2026 đến ngày 15/01.")}),
    ("date_conflict", {"body": line("Trực từ ngày 15/12 đến ngày 15/01.")}),
    ("date_conflict", {"body": line("Số liệu tính từ ngày 15/12 đến ngày 14/12/2026.")}),  # a whole year
    ("date_conflict", {"body": line("Trực từ tháng 11 đến tháng 4 năm 2027.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_reversed_window_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L19", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_windows_over_the_turn_of_the_year_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L19", changes)


def test_only_both_printed_years_make_an_error() -> None:
    (sure,) = told("L19", body=line("Tổ chức hội thi từ ngày 10/9/2026 đến ngày 01/9/2026."))
    (likely,) = told("L19", body=line("Tổ chức hội thi từ ngày 20/11 đến ngày 10/11/2026."))
    assert (sure.severity, likely.severity) == ("error", "warning")
