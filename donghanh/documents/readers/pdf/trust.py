"""Whether the text layer of a page says what is printed on it: scanners and old fonts leave layers that do not."""

from __future__ import annotations

import re

from donghanh.domain.text.syllables import is_marked, is_syllable

_TOKEN = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_FEW_LETTERS = 60
"""A page with fewer letters than a stamp has is a picture of a page."""
_LEAST_SYLLABLES = 0.6
_MOST_BROKEN = 0.02
_LEAST_SYLLABLES_SCANNED = 0.8
_LEAST_MARKED = 0.1


def letters_in(text: str) -> int:
    """How many letters a text has."""
    return sum(map(len, _TOKEN.findall(text)))


def is_bare(text: str) -> bool:
    """Whether a page has hardly any text of its own."""
    return letters_in(text) < _FEW_LETTERS


def is_garbled(text: str, *, scanned: bool = False) -> bool:
    """Whether a text layer is no Vietnamese anybody wrote: signs without meaning, or syllables that cannot be.

    Words of other languages, names and abbreviations are allowed for: two in five may be no syllable. On a page that
    was ``scanned``, the layer is another program's recognition; it must do better than that, and it must have marks.
    """
    if len(_BROKEN.findall(text)) > _MOST_BROKEN * len(text):
        return True
    words = [word for word in _TOKEN.findall(text) if len(word) > 1 and not word.isupper()]
    if len(words) <= 20:
        return False
    if scanned and sum(map(is_marked, words)) < _LEAST_MARKED * len(words):
        return True
    least = _LEAST_SYLLABLES_SCANNED if scanned else _LEAST_SYLLABLES
    return sum(map(is_syllable, words)) < least * len(words)
