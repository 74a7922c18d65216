"""Normal forms of Vietnamese text: one spelling for comparing, one for searching, one for sorting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# The two accepted places of the tone mark in open oa, oe, uy: "hoà" and "hòa" are one word.
_NEW_STYLE = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_OLD_STYLE = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_CASES: tuple[tuple[Callable[[str], str], Callable[[str], str]], ...] = (
    (str.lower, str.lower), (str.upper, str.upper), (str.upper, str.lower), (str.lower, str.upper),
)  # fmt: skip
_TONE_PLACE = {
    first(new[0]) + second(new[1]): first(old[0]) + second(old[1])
    for new, old in zip(_NEW_STYLE, _OLD_STYLE, strict=True)
    for first, second in _CASES
}
_OPEN_SYLLABLE = re.compile(
    r"(?:(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ]|[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?![^\W\d_])",
)

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_QUALITIES = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # breve before circumflex before horn: a ă â, o ô ơ


def nfc(text: str) -> str:
    """Return the text with every letter and its marks composed into one code point."""
    return unicodedata.normalize("NFC", text)


def same_tone(text: str) -> str:
    """Return the text with tone marks in one place ("hoà" becomes "hòa", "uỷ" becomes "ủy"), accents kept.

    "quý" stays as it is, because there the u belongs to the initial consonant.
    """
    return _OPEN_SYLLABLE.sub(lambda match: _TONE_PLACE[match.group()], nfc(text))


def fold(text: str) -> str:
    """Return the text without accents and case, đ as d: what a person types when searching quickly."""
    spread = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d"))
    return "".join(char for char in spread if not unicodedata.combining(char)).casefold()


def sort_key(text: str) -> str:
    """Return a plain ASCII-ordered key that sorts text by the Vietnamese alphabet.

    Letters are compared first (a ă â b c d đ e ê …), tones only between otherwise equal texts
    (ngang, huyền, hỏi, ngã, sắc, nặng), so An, Ăn, Ân, Dak, Đà come in this order.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", text).casefold():
        if char in _TONES:
            if tones:
                tones[-1] = _TONES[char]
        elif char in _QUALITIES:
            if letters:
                letters[-1] = letters[-1][0] + str(_QUALITIES[char])
        elif char == "đ":
            letters.append("d1")
            tones.append("0")
        elif char.isalpha():
            letters.append(char + "0")
            tones.append("0")
        elif char.isspace():
            letters.append(" ")
            tones.append("0")
        elif not unicodedata.combining(char):
            letters.append(char)
            tones.append("0")
    return "".join(letters) + "." + "".join(tones)
