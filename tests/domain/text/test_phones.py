"""Telephone numbers in one spelling."""

import pytest

from donghanh.domain.text.phones import phone_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912 345 678", "0912345678"),
        ("091.234.5678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84 (0)24 3825 3025", "02438253025"),
        ("(024) 3825-3025", "02438253025"),
        ("024 3825 3025 máy lẻ 12", "02438253025-12"),
        ("02438253025 (12)", "02438253025-12"),
        ("024 3825 3025 ext. 105", "02438253025-105"),
        ("02438253025-12", "02438253025-12"),
        ("1900 1234", "19001234"),
        ("111", "111"),
    ],
)
def test_a_number_is_known_however_it_is_written(typed: str, number: str) -> None:
    assert phone_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["abc", "0", "12345", "09123456789", "0123456789", "0912345678 máy lẻ 1", "0912345678/0912345679", "٠٩١٢٣٤٥٦٧٨"],
)
def test_what_no_telephone_answers_is_no_number(typed: str) -> None:
    assert phone_number(typed) is None


def test_a_number_in_one_spelling_stays_as_it_is() -> None:
    for number in ("0912345678", "02438253025", "02438253025-12", "18001234", "113"):
        assert phone_number(number) == number
