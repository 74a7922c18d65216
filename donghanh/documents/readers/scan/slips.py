"""What recognition misreads in a way that the picture or the word alone gives away. A word that could be meant is left.

Each repair names the slip it mends and why it is safe. Where a sign is put in that nobody saw, the word is marked for the
person who reviews.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from donghanh.documents.readers.printed.sheet import Word
from donghanh.documents.readers.scan.weights import Box, Seen

_ROMAN = re.compile(r"(V?)([I1lH]{1,3})([.,]?)$")
_STROKES_OF_V = 2
_NUMERAL = re.compile(r"(?:V?I{1,3}|I?V|IX|XI{0,3})$")
_WORD = re.compile(r"\W*(?P<core>\w+)")
_TO_BE_SEEN = 50
# First syllable, second as misread, both as they are. The misread pair is no word of Vietnamese.
_COMPOUNDS = {
    ("bình", "đăng"): ("bình", "đẳng"),
    ("bình", "đằng"): ("bình", "đẳng"),
    ("ủy", "bạn"): ("ủy", "ban"),
}
# In the capitals of a signature the hook is smaller still; in small letters a person may have forgotten it.
_IN_CAPITALS = {("CHU", "TỊCH"): ("chủ", "tịch"), ("CHỦ", "TICH"): ("chủ", "tịch"), ("CHU", "TICH"): ("chủ", "tịch")}


def mended(line: Sequence[Seen], strokes: Callable[[Box], int]) -> None:
    """Mend the words of a line in place; ``strokes`` tells how many strokes cross the middle of a box of the picture."""
    words = [seen.word for seen in line]
    if len(words) > 1:
        _roman_numeral(words, lambda: strokes(line[0].box))
        _opening_sign(words)
        _symbol_without_number(words)
        _kept_by_the_clerk(words)
        _compounds(words)


def _roman_numeral(words: Sequence[Word], strokes: Callable[[], int]) -> None:
    """ "II." or "IH." for "III.", "1." for "I.", "II" for "II.": narrow letters side by side are miscounted, dots lost.

    Safe because the strokes are counted in the picture, and only where a numeral heads a line of capitals.
    """
    if not _is_heading(words[1:]):
        return
    if match := _ROMAN.match(words[0].text):
        count = strokes() - (_STROKES_OF_V if match[1] else 0)
        if 1 <= count <= 3:
            words[0].text = match[1] + "I" * count + "."
    elif _NUMERAL.match(words[0].text):
        words[0].text += "."


def _is_heading(words: Sequence[Word]) -> bool:
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def _opening_sign(words: Sequence[Word]) -> None:
    """ "1," for "1." and "~", "—" for "-" at the head of a line. Safe because no item opens with such a sign."""
    first = words[0]
    if re.fullmatch(r"\d{1,2},", first.text) and words[1].text[:1].isupper():
        first.text = first.text[:-1] + "."
    elif first.text in ("~", "=", "—", "--", "~-", "-~", "_-"):
        first.text = "-"


def _symbol_without_number(words: Sequence[Word]) -> None:
    """ "Số: KH-UBND" for "Số: /KH-UBND": the stroke after a number left blank is taken for part of the dots.

    Safe because a symbol never stands without its stroke (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 3).
    """
    symbol = words[1]
    if (
        len(words) == 2
        and re.fullmatch(r"[Ss]ố\s*:", words[0].text)
        and re.fullmatch(r"[A-ZĐ]{2,4}-[A-ZĐ]{2,8}", symbol.text)
    ):
        symbol.text = "/" + symbol.text
        symbol.confidence = min(symbol.confidence, _TO_BE_SEEN)


def _kept_by_the_clerk(words: Sequence[Word]) -> None:
    """ "Lưu: VI" and "Lưu: VTj" for "Lưu: VT," at the end of the recipients.

    Safe because every list of recipients ends with the clerk's copy (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 9).
    """
    for word, after in itertools.pairwise(words[:3]):
        if word.text == "Lưu:" and re.fullmatch(r"V[I1lTJ][,;.j]?", after.text):
            after.text = "VT," if after is not words[-1] else "VT."


def _compounds(words: Sequence[Word]) -> None:
    """ "bình đăng" for "bình đẳng": the hook over a letter is the smallest of the marks.

    Safe because what was read is no word, and what is put there is the only one it can be.
    """
    for first, second in itertools.pairwise(words):
        one, other = _WORD.match(first.text), _WORD.match(second.text)
        if not one or not other or one.end() != len(first.text):
            continue
        read = one["core"], other["core"]
        if meant := _COMPOUNDS.get((read[0].lower(), read[1].lower())) or _IN_CAPITALS.get(read):
            first.text = _with_core(one, first.text, meant[0])
            second.text = _with_core(other, second.text, meant[1])


def _with_core(match: re.Match[str], text: str, syllable: str) -> str:
    core = match["core"]
    written = syllable.upper() if core.isupper() else syllable.capitalize() if core[0].isupper() else syllable
    return text[: match.start("core")] + written + text[match.end("core") :]
