"""Pictures of printed pages, as a scanner or a telephone makes them."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import pypdfium2
from PIL import Image, ImageFilter

DPI = 200


def pages_of(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Each page of a PDF as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def png_of(page: Image.Image, dpi: int = DPI) -> bytes:
    """A picture as the bytes of a PNG that says its resolution."""
    stream = io.BytesIO()
    page.save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


def scanned_pdf(pages: Sequence[Image.Image], dpi: int = DPI) -> bytes:
    """Pictures as a PDF without a text layer, as scanners in offices hand them over."""
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=dpi, save_all=True, append_images=list(pages[1:]))
    return stream.getvalue()


def worn(page: Image.Image, *, tilt: float = 0.5, blur: float = 0.6, noise: float = 18.0, seed: int = 1) -> Image.Image:
    """The page a little askew, blurred and grainy, always alike for the same seed."""
    turned = page.rotate(tilt, Image.Resampling.BICUBIC, expand=False, fillcolor=255).filter(
        ImageFilter.GaussianBlur(blur)
    )
    grain = random.Random(seed)
    small = Image.new("L", (page.width // 4, page.height // 4))
    small.putdata([max(0, min(255, int(grain.gauss(128, noise)))) for _ in range(small.width * small.height)])
    return Image.blend(turned, small.resize(page.size), 0.08)
