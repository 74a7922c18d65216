"""A PDF page as a picture, for recognition."""

from __future__ import annotations

import ctypes
import math
import time

import pypdfium2
import pypdfium2.raw as pdfium

from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.pictures import DPI, Picture, grey

_LONGEST_POINTS = 1191.0
"""A3. Pages that claim more were made from photos whose dots were taken for points."""
_A4_LONG, _MOST_DOTS = 842.0, 12_000_000
_LONGEST_DRAWING = 5.0
"""Seconds of the processor. A scan takes a hundredth of that; tens of thousands of lines across the whole page take more."""


def picture_of(document: pypdfium2.PdfDocument, number: int) -> Picture:
    """Return a page drawn upright at the resolution that recognition likes.

    Refuses (``too_complex``) a page that would take more than five seconds to draw. Cost: some 50 ms.
    """
    page = document[number]
    try:
        width, height = page.get_size()
        dpi = DPI * min(1.0, _A4_LONG / max(width, height)) if max(width, height) > _LONGEST_POINTS else float(DPI)
        dots = width * height * (dpi / 72) ** 2
        dpi *= min(1.0, math.sqrt(_MOST_DOTS / max(1.0, dots)))
        drawn = _drawn(page, math.ceil(width * dpi / 72), math.ceil(height * dpi / 72))
        return Picture(grey(drawn.to_pil()), dpi)
    finally:
        page.close()


def _drawn(page: pypdfium2.PdfPage, width: int, height: int) -> pypdfium2.PdfBitmap:
    """The page in so many dots. Drawn step by step, because only between steps can one stop."""
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, format=pdfium.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    until = time.process_time() + _LONGEST_DRAWING
    pause = pdfium.IFSDK_PAUSE(version=1)
    pause.NeedToPauseNow = type(pause.NeedToPauseNow)(lambda _pause: time.process_time() > until)
    place = (0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    try:
        state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, *place, ctypes.byref(pause))
        if state == pdfium.FPDF_RENDER_TOBECONTINUED:
            raise Refused("too_complex")
        return bitmap
    finally:
        pdfium.FPDF_RenderPage_Close(page)
