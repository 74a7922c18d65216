"""A PDF page as a picture, for recognition."""

from __future__ import annotations

import math

import pypdfium2

from donghanh.documents.readers.scan.pictures import DPI, Picture, grey

_LONGEST_POINTS = 1191.0
"""A3. Pages that claim more were made from photos whose dots were taken for points."""
_A4_LONG, _MOST_DOTS = 842.0, 12_000_000


def picture_of(document: pypdfium2.PdfDocument, number: int) -> Picture:
    """Return a page drawn upright at the resolution that recognition likes. Cost: some 50 ms."""
    page = document[number]
    try:
        width, height = page.get_size()
        dpi = DPI * min(1.0, _A4_LONG / max(width, height)) if max(width, height) > _LONGEST_POINTS else float(DPI)
        dots = width * height * (dpi / 72) ** 2
        dpi *= min(1.0, math.sqrt(_MOST_DOTS / max(1.0, dots)))
        return Picture(grey(page.render(scale=dpi / 72).to_pil()), dpi)
    finally:
        page.close()
