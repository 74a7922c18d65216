"""What recognition misreads in a way that the picture or the word alone gives away. A word that could be meant is left.

Each repair names the slip it mends and why it is safe; whatever a repair changed stays marked for the person who reviews.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from donghanh.documents.readers.printed.sheet import Word
from donghanh.documents.readers.scan.weights import Box, Seen

_ROMAN = re.compile(r"(V?)(I{1,3}|[1l]I{0,2}|I[1lI]{0,2})([.,]?)$")
_STROKES_OF_V = 2


def mended(line: Sequence[Seen], strokes: Callable[[Box], int]) -> None:
    """Mend the words of a line in place; ``strokes`` tells how many strokes cross the middle of a box of the picture."""
    if not line:
        return
    words = [seen.word for seen in line]
    _roman_numeral(words, lambda: strokes(line[0].box))
    _full_stop_of_a_marker(words)
    _symbol_without_number(words)


def _roman_numeral(words: Sequence[Word], strokes: Callable[[], int]) -> None:
    """ "II." for "III.", "1." for "I." before capitals: narrow letters side by side are miscounted.

    Safe because the strokes are counted in the picture, and only where a numeral heads a line of capitals.
    """
    match = _ROMAN.match(words[0].text)
    if not match or len(words) < 2 or not _is_heading(words[1:]):
        return
    count = strokes() - (_STROKES_OF_V if match[1] else 0)
    if 1 <= count <= 3:
        words[0].text = match[1] + "I" * count + (match[3] and ".")


def _is_heading(words: Sequence[Word]) -> bool:
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def _full_stop_of_a_marker(words: Sequence[Word]) -> None:
    """ "1," for "1." and "~" or "_" for "-" at the head of a line: no line begins with such a sign."""
    first = words[0]
    if len(words) > 1 and re.fullmatch(r"\d{1,2},", first.text) and words[1].text[:1].isupper():
        first.text = first.text[:-1] + "."
    elif len(words) > 1 and first.text in ("~", "_", "¬", "=", "—", "–", "--", "~-", "-~"):
        first.text = "-"


def _symbol_without_number(words: Sequence[Word]) -> None:
    """ "Số: KH-UBND" for "Số: /KH-UBND": the stroke after a number left blank is taken for part of the dots.

    Safe because a symbol never stands without its stroke (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 3).
    """
    if (
        len(words) == 2
        and re.fullmatch(r"[Ss][ốôó]\s*:", words[0].text)
        and re.fullmatch(r"[A-ZĐ]{2,4}-[A-ZĐ]{2,8}", words[1].text)
    ):
        words[1].text = "/" + words[1].text
