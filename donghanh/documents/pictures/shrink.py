"""A photo into what is shown of it: upright, of a size for screens, and with nothing in it but its dots.

Where, when and with what it was taken stands beside the dots of a photo (EXIF, XMP, comments, a second small picture). It is
not copied: the picture is drawn anew.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from donghanh.documents.pictures.kinds import NotTaken

MOST_DOTS = 60_000_000
SHOWN, THUMBNAIL = 1600, 320
"""The longer side, in dots."""
_QUALITY = {SHOWN: 82, THUMBNAIL: 75}


def shrink(data: bytes) -> tuple[bytes, bytes]:
    """Return the picture to be shown and its thumbnail, both as JPEG. Raises :class:`NotTaken` for what is damaged
    (``cut_short``) or has more than ``MOST_DOTS`` (``too_heavy``). A JPEG is unpacked no larger than needed."""
    warnings.simplefilter("ignore")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as file:
            if file.width * file.height > MOST_DOTS:
                raise NotTaken("too_heavy")
            file.draft("RGB", (SHOWN, SHOWN))
            upright = _on_white(ImageOps.exif_transpose(file))
    except (NotTaken, MemoryError):
        raise
    except Exception as error:  # the library raises a dozen kinds for damaged files
        raise NotTaken("cut_short") from error
    return _drawn(upright, SHOWN), _drawn(upright, THUMBNAIL)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "P", "PA"):
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
