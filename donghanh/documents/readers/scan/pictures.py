"""Files of pictures into grey pages of a size that recognition likes. Sizes are looked at before pixels are unpacked."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageOps

from donghanh.documents.readers.refusal import Refused

MAX_PIXELS = 60_000_000
"""A good telephone takes 50 million; a sheet of A4 at 600 dpi has 35 million."""
MAX_PAGES = 300
DPI = 200
"""At 200 dots an inch small letters are some 17 dots high; more costs time and reads no better."""
_SHORT_SIDE, _LONG_SIDE = 8.27, 11.69
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")


@dataclass(slots=True)
class Picture:
    """A page as a grey picture, and how many of its dots make an inch."""

    image: Image.Image
    dpi: float


def pictures_in(data: bytes) -> Iterator[Picture]:
    """Yield the pages of a JPEG, PNG, TIFF or WebP file one by one, upright as the camera noted.

    Refuses damaged files, pictures of more than ``MAX_PIXELS`` and files of more than ``MAX_PAGES``.
    """
    with _opened(data) as file:
        pages = _pages_in(file)
        if pages > MAX_PAGES:
            raise Refused("too_many_pages", {"pages": str(pages), "limit": str(MAX_PAGES)})
        for number in range(pages):
            yield _page_of(file, number)


def page_count(data: bytes) -> int:
    """Return how many pages a file of pictures has; refuses a damaged one."""
    with _opened(data) as file:
        return _pages_in(file)


def _pages_in(file: Image.Image) -> int:
    if file.format == "WEBP":
        return 1  # moving pictures are no documents
    try:
        return getattr(file, "n_frames", 1)
    except MemoryError:
        raise
    except Exception as error:  # counting looks at the head of every page
        raise Refused("damaged") from error


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        # Our own limit decides, before anything is unpacked.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            file = Image.open(io.BytesIO(data), formats=_FORMATS)
        except MemoryError:
            raise
        except Image.DecompressionBombError as error:
            raise Refused("too_many_pixels", {"size": "quá nhiều điểm ảnh", "limit": _millions(MAX_PIXELS)}) from error
        except Exception as error:  # whatever a broken picture makes the library stumble over
            raise Refused("damaged") from error
    _check_size(file)
    return file


def _check_size(file: Image.Image) -> None:
    if file.width * file.height > MAX_PIXELS:
        raise Refused("too_many_pixels", {"size": _millions(file.width * file.height), "limit": _millions(MAX_PIXELS)})


def _millions(pixels: int) -> str:
    return f"{pixels / 1_000_000:.0f} triệu điểm ảnh"


def _page_of(file: Image.Image, number: int) -> Picture:
    try:
        file.seek(number)
        _check_size(file)
        return _page(file)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever a broken picture makes the library stumble over
        raise Refused("damaged") from error


def _page(file: Image.Image) -> Picture:
    dots, short_side = dots_an_inch(file), min(file.size)
    if file.format == "JPEG" and dots > 1.3 * DPI:
        share = DPI / dots
        file.draft(
            None, (round(file.width * share), round(file.height * share))
        )  # unpacks an eighth, a quarter or half
    image = grey(ImageOps.exif_transpose(file))
    dots *= min(image.size) / short_side
    if dots > 1.2 * DPI:
        share = DPI / dots
        size = (round(image.width * share), round(image.height * share))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        dots = float(DPI)
    return Picture(image, dots)


def dots_an_inch(image: Image.Image) -> float:
    """What the file says, if that makes a sheet between A5 and A3; else as if the picture showed a sheet of A4."""
    said = image.info.get("dpi", (0, 0))[0]
    if said and 5.0 <= min(image.size) / float(said) <= 12.0:
        return float(said)
    return min(min(image.size) / _SHORT_SIDE, max(image.size) / _LONG_SIDE)


def grey(image: Image.Image) -> Image.Image:
    """Return a picture in grey. Of a picture in colour the red part is taken: red seals vanish, ink and print remain."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        image = ground.convert("RGB")
    if image.mode in ("L", "1"):
        return image.convert("L")
    if image.mode == "I;16" or image.mode.startswith(("I", "F")):
        return ImageOps.autocontrast(image.convert("F").point(lambda value: value / 256).convert("L"))
    return image.convert("RGB").getchannel("R")
