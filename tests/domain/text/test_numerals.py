"""Numbers as officials write them."""

import pytest

from donghanh.domain.text.letters import is_upper
from donghanh.domain.text.numerals import parse_number, roman_value


@pytest.mark.parametrize(("text", "value"), [("IV", 4), ("XL", 40), ("LXXXIX", 89), ("XCIX", 99), ("XIV", 14)])
def test_roman_numerals_are_read_to_ninety_nine(text: str, value: int) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "CV", "A", "i"])
def test_what_is_no_roman_numeral_has_no_value(text: str) -> None:
    assert roman_value(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("02", 2), ("1.200", 1200), ("1 200", 1200), ("97,5", 97.5), ("1.200,5", 1200.5), ("2.1", 2.1)]
)
def test_dots_group_thousands_and_a_comma_divides(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "mười", "1.2.3", "12/5", "-"])
def test_other_words_are_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_a_line_in_capitals_has_letters_and_none_of_them_small() -> None:
    assert is_upper("KẾ HOẠCH 2026")
    assert not is_upper("KẾ HOẠCH năm 2026")
    assert not is_upper("2026")
