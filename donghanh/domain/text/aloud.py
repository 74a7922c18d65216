"""How long a text takes to read aloud: its syllables as they are spoken, at so many a minute."""

import re

from donghanh.domain.money.words import in_words
from donghanh.domain.text.syllables import is_marked, is_syllable

_TOKEN = re.compile(r"\d+(?:\.\d{3})+(?!\d)|\d+|[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
LONGEST_NUMBER = 12
"""Digits of the longest number that is read as one; longer ones, and those that begin with a nought, digit by digit."""


def spoken_syllables(text: str) -> int:
    """How many syllables somebody speaks who reads the text aloud. Numbers count as they are said ("25" is three, a telephone
    number one a digit), capitals that make no syllable ("UBND") a letter each, foreign words by their vowels."""
    return sum(_spoken(token) for token in _TOKEN.findall(text))


def reading_seconds(syllables: int, *, a_minute: int) -> int:
    """How many seconds so many syllables take, rounded up. ``a_minute`` is above nought."""
    return -(-syllables * 60 // a_minute)


def whole_minutes(seconds: int) -> int:
    """The minutes a broadcast of so many seconds takes up: whole ones, at least one."""
    return max(1, -(-seconds // 60))


def _spoken(token: str) -> int:
    if token[0].isdigit():
        return _spoken_number(token.replace(".", ""))
    if is_syllable(token) or is_marked(token):
        return 1
    if token.isupper() and len(token) > 1:
        return len(token)
    return max(1, len(_VOWELS.findall(token)))


def _spoken_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER or (digits[0] == "0" and len(digits) > 2):
        return len(digits)
    return len(in_words(int(digits), currency="").split())
