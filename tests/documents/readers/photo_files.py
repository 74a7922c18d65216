"""A page as a telephone sees it: at an angle, on a table, in the shade, out of focus. Pictures in colour, alike in every run."""

from __future__ import annotations

import random

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from donghanh.documents.readers.scan.paper import projection

TABLE = (92, 70, 50)
WHITE = (255, 255, 255)


def page_of(data: bytes, number: int = 0, *, dpi: int = 200) -> Image.Image:
    """A page of a PDF in colour."""
    with pypdfium2.PdfDocument(data) as document:
        return document[number].render(scale=dpi / 72).to_pil().convert("RGB")


def turned(page: Image.Image, angle: float, *, ground: tuple[int, int, int] = WHITE) -> Image.Image:
    """The page turned anticlockwise; all of it stays in the picture."""
    return page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=ground)


def on_table(page: Image.Image, share: float = 0.1, *, ground: tuple[int, int, int] = TABLE) -> Image.Image:
    """The page with so much of its size of a table around it."""
    width, height = page.size
    table = Image.new("RGB", (round(width * (1 + 2 * share)), round(height * (1 + 2 * share))), ground)
    table.paste(page, (round(width * share), round(height * share)))
    return table


def at_an_angle(
    page: Image.Image, far: float, *, aside: float = 0.0, share: float = 0.08, ground: tuple[int, int, int] = TABLE
) -> Image.Image:
    """The page with its head ``far`` narrower than its foot, as when a telephone is held low, and its left side shorter by
    ``aside``. Lines are level only in the second case's middle."""
    width, height = page.size
    left, top = width * share, height * share
    inwards = far * width / 2
    corners = [
        (left + inwards, top + far * height / 2 + aside * height),
        (left + width - inwards, top + far * height / 2),
        (left + width, top + height),
        (left, top + height - aside * height),
    ]
    turn = projection(corners, [(0, 0), (width, 0), (width, height), (0, height)])
    size = round(width * (1 + 2 * share)), round(height * (1 + 2 * share))
    return page.transform(size, Image.Transform.PERSPECTIVE, turn, Image.Resampling.BICUBIC, fillcolor=ground)


def shaded(page: Image.Image, darkest: int = 110) -> Image.Image:
    """The page with light that fails towards its head."""
    shade = Image.linear_gradient("L").resize(page.size)
    shade = shade.point([darkest + value * (255 - darkest) // 255 for value in range(256)])
    return ImageChops.multiply(page, Image.merge("RGB", [shade] * 3))


def faded(page: Image.Image, black: int, white: int) -> Image.Image:
    """The page with its black and white nearer to each other."""
    return page.point([black + value * (white - black) // 255 for value in range(256)] * 3)


def small(page: Image.Image, longest: int) -> Image.Image:
    """The page as a messenger sends it on: so many dots long."""
    share = longest / max(page.size)
    return page.resize((round(page.width * share), round(page.height * share)), Image.Resampling.LANCZOS)


def grained(page: Image.Image, blur: float = 0.7) -> Image.Image:
    """The page with the blur of a lens and the grain of a small sensor."""
    noise = random.Random(3).randbytes(page.width * page.height)
    grain = Image.frombytes("L", page.size, noise).point([128 + (value - 128) * 10 // 128 for value in range(256)])
    blurred = page.filter(ImageFilter.GaussianBlur(blur))
    return ImageChops.add(blurred, Image.merge("RGB", [grain.filter(ImageFilter.GaussianBlur(0.6))] * 3), 1, -128)
