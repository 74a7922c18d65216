"""The words of a PDF page with their boxes, in the upright position in which a person reads them.

A call into the library costs more than a microsecond, so a word costs two of them (its first and its last letter) and
never one for each letter.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from donghanh.documents.readers.pdf.old_fonts import encoding_of, modern
from donghanh.documents.readers.printed.sheet import Sheet, Word

_LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_WORD = re.compile(r"[^\s\u200b\u2060\ufeff\x00]+")
# Marks a font draws as one sign, hyphens that are only hyphens where a line breaks, and spaces of all widths.
_PLAIN = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "\ufffe": "-", "\x02": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\u200b": None, "\u2060": None, "\ufeff": None, "\x00": None})  # fmt: skip
_MODERN = re.compile(r"[ăĂơƠưƯđĐạ-ỹẠ-Ỹ]")
"""Letters no font of the years before Unicode can show."""
_UNUSUAL = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")
_BOLD = re.compile(r"bold|black|heavy|demi|,b", re.IGNORECASE)
_BOLD_WEIGHT = 650
_GLUED = 0.06
"""Letters closer than this part of the line's height are one word, whatever the file says of a space between them."""

Place = Callable[[float, float, float, float], tuple[float, float, float, float]]


@dataclass(slots=True)
class PageText:
    """What the text layer of a page holds: its sheet, how its boxes were turned, the old encodings its fonts carry, and
    how many lines lie askew."""

    sheet: Sheet
    place: Place
    encodings: set[str] = field(default_factory=set)
    askew: int = 0

    @property
    def text(self) -> str:
        """All words, in the order of the file."""
        return " ".join(word.text for run in self.sheet.runs for word in run)


def read_page(page: pypdfium2.PdfPage) -> PageText:
    """Return the words of a page. Cost: two calls into the library for each word, a few for each line."""
    text_page = page.get_textpage()
    try:
        return _Reader(page, text_page.raw).read()
    finally:
        text_page.close()


