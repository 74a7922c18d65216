"""Numbers as officials write them: Roman numerals, grouped digits, decimal commas."""

from __future__ import annotations

import re

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_SHAPE = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman_value(text: str) -> int | None:
    """Return the value of a Roman numeral up to 99, or nothing when the text is not one."""
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return None
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if after and _ROMAN[after] > value else value
    return total


def parse_number(text: str) -> float | int | None:
    """Return the number in "1.200", "1 200", "97,5" or "02"; nothing when it is not a number.

    A dot or space groups thousands only before exactly three digits; a comma is the decimal mark.
    """
    compact = re.sub(r"(?<=\d)[. \u00a0](?=\d{3}(?!\d))", "", text.strip())
    compact = compact.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", compact):
        return None
    value = float(compact)
    return int(value) if value.is_integer() and "." not in compact else value
