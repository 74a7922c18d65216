"""The ruled lines of a PDF page: thin boxes and the sides of drawn boxes, level or upright."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from donghanh.documents.readers.pdf.pages import Place
from donghanh.documents.readers.printed.sheet import Rule

_THIN = 3.0
"""What is no thicker than this, in points, is a line; the rules of tables are half a point."""
_SHORTEST = 4.0
_MOST_SHAPES = 20_000
_DEEPEST = 4
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def rules_of(page: pypdfium2.PdfPage, place: Place) -> tuple[list[Rule], list[Rule]]:
    """Return the level and the upright rules of a page. Cost: a call into the library for each shape on it."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for left, bottom, right, top in _Shapes(page).boxes():
        x0, y0, x1, y1 = place(left, bottom, right, top)
        if y1 - y0 <= _THIN < _SHORTEST <= x1 - x0:
            level.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST:
            upright.append(Rule((x0 + x1) / 2, y0, y1))
    return level, upright


class _Shapes:
    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.left = _MOST_SHAPES
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.matrix = pdfium.FS_MATRIX()

    def boxes(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, bottom, right, top of every straight level or upright line drawn on the page."""
        raw = self.page.raw
        for index in range(min(pdfium.FPDFPage_CountObjects(raw), self.left)):
            yield from self._shape(pdfium.FPDFPage_GetObject(raw, index), _SAME, 0)

    def _shape(self, shape: object, outer: Matrix, depth: int) -> Iterator[tuple[float, float, float, float]]:
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from self._path(shape, _product(self._matrix(shape), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _product(self._matrix(shape), outer)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(shape), self.left)):
                self.left -= 1
                yield from self._shape(pdfium.FPDFFormObj_GetObject(shape, index), inner, depth + 1)

    def _matrix(self, shape: object) -> Matrix:
        if not pdfium.FPDFPageObj_GetMatrix(shape, self.matrix):
            return _SAME
        m = self.matrix
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _path(self, shape: object, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
        pdfium.FPDFPath_GetDrawMode(shape, self.fill, self.stroke)
        if not self.fill.value and not self.stroke.value:
            return
        for points, closed in self._figures(shape, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
            if min(right - left, top - bottom) <= _THIN:
                yield left, bottom, right, top
            elif self.stroke.value:
                ends = [*points[1:], points[0]] if closed else points[1:]
                for (x0, y0), (x1, y1) in zip(points, ends, strict=False):
                    if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _figures(self, shape: object, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        """The figures of a path made of straight lines: their corners, and whether they are closed."""
        a, b, c, d, e, f = matrix
        points: list[tuple[float, float]] = []
        closed = straight = True
        for index in range(min(pdfium.FPDFPath_CountSegments(shape), self.left)):
            self.left -= 1
            segment = pdfium.FPDFPath_GetPathSegment(shape, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1 and straight:
                    yield points, closed
                points, closed, straight = [], False, True
            straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
            pdfium.FPDFPathSegment_GetPoint(segment, self.x, self.y)
            x, y = self.x.value, self.y.value
            points.append((a * x + c * y + e, b * x + d * y + f))
            closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
        if len(points) > 1 and straight:
            yield points, closed


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
