"""Several photos of one paper as one file: how they are packed, and how such a file is known. No picture is looked at here.

The file is a ZIP whose parts are stored as they are, opened by a part that says what it is, as in EPUB: it can be handed out and
opened anywhere.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO

MOST_PHOTOS = 40
KIND_PART = "mimetype"
_KIND = b"application/vnd.donghanh.photos"
_BEGINS = b"PK\x03\x04"
_NAME_AT = 30
"""Where a ZIP has the name of its first part, and then its content."""
_FIGURES = re.compile(r"(\d+)")
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""Written into every part, so that the same photos are the same file."""
_LONGEST_NAME = 60
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")


def is_album(head: bytes) -> bool:
    """Whether a file that begins so is one of ours; needs its first hundred bytes."""
    return head.startswith(_BEGINS) and head[_NAME_AT : _NAME_AT + 8 + len(_KIND)] == KIND_PART.encode() + _KIND


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so is a picture that can be a page."""
    return head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")


def in_order(names: Sequence[str]) -> list[int]:
    """The places of some names in the order of the pages they are likely to be: by the numbers in them as numbers, else as
    they were given."""

    def key(place: int) -> list[tuple[int, int, str]]:
        parts = _FIGURES.split(names[place].casefold())
        return [(1, int(part[:18]), "") if part.isdecimal() else (0, 0, part) for part in parts if part]

    return sorted(range(len(names)), key=key)


def pack(photos: Iterable[tuple[str, Iterable[bytes]]], target: IO[bytes]) -> None:
    """Write photos, given by name and content, as one file. Copies bytes; unpacks nothing."""
    with zipfile.ZipFile(target, "w") as album:
        album.writestr(zipfile.ZipInfo(KIND_PART, _SAME_DAY), _KIND)
        for number, (name, content) in enumerate(photos, 1):
            part = zipfile.ZipInfo(f"{number:02}/{_short(name)}", _SAME_DAY)
            with album.open(part, "w", force_zip64=True) as room:
                for piece in content:
                    room.write(piece)


def _short(name: str) -> str:
    """The last part of a path, cut where it is long; its ending stays, for by that a picture is opened."""
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    room = max(1, _LONGEST_NAME - len(dot + ending))
    return f"{stem[:room]}{dot}{ending}"[:_LONGEST_NAME]
