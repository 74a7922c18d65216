"""Pictures of pages into sheets of words, by Tesseract with the Vietnamese model alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from PIL import Image

from donghanh.documents.readers.printed.sheet import Rule, Sheet, Word
from donghanh.documents.readers.printed.tables import tables_of
from donghanh.documents.readers.scan.clean import even, paper_of
from donghanh.documents.readers.scan.drawn import Drawn
from donghanh.documents.readers.scan.level import lies_on_its_side, straighten
from donghanh.documents.readers.scan.paper import sheet_in
from donghanh.documents.readers.scan.pictures import DPI, Picture, dots_an_inch
from donghanh.documents.readers.scan.regions import Region, regions_of
from donghanh.documents.readers.scan.slips import mended
from donghanh.documents.readers.scan.weights import Seen, Weights, mark_bold

MODEL = Path(__file__).resolve().parents[4] / "data" / "recognition"
_POOR = 75
"""Below this mean confidence a page may stand on its head."""
_UNREADABLE = 70
"""Below this mean confidence, whichever way a page is held, more than half its words are wrong (measured on pages out of focus);
above it a worn scan keeps its words, and the page is called faint."""
_TURNS = (Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)
_GRAIN = re.compile(r"[|¡¦{}\[\]\\^`¬_ˆ˜´¨°·]+")
"""Signs no document has as words of their own: the remains of rules and edges."""
_LEAST_DOTS = 12
_COARSE = 140
"""Dots an inch below which a page is drawn larger before it is read: photos that a messenger has made small."""
_MOST_ENLARGED, _LARGE = 3.0, 3_000_000
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
        """Return the words of a page; none, and all of it aside, when most of them would be wrong. Cost: one to two seconds
        of the processor; twice that on its head, four times where it is no clearer whichever way it is held."""
        flat = sheet_in(picture.image)
        if flat is not picture.image:
            picture = Picture(flat, dots_an_inch(flat))
        if lies_on_its_side(picture.image):
            picture = Picture(picture.image.transpose(Image.Transpose.ROTATE_90), picture.dpi)
        best = self._sheet(picture)
        for turn in _TURNS:
            if (best.confidence or 0) >= _POOR or not best.runs:
                return best
            other = self._sheet(Picture(picture.image.transpose(turn), picture.dpi))
            best = max(best, other, key=lambda sheet: sheet.confidence or 0)
        return best if (best.confidence or 0) >= _UNREADABLE or not best.runs else _unread(best)

    def _sheet(self, picture: Picture) -> Sheet:
        straight = straighten(picture.image)
        page = even(paper_of(straight))
        dpi = picture.dpi if page.size == straight.size else dots_an_inch(page)
        is_coarse = dpi < _COARSE and page.width * page.height < _LARGE
        if is_coarse:
            page, dpi = _enlarged(page, min(DPI / dpi, _MOST_ENLARGED)), min(float(DPI), _MOST_ENLARGED * dpi)
        points = 72 / dpi
        drawn = Drawn(page, dpi, faint=is_coarse)
        sheet = Sheet(page.width * points, page.height * points, [])
        sheet.level = [Rule(*(value * points for value in rule)) for rule in drawn.level]
        sheet.upright = [Rule(*(value * points for value in rule)) for rule in drawn.upright]
        page = drawn.without()
        weights = Weights(page)
        self.engine.SetImage(page)
        self.engine.SetSourceResolution(round(dpi))
        lines: list[list[Seen]] = []
        for region in regions_of(page, tables_of(sheet), dpi):
            for line in self._lines(region, weights, points):
                if _mean(line) >= _NOISE:
                    lines.append(line)
                else:
                    sheet.aside.append(" ".join(seen.word.text for seen in line))
        mark_bold(lines)
        for line in lines:
            mended(line, weights.uprights_in)
        sheet.runs = [[seen.word for seen in line] for line in lines]
        sheet.confidence = _mean(seen for line in lines for seen in line)
        return sheet

    def _lines(self, region: Region, weights: Weights, points: float) -> Iterator[list[Seen]]:
        """The lines of a region, their words in points."""
        left, top, right, bottom = region
        # A part as wide as the page but lower would be cut from the wrong end of it (Tesseract's BestPix compares widths).
        left = max(left, 1)
        if min(right - left, bottom - top) < _LEAST_DOTS:
            return
        self.engine.SetRectangle(left, top, right - left, bottom - top)
        if not self.engine.Recognize():
            return
        level = self.kit.RIL
        line: list[Seen] = []
        base, height, depth = ((0, 0), (1, 0)), 0.0, 0.0
        for item in self.kit.iterate_level(self.engine.GetIterator(), level.WORD):
            if item.Empty(level.WORD):
                continue
            if item.IsAtBeginningOf(level.TEXTLINE):
                if line:
                    yield line
                line = []
                base = item.Baseline(level.TEXTLINE) or base
                row = item.RowAttributes()
                height, depth = row["row_height"], -row["descenders"]
            box = item.BoundingBox(level.WORD)
            text = item.GetUTF8Text(level.WORD).strip()
            if not box or not text:
                continue
            foot = _height_at(base, (box[0] + box[2]) / 2) + depth
            word = Word(text, box[0] * points, (foot - height) * points, box[2] * points, foot * points)
            word.confidence = max(0, min(100, round(item.Confidence(level.WORD))))
            if not _GRAIN.fullmatch(text):
                line.append(Seen(word, box, weights.of(box)))
        if line:
            yield line


def _unread(sheet: Sheet) -> Sheet:
    """A page of which nothing is taken; its words stand aside, because one of them may be a secrecy mark."""
    aside = [*sheet.aside, *(" ".join(word.text for word in run) for run in sheet.runs)]
    return Sheet(sheet.width, sheet.height, [], confidence=0, aside=aside, is_unclear=True)


def _enlarged(page: Image.Image, share: float) -> Image.Image:
    return page.resize((round(page.width * share), round(page.height * share)), Image.Resampling.LANCZOS)


def _height_at(base: tuple[tuple[int, int], tuple[int, int]], x: float) -> float:
    (x0, y0), (x1, y1) = base
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 != x0 else float(y0)


def _mean(words: Iterable[Seen]) -> int:
    """The mean confidence of words, by their length; 0 for none."""
    total = weight = 0
    for seen in words:
        total += seen.word.confidence * len(seen.word.text)
        weight += len(seen.word.text)
    return round(total / weight) if weight else 0
