"""Where on a page to read, and in which parts: recognition mixes the lines of columns that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PIL import Image, ImageFilter

from donghanh.documents.readers.printed.tables import Table

_SHARE = 4
"""Dots of the page to one dot of the small picture in which white space is sought."""
_INK = 226
_GROWTH = 3
_LANE_INCH = 0.2
_WHITE = re.compile(rb"\x00+")


class Region(NamedTuple):
    """A part of a page that is read on its own, in dots."""

    left: int
    top: int
    right: int
    bottom: int


def regions_of(image: Image.Image, tables: Sequence[Table], dpi: float) -> list[Region]:
    """Return the parts of a page that hold print, from the top down.

    The columns of a table are read each for itself, those of a letterhead and of a signature too, the rest across the
    whole width. Cost: one pass over a picture of a sixteenth of the dots.
    """
    ink = _Ink(image, dpi)
    found: list[Region] = []
    top = 0
    dots = dpi / 72
    for table in tables:
        start, end = round(table.down[0] * dots), round(table.down[-1] * dots)
        found += ink.bands(top, start)
        found += (part for part in _columns(table, dots) if ink.any(part))
        top = max(top, end)
    return [*found, *ink.bands(top, image.height)]


def _columns(table: Table, dots: float) -> Iterator[Region]:
    """Neighbouring rows divided alike, column by column."""
    rows: dict[int, list[tuple[int, int, int]]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.column_end, cell.row_end))
    groups: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
    for row in range(table.rows):
        cells = rows.get(row, [])
        division = tuple((column, end) for column, end, _ in cells)
        whole = all(row_end == row + 1 for _, _, row_end in cells)
        if groups and whole and groups[-1][1] == row and groups[-1][2] == division:
            groups[-1] = (groups[-1][0], row + 1, division)
            continue
        if whole:
            groups.append((row, row + 1, division))
            continue
        for column, end, row_end in cells:
            yield _region(table, dots, column, end, row, row_end)
    for first, last, division in groups:
        for column, end in division:
            yield _region(table, dots, column, end, first, last)


def _region(table: Table, dots: float, column: int, column_end: int, row: int, row_end: int) -> Region:
    return Region(
        round(table.across[column] * dots) + 2,
        round(table.down[row] * dots) + 1,
        round(table.across[column_end] * dots) - 2,
        round(table.down[row_end] * dots) - 1,
    )


class _Ink:
    """A small picture of the page: where there is ink and where a white lane runs down between two columns."""

    def __init__(self, image: Image.Image, dpi: float) -> None:
        small = image.reduce(_SHARE)
        self.width, self.height = small.size
        self.full = image.size
        ink = small.point([255 if value < _INK else 0 for value in range(256)])
        self.dots = ink.point([value // 255 for value in range(256)]).tobytes()
        # Marks grow into their letters and words into lines, so that what is white stays white for a reason.
        grown = ink.filter(ImageFilter.BoxBlur(_GROWTH))
        self.lines = grown.point([1 if value > 2 else 0 for value in range(256)]).tobytes()
        self.inch = dpi / _SHARE
        self.lane = max(3, round(_LANE_INCH * self.inch) - 2 * _GROWTH)

    def any(self, region: Region) -> bool:
        """Whether there is more than a speck of ink in a region."""
        left, top, right, bottom = (value // _SHARE for value in region)
        ink = sum(
            sum(self.dots[row * self.width + left : row * self.width + right])
            for row in range(top, min(bottom, self.height))
        )
        return ink > 2

    def bands(self, top: int, bottom: int) -> Iterator[Region]:
        """The part of the page between two heights, cut where two columns stand side by side."""
        first, end = top // _SHARE, min(-(-bottom // _SHARE), self.height)
        at = first
        for start, stop, lane in self._pairs(first, end):
            yield from self._band(at, start)
            middle = lane * _SHARE
            yield Region(0, start * _SHARE, middle, stop * _SHARE)
            yield Region(middle, start * _SHARE, self.full[0], stop * _SHARE)
            at = stop
        yield from self._band(at, end)

    def _band(self, start: int, stop: int) -> Iterator[Region]:
        region = Region(0, start * _SHARE, self.full[0], min(stop * _SHARE, self.full[1]))
        if stop > start and self.any(region):
            yield region

    def _pairs(self, first: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Where two columns begin and end, and the middle of the white lane between them."""
        rows = [self._row(row) for row in range(first, end)]
        at = last = 0
        while at < len(rows):
            lanes = self._lanes(rows[at])
            if not lanes:
                at += 1
                continue
            best = max((self._follow(rows, at, lane) for lane in lanes), key=lambda found: found[0])
            stop, low, high, left, right = best
            tall = (stop - at) >= 0.33 * self.inch
            if tall and min(left, right) >= 0.25 * self.inch:
                at = max(last, self._edge(rows, at, low, high, -1))
                last = stop = self._edge(rows, stop - 1, low, high, 1) + 1
                yield first + at, first + stop, (low + high) // 2
                at = stop
            else:
                at += 1

    def _row(self, row: int) -> bytes:
        return self.lines[row * self.width : (row + 1) * self.width]

    def _lanes(self, row: bytes) -> list[tuple[int, int]]:
        """The white lanes between ink in a row that lie in the middle half of the page."""
        start, stop = row.find(1), row.rfind(1)
        if start < 0:
            return []
        return [
            (match.start(), match.end())
            for match in _WHITE.finditer(row, start, stop)
            if match.end() - match.start() >= self.lane
            and match.end() > 0.25 * self.width
            and match.start() < 0.72 * self.width
        ]

    def _edge(self, rows: Sequence[bytes], row: int, low: int, high: int, step: int) -> int:
        """Move the edge of two columns out to the end of its line of print, and a little into the white beyond it."""
        white = 0
        while 0 <= row + step < len(rows) and 1 not in rows[row + step][low:high] and white < 0.03 * self.inch:
            row += step
            white = white + 1 if 1 not in rows[row] else 0
        return row

    def _follow(self, rows: Sequence[bytes], at: int, lane: tuple[int, int]) -> tuple[int, int, int, int, int]:
        """How far down a lane stays white, how wide it stays, and how many rows have ink left and right of it."""
        low, high = lane
        left = right = blank = 0
        stop = at
        for index in range(at, len(rows)):
            row = rows[index]
            if 1 not in row:
                blank += 1
                if blank > 1.3 * self.inch:
                    break
                continue
            # The lane narrows to what is white in this row as well.
            white = max(_WHITE.finditer(row, low, high), key=lambda match: match.end() - match.start(), default=None)
            if white is None or white.end() - white.start() < self.lane:
                break
            low, high = white.span()
            left += row.find(1, 0, low) >= 0
            right += row.find(1, high) >= 0
            blank = 0
            stop = index + 1
        return stop, low, high, left, right
