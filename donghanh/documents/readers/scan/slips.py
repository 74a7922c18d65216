"""What recognition misreads in a way that the picture or the word alone gives away. A word that could be meant is left.

Each repair names the slip it mends and why it is safe. Where a sign is put in that nobody saw, the word is marked for the
person who reviews.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from donghanh.documents.readers.printed.sheet import Word
from donghanh.documents.readers.scan.weights import Box, Seen

# What narrow strokes side by side are read as; "L" is "I" with its dot, "TH" and "IH" are "III".
_STROKES = "I1lHLT|!"
_NUMERAL = re.compile(rf"(?P<low>[{_STROKES}]{{0,4}})(?P<five>V?)(?P<high>[{_STROKES}]{{0,4}})(?P<stop>[.,]?[-–/)]?)$")
_GLUED = re.compile(rf"(?P<numeral>[VX{_STROKES}]{{1,5}}[.,/-])(?P<rest>[^\W\d_]{{2}}.*)")
_ROMAN = re.compile(r"(?:V?I{1,3}|I?V|IX|XI{0,3})$")
_SURE = 85
_NARROW = 0.45
"""Of the width of other letters: that of a stroke or a dot."""
_WORD = re.compile(r"\W*(?P<core>\w+)")
_TO_BE_SEEN = 50
# First syllable, second as misread, both as they are. The misread pair is no word of Vietnamese.
_COMPOUNDS = {
    ("bình", "đăng"): ("bình", "đẳng"),
    ("bình", "đằng"): ("bình", "đẳng"),
    ("ủy", "bạn"): ("ủy", "ban"),
}
# In the capitals of a heading or a signature the hook is smaller still. In small letters a person may have forgotten it,
# or means something else ("không chỉ tiểu học").
_IN_CAPITALS = {
    ("CHU", "TỊCH"): ("chủ", "tịch"), ("CHỦ", "TICH"): ("chủ", "tịch"), ("CHU", "TICH"): ("chủ", "tịch"),
    ("CHỈ", "TIỂU"): ("chỉ", "tiêu"), ("MỤC", "TIỂU"): ("mục", "tiêu"), ("MỤC", "TIẾU"): ("mục", "tiêu"),
}  # fmt: skip


def mended(line: list[Seen], uprights: Callable[[Box], int]) -> None:
    """Mend the words of a line in place; ``uprights`` tells how many upright strokes there are in a box of the picture."""
    for seen in line:
        seen.word.text = seen.word.text.replace("Ð", "Đ").replace("ð", "đ")  # letters of Iceland, drawn alike
    if line:
        _glued_heading(line)
    words = [seen.word for seen in line]
    if len(words) > 1:
        _roman_numeral(words, lambda: uprights(line[0].box))
        _opening_sign(words)
        _symbol_without_number(words)
        _kept_by_the_clerk(words)
        _compounds(words)


def _glued_heading(line: list[Seen]) -> None:
    """ "I.MỤC TIÊU" for "I. MỤC TIÊU": the numeral of a heading of capitals becomes a word of its own.

    Safe because nothing that is printed is changed but the space.
    """
    first = line[0]
    match = _GLUED.fullmatch(first.word.text)
    if not match or not _is_heading([replace(first.word, text=match["rest"]), *(seen.word for seen in line[1:])]):
        return
    widths = [_NARROW if sign in "I1l|!.,/-" else 1.0 for sign in first.word.text]
    share = sum(widths[: match.end("numeral")]) / sum(widths)
    left, top, right, bottom = first.box
    cut = round(left + share * (right - left))
    middle = first.word.left + share * (first.word.right - first.word.left)
    rest = Seen(replace(first.word, text=match["rest"], left=middle), (cut, top, right, bottom), first.thickness)
    first.word.text, first.word.right, first.box = match["numeral"], middle, (left, top, cut, bottom)
    line.insert(1, rest)


def _roman_numeral(words: Sequence[Word], uprights: Callable[[], int]) -> None:
    """ "II." or "TH." for "III.", "IL" for "I.", "1V." for "IV.", "II" for "II.": narrow letters side by side are miscounted,
    dots lost.

    Safe because the strokes are counted in the picture, and only where a numeral heads a line of capitals, or stands in bold
    before a bold word with a capital. A figure or a single letter of which the recognition was sure stays what it is.
    """
    first = words[0]
    is_heading = _is_heading(words[1:])
    match = _NUMERAL.match(first.text)
    if match is None:
        if is_heading and _ROMAN.match(first.text):
            first.text += "."
        return
    letters = match["low"] + match["five"] + match["high"]
    is_other = letters.isdigit() or (len(letters) == 1 and letters in "HLT")
    if not letters or (is_other and first.confidence >= _SURE):
        return
    is_in_bold = (
        match["stop"] and not letters.isdigit() and first.bold and words[1].bold and words[1].text[:1].isupper()
    )
    if is_heading or is_in_bold:
        numeral = _numeral(match["low"], match["five"], match["high"], uprights())
        first.text = numeral + (match["stop"].replace(",", ".") or "." * numeral.isalpha()) if numeral else first.text


def _numeral(low: str, five: str, high: str, count: int) -> str | None:
    """The numeral of so many upright strokes; nothing where they make none. "IIV" is "III/": a slanting stroke for an arm."""
    if not 0 <= count <= 3:
        return None
    if not five:
        return "I" * count or None
    if high:
        return "V" + "I" * count
    if len(low) > 1:
        return "I" * count + "/" if count else None
    return {0: "V", 1: "IV"}.get(count)


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
