"""A photo into what is shown of it: upright, of a size for screens, and with nothing in it but its dots.

Where, when and with what it was taken stands beside the dots of a photo (EXIF, XMP, comments, a second small picture). It is
not copied: the picture is drawn anew.
"""

from __future__ import annotations

import contextlib
import io
import warnings

from PIL import ExifTags, Image

from donghanh.documents.pictures.kinds import NotTaken

MOST_DOTS, MOST_DOTS_WEBP = 60_000_000, 30_000_000
"""A good telephone takes 12 to 50 million. The library for WebP holds four times as much in memory as the others."""
SHOWN, THUMBNAIL = 1600, 320
"""The longer side, in dots."""
_QUALITY = {SHOWN: 82, THUMBNAIL: 75}
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_SEE_THROUGH = ("RGBA", "LA", "PA")
_FULL = {"I;16": 65535, "I;16L": 65535, "I;16B": 65535, "I;16N": 65535, "F": 1.0}
"""White in grey of more than eight bits; of 32 bits nobody knows, so there the brightest dot is white."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def shrink(data: bytes) -> tuple[bytes, bytes]:
    """Return the picture to be shown and its thumbnail, both as JPEG; of several pages the first. Raises :class:`NotTaken`
    for what is damaged (``cut_short``) or has more than ``MOST_DOTS`` (``too_heavy``).

    A JPEG is unpacked no larger than needed; the largest of the other kinds take 640 MB (``documents.limits.SHRINK``).
    """
    warnings.simplefilter("ignore")
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
            if file.width * file.height > (MOST_DOTS_WEBP if file.format == "WEBP" else MOST_DOTS):
                raise NotTaken("too_heavy")
            file.draft("RGB", (SHOWN, SHOWN))
            small = _plain(file)
            turn = _turn_of(file)
            small.thumbnail((SHOWN, SHOWN), Image.Resampling.LANCZOS)
            upright = _on_white(small if turn is None else small.transpose(turn))
    except (NotTaken, MemoryError):
        raise
    except Exception as error:  # the library raises a dozen kinds for damaged files
        raise NotTaken("cut_short") from error
    return _drawn(upright, SHOWN), _drawn(upright, THUMBNAIL)


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in dots that can be made smaller: colours by name become colours, deep grey becomes eight bits."""
    if picture.mode in ("P", "PA"):
        return picture.convert("RGBA" if picture.mode == "PA" or "transparency" in picture.info else "RGB")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in (*_FULL, "I"):
        white = _FULL.get(picture.mode) or max(255, picture.getextrema()[1])  # type: ignore[call-overload,type-var]
        deep = picture if picture.mode in ("I;16", "I", "F") else picture.convert("I")
        return deep.point(lambda dot: dot * (255 / white)).convert("L")
    picture.load()
    return picture


def _turn_of(file: Image.Image) -> Image.Transpose | None:
    """How a picture is to be turned, by what its file says of how the camera was held; not at all when that is damaged.
    Ask once its dots are there: some formats turn themselves."""
    with contextlib.suppress(Exception):
        return _TURNS.get(file.getexif().get(ExifTags.Base.Orientation, 1))
    return None


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in _SEE_THROUGH:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        picture = white
    return picture.convert("RGB")


def _drawn(picture: Image.Image, side: int) -> bytes:
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", small.size)
    bare.paste(small)  # a new picture has no memory of the file
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY[side], optimize=True, progressive=True)
    return out.getvalue()
