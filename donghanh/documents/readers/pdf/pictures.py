"""What else lies on a PDF page: pictures that may be scans, and what was put on it after it was made."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

_MOST_OBJECTS = 5_000
_DEEPEST = 3
_OUTLINES = 400
"""A page without text but with so many drawn shapes has its letters as outlines."""
# Offices put number, date and signature on a finished PDF as such annotations.
_PUT_ON = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET)


def share_of_pictures(page: pypdfium2.PdfPage) -> float:
    """How much of a page its pictures cover, from 0 to 1; 1 also for a page of letters drawn as outlines."""
    width, height = page.get_size()
    shapes, area = _covered(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0)
    return 1.0 if shapes > _OUTLINES else min(1.0, area / max(1.0, width * height))


def _covered(holder: object, count: object, get: object, depth: int) -> tuple[int, float]:
    shapes, area = 0, 0.0
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(count(holder), _MOST_OBJECTS)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth >= _DEEPEST:
                    continue
                inner, covered = _covered(
                    item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1
                )
                shapes += inner
                if not covered:
                    continue
            pdfium.FPDFPageObj_GetBounds(item, *sides)
            left, bottom, right, top = (side.value for side in sides)
            area += max(0.0, right - left) * max(0.0, top - bottom)
    return shapes, area


def with_marks_of_use(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """Return a page with the texts and stamps that were put on it afterwards as part of it. The file is not changed."""
    page = document[number]
    if not any(_kind(page, index) in _PUT_ON for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 500))):
        return page
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number]


def _kind(page: pypdfium2.PdfPage, index: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
    try:
        return int(pdfium.FPDFAnnot_GetSubtype(annotation))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