class _Reader:
    def __init__(self, page: pypdfium2.PdfPage, raw: pdfium.FPDF_TEXTPAGE) -> None:
        self.raw = raw
        self.bounds = page.get_bbox()
        self.turn = page.get_rotation()
        self.turned = False
        self.box = pdfium.FS_RECTF()
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.fonts: dict[str, bool] = {}
        self.encodings: set[str] = set()

    def read(self) -> PageText:
        count = pdfium.FPDFText_CountChars(self.raw)
        text = self._text(count)
        lines = [(match.start(), match.group()) for match in _LINE.finditer(text)]
        angles = [self._angle(start) for start, _ in lines]
        turn = _commonest(angles, [len(line) for _, line in lines], self.turn)
        place, width, height = upright(self.bounds, turn)
        self.turned = turn != 0
        sheet = Sheet(width, height, [])
        askew = 0
        for (start, line), angle in zip(lines, angles, strict=True):
            if angle != turn:
                askew += 1
                sheet.aside.append(line)
                continue
            if run := self._words(start, line, place):
                sheet.runs.append(run)
        return PageText(sheet, place, self.encodings, askew)

    def _text(self, count: int) -> str:
        """The text with one character for each that the library counts, so that an index is an index."""
        if count <= 0:
            return ""
        buffer = ctypes.create_string_buffer(2 * count + 2)
        pdfium.FPDFText_GetText(self.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * count].decode("utf-16-le", "replace").partition("\0")[0]
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self.raw, index) for index in range(count))
        return "".join(chr(code) if code and code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)

    def _angle(self, index: int) -> int:
        """By how many degrees, anticlockwise, the line was turned on the page; 0 where it runs from left to right."""
        clockwise = math.degrees(pdfium.FPDFText_GetCharAngle(self.raw, index))  # so the library measures it
        return -round(clockwise) % 360

    def _words(self, start: int, line: str, place: Place) -> list[Word]:
        words: list[Word] = []
        firsts: list[int] = []
        plain = line.isascii() or (unicodedata.is_normalized("NFC", line) and not _UNUSUAL.search(line))
        old = not line.isascii() and not _MODERN.search(line) and self._is_old(start, start + len(line.rstrip()) - 1)
        for match in _WORD.finditer(line):
            first, last = start + match.start(), start + match.end() - 1
            letters = match.group()
            if old:
                letters = self._modern(letters, first)
            if not plain:
                letters = unicodedata.normalize("NFC", letters.translate(_PLAIN))
            box = place(*self._box(first, last))
            if not letters or box[2] <= box[0]:
                continue
            if words and box[0] - words[-1].right < _GLUED * (box[3] - box[1]) and words[-1].right <= box[2]:
                before = words[-1]
                before.text = unicodedata.normalize("NFC", before.text + letters)
                before.right, before.top, before.bottom = box[2], min(before.top, box[1]), max(before.bottom, box[3])
                continue
            words.append(Word(letters, *box))
            firsts.append(first)
        for word, bold in zip(words, self._bold(firsts), strict=True):
            word.bold = bold
        return words

    def _is_old(self, first: int, last: int) -> bool:
        """Whether a line begins or ends in a font of the years before Unicode."""
        return any(encoding_of(self._font(index)) for index in (first, last))

    def _modern(self, letters: str, index: int) -> str:
        font = self._font(index)
        words = modern(letters, font)
        if words != letters and (encoding := encoding_of(font)):
            self.encodings.add(encoding)
        return words

    def _box(self, first: int, last: int) -> tuple[float, float, float, float]:
        box = self.box
        pdfium.FPDFText_GetLooseCharBox(self.raw, first, box)
        if last == first:
            return box.left, box.bottom, box.right, box.top
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        pdfium.FPDFText_GetLooseCharBox(self.raw, last, box)
        if self.turned:
            return min(left, box.left), min(bottom, box.bottom), max(right, box.right), max(top, box.top)
        return left, bottom, box.right, top if top > box.top else box.top

    def _bold(self, firsts: list[int]) -> Iterator[bool]:
        """Which words are bold, by looking at few of them: a line is bold throughout, or up to somewhere, or not."""
        if not firsts:
            return
        if not self._is_bold(firsts[0]):
            low = 0
        elif self._is_bold(firsts[-1]):
            low = len(firsts)
        else:
            low, high = 1, len(firsts) - 1
            while low < high:
                middle = (low + high) // 2
                if self._is_bold(firsts[middle]):
                    low = middle + 1
                else:
                    high = middle
        for index in range(len(firsts)):
            yield index < low

    def _font(self, index: int) -> str:
        length = pdfium.FPDFText_GetFontInfo(self.raw, index, self.name, len(self.name), self.flags)
        return self.name.raw[: max(0, min(length, len(self.name)) - 1)].decode("utf-8", "replace")

    def _is_bold(self, index: int) -> bool:
        name = self._font(index)
        if (known := self.fonts.get(name)) is None:
            known = bool(_BOLD.search(name)) or pdfium.FPDFText_GetFontWeight(self.raw, index) >= _BOLD_WEIGHT
            self.fonts[name] = known
        return known or self._is_thickened(index)

    def _is_thickened(self, index: int) -> bool:
        """Where a font has no bold style, word processors draw the outline of its letters as well."""
        shape = pdfium.FPDFText_GetTextObject(self.raw, index)
        return bool(shape) and pdfium.FPDFTextObj_GetTextRenderMode(shape) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE


def _commonest(angles: list[int], weights: list[int], otherwise: int) -> int:
    """The direction in which most letters of a page run; a quarter turn or none."""
    sums = {0: 0, 90: 0, 180: 0, 270: 0}
    for angle, weight in zip(angles, weights, strict=True):
        if angle in sums:
            sums[angle] += weight
    best = max(sums, key=lambda angle: sums[angle])
    return best if sums[best] else otherwise


def upright(bounds: tuple[float, float, float, float], turn: int) -> tuple[Place, float, float]:
    """Return how boxes of a page move when it is turned until its text is upright, and its width and height then."""
    left, bottom, right, top = bounds
    width, height = right - left, top - bottom
    if turn == 90:
        return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left), height, width
    if turn == 180:
        return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom), width, height
    if turn == 270:
        return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0), height, width
    return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0), width, height
