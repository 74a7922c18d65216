"""Pictures of pages into sheets of words, by Tesseract with the Vietnamese model alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from PIL import Image, ImageChops

from donghanh.documents.readers.printed.sheet import Rule, Sheet, Word
from donghanh.documents.readers.printed.tables import Table, tables_of
from donghanh.documents.readers.scan.clean import even, lies_on_its_side, straighten
from donghanh.documents.readers.scan.drawn import Drawn
from donghanh.documents.readers.scan.pictures import Picture
from donghanh.documents.readers.scan.regions import Region, regions_of
from donghanh.documents.readers.scan.slips import mended

MODEL = Path(__file__).resolve().parents[4] / "data" / "recognition"
_POOR = 55
"""Below this mean confidence a page may stand on its head."""
_NOISE = 35
"""Lines below this mean confidence are grain, seals and the edges of the table, no print."""


class Recogniser:
    """Holds the model, which takes a tenth of a second to load, for all pages of a file. Use it as a context."""

    def __enter__(self) -> Recogniser:
        # One thread a page: more of them wait for each other. The library reads this when it is loaded.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr

        self.kit = tesserocr
        self.engine = tesserocr.PyTessBaseAPI(
            path=str(MODEL), lang="vie", psm=tesserocr.PSM.SINGLE_BLOCK, oem=tesserocr.OEM.LSTM_ONLY
        )
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.engine.End()

    def sheet(self, picture: Picture) -> Sheet:
        """Return the words of a page. Cost: one to two seconds of the processor; four times that on its head."""
        if lies_on_its_side(picture.image):
            picture = Picture(picture.image.transpose(Image.Transpose.ROTATE_90), picture.dpi)
        best = self._sheet(picture)
        if (best.confidence or 0) < _POOR and best.runs:
            other = self._sheet(Picture(picture.image.transpose(Image.Transpose.ROTATE_180), picture.dpi))
            best = max(best, other, key=lambda sheet: sheet.confidence or 0)
        return best

    def _sheet(self, picture: Picture) -> Sheet:
        page = even(straighten(picture.image))
        scale = 72 / picture.dpi
        drawn = Drawn(page, picture.dpi)
        level, upright = drawn.level, drawn.upright
        sheet = Sheet(page.width * scale, page.height * scale, [])
        tables = tables_of(_in_dots(page, level, upright)) if level and upright else []
        page = drawn.without()
        weights = _Weights(page)
        self.engine.SetImage(page)
        self.engine.SetSourceResolution(round(picture.dpi))
        read: list[list[tuple[Word, float]]] = []
        for region in regions_of(page, tables, picture.dpi):
            read += self._lines(region, weights)
        sheet.runs = _with_bold(read)
        for run in sheet.runs:
            for word in run:
                word.left, word.top = word.left * scale, word.top * scale
                word.right, word.bottom = word.right * scale, word.bottom * scale
        sheet.level = [Rule(*(value * scale for value in rule)) for rule in level]
        sheet.upright = [Rule(*(value * scale for value in rule)) for rule in upright]
        sheet.confidence = _mean(word for run in sheet.runs for word in run)
        return sheet

    def _lines(self, region: Region, weights: _Weights) -> Iterator[list[tuple[Word, float]]]:
        """The lines of a region: their words in dots, each with how thick its strokes are."""
        left, top, right, bottom = region
        # A part as wide as the page but lower would be cut from the wrong end of it (Tesseract's BestPix compares widths).
        left = max(left, 1)
        if right - left < 12 or bottom - top < 12:
            return
        self.engine.SetRectangle(left, top, right - left, bottom - top)
        if not self.engine.Recognize():
            return
        level = self.kit.RIL
        line: list[tuple[Word, float]] = []
        slope = ((0, 0), (1, 0))
        height = depth = 0.0
        for item in self.kit.iterate_level(self.engine.GetIterator(), level.WORD):
            if item.Empty(level.WORD):
                continue
            if item.IsAtBeginningOf(level.TEXTLINE):
                if line:
                    yield line
                line = []
                slope = item.Baseline(level.TEXTLINE) or slope
                row = item.RowAttributes()
                height, depth = row["row_height"], -row["descenders"]
            box = item.BoundingBox(level.WORD)
            text = item.GetUTF8Text(level.WORD)
            if not box or not text.strip():
                continue
            base = _height_at(slope, (box[0] + box[2]) / 2)
            word = Word(text.strip(), box[0], base + depth - height, box[2], base + depth)
            word.confidence = max(0, min(100, round(item.Confidence(level.WORD))))
            line.append((word, weights.of(box)))
        if line:
            yield line


def _height_at(slope: tuple[tuple[int, int], tuple[int, int]], x: float) -> float:
    (x0, y0), (x1, y1) = slope
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 != x0 else float(y0)


def _in_dots(page: Image.Image, level: list[Rule], upright: list[Rule]) -> Sheet:
    return Sheet(page.width, page.height, [], level, upright)


class _Weights:
    """How thick the strokes of a word are: its ink over the length of its edges. Bold print is a third thicker."""

    def __init__(self, page: Image.Image) -> None:
        self.ink = page.point([255 if value < 160 else 0 for value in range(256)])
        self.edges = ImageChops.difference(self.ink, ImageChops.offset(self.ink, 1, 0))

    def of(self, box: tuple[int, int, int, int]) -> float:
        """The mean thickness of strokes in a box, in dots; 0 for an empty one."""
        ink = self.ink.crop(box).histogram()[255]
        edges = self.edges.crop(box).histogram()[255]
        return 2 * ink / edges if edges else 0.0


def _with_bold(lines: list[list[tuple[Word, float]]]) -> list[list[Word]]:
    """Say of each word whether it is bold, by the ordinary strokes of the page, and mend what was misread."""
    strokes = sorted(weight for line in lines for word, weight in line if len(word.text) > 1 and weight)
    usual = strokes[len(strokes) * 2 // 5] if strokes else 0.0
    runs = []
    for line in lines:
        words = [word for word, _ in line]
        if (_mean(words) or 0) < _NOISE:
            continue
        bold = [weight > 1.22 * usual for word, weight in line]
        for word, is_bold in zip(words, _smooth(bold), strict=True):
            word.bold = is_bold
        runs.append(mended(words))
    return runs


def _smooth(bold: list[bool]) -> list[bool]:
    """One word is a small sample: a word follows its two neighbours, and the whole line follows three words in four."""
    if sum(bold) >= 0.75 * len(bold):
        return [True] * len(bold)
    if sum(bold) < 0.25 * len(bold):
        return [False] * len(bold)
    around = [bold[:1] + bold, bold, bold + bold[-1:]]
    return [sum(three) >= 2 for three in zip(around[0], around[1], around[2][1:], strict=False)]


def _mean(words: Any) -> int | None:
    """The mean confidence of words, by their length."""
    total = weight = 0
    for word in words:
        total += word.confidence * len(word.text)
        weight += len(word.text)
    return round(total / weight) if weight else None
