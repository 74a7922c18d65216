"""Markers of headings and items, and the level the reading schema gives them."""

from __future__ import annotations

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q")
UPPER = ("A", "B", "C", "D", "Đ", "E", "G", "H", "I", "K")
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")


def marker(style: str, number: int, above: str = "") -> str:
    """The marker of this number in a style such as "I.", "1-", "a)", "1.1." or "Phần"; ``above`` is the marker it lies under."""
    if style == "Phần":
        return f"Phần thứ {ORDINALS[number - 1]}"
    if style.startswith("1.1"):
        return f"{above.rstrip('.-/')}.{number}{style[3:]}"
    sign, end = style[0], style[1:]
    digits = {"I": ROMAN, "a": LETTERS, "A": UPPER}.get(sign)
    return (digits[number - 1] if digits else str(number)) + end


def level(style: str, under_part: bool) -> int:
    """Roman or letter = 1, "1." = 2, "a)" or "2.1" = 3; one deeper under a Phần."""
    if style == "Phần":
        return 1
    own = 3 if style.startswith("1.1") or style[0] == "a" else 2 if style[0] == "1" else 1
    return own + under_part
