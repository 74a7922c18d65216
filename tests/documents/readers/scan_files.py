"""PDF pages as a scanner or a telephone would see them: tilted, grained, grey."""

from __future__ import annotations

import io
import random

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter


def scanned(data: bytes, number: int = 0, *, dpi: int = 200, tilt: float = 0.4) -> Image.Image:
    """Return a page as a grey picture that leans by ``tilt`` degrees and has the grain of a cheap scanner."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[number].render(scale=dpi / 72).to_pil().convert("L")
    page = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    noise = random.Random(7).randbytes(page.width * page.height)  # the same in every run
    grain = Image.frombytes("L", page.size, noise).point([128 + (value - 128) // 4 for value in range(256)])
    return ImageChops.add(page, grain, 1, -128).filter(ImageFilter.GaussianBlur(0.5))


def photographed(data: bytes, number: int = 0, *, tilt: float = 1.5) -> Image.Image:
    """Return a page as a photo in colour: on a dark table, in the shade at the top, with a red seal on it."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[number].render(scale=260 / 72).to_pil().convert("RGB")
    width, height = page.size
    draw = ImageDraw.Draw(page)
    for ring in range(120, 150, 6):
        box = (width * 0.7 - ring, height * 0.22 - ring, width * 0.7 + ring, height * 0.22 + ring)
        draw.ellipse(box, outline=(214, 40, 48), width=3)
    shade = Image.linear_gradient("L").resize(page.size).point([150 + value * 100 // 255 for value in range(256)])
    page = ImageChops.multiply(page, Image.merge("RGB", [shade] * 3))
    table = Image.new("RGB", (width + 400, height + 400), (92, 70, 50))
    table.paste(page, (200, 200))
    return table.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=(92, 70, 50)).filter(ImageFilter.GaussianBlur(0.7))


def as_file(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as the bytes of a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
