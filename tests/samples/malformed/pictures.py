"""Pictures whose headers lie, and pictures that unpack to far more than they are."""

from __future__ import annotations

import io
import re
import struct
import zlib
from random import Random

from PIL import Image

from tests.samples.malformed.kind import Kind

SIDES = ((0, 0), (1, 2_000_000_000), (60_000, 60_000), (0x7FFFFFFF, 0x7FFFFFFF), (9_000, 9_000), (1, 1), (30_000, 1_900))  # fmt: skip


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def huge_png(chance: Random, data: bytes) -> bytes:
    """A PNG whose header promises another size, kind or depth, with its checksum right."""
    wide, high = chance.choice(SIDES)
    header = struct.pack(
        ">II5B", wide, high, chance.choice((1, 8, 16)), chance.choice((0, 2, 3, 6)), 0, 0, chance.randrange(2)
    )
    return data[:8] + _chunk(b"IHDR", header) + data[33:]


def png_bomb(chance: Random, data: bytes) -> bytes:
    """A PNG of one colour as large as is taken, or with notes that unpack to a hundred megabytes."""
    if chance.randrange(2):
        note = _chunk(b"zTXt", b"note\x00\x00" + zlib.compress(b" " * 100_000_000, 9))
        return data[:33] + note * chance.choice((1, 20)) + data[33:]
    wide, high = chance.choice(((7_700, 7_700), (60_000, 999), (20_000, 20_000)))
    header = _chunk(b"IHDR", struct.pack(">II5B", wide, high, 8, 0, 0, 0, 0))
    return data[:8] + header + _chunk(b"IDAT", zlib.compress(bytes((wide + 1) * high), 9)) + _chunk(b"IEND", b"")


def huge_jpeg(chance: Random, data: bytes) -> bytes:
    """A JPEG whose frame says another size."""
    frame = re.search(rb"\xff[\xc0\xc2]..\x08", data, re.DOTALL)
    assert frame is not None
    wide, high = (min(side, 65_535) for side in chance.choice(SIDES))
    return data[: frame.end()] + struct.pack(">HH", high, wide) + data[frame.end() + 4 :]


def segments_forged(chance: Random, data: bytes) -> bytes:
    """A JPEG with notes before the picture that are too many, too long, or about another camera."""
    notes = chance.choice((
        b"\xff\xe1\xff\xffExif\x00\x00" + b"II*\x00\x08\x00\x00\x00" + b"\xff" * 65_519, b"\xff\xfe\x00\x02" * 50_000,
        b"\xff\xdb\x00\x03\x00" * 3, b"\xff\xe1\x00\x00", b"\xff\xee\x00\x0eAdobe\x00d\x00\x00\x00\x00\x02", b"\xff\xd9",
        b"\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x63\x00\x00\x00\x00\x00\x08",
    ))  # fmt: skip
    return data[:2] + notes + data[2:]


def frames_in_circles(chance: Random, data: bytes) -> bytes:
    """A TIFF whose list of pages leads back to itself or out of the file, or whose entries promise gigabytes."""
    spoilt = bytearray(data)
    (start,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, start)
    if chance.randrange(2):
        struct.pack_into("<I", spoilt, start + 2 + 12 * count, chance.choice((start, 8, len(data), 0xFFFFFFFF)))
    for entry in chance.sample(range(count), chance.randrange(1, 4)):
        place = start + 2 + 12 * entry + chance.choice((0, 2, 4, 8))
        struct.pack_into(
            "<I", spoilt, place, chance.choice((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 100_000, chance.randrange(2**32)))
        )
    return bytes(spoilt)


def many_frames(chance: Random, _data: bytes) -> bytes:
    """A TIFF of far too many pages, all of them blank."""
    page, out = Image.new("1", (64, 90), 1), io.BytesIO()
    page.save(out, "TIFF", save_all=True, append_images=[page] * chance.choice((310, 900)), compression="group4")
    return out.getvalue()


KINDS = (
    Kind("png", "huge_header", huge_png), Kind("png", "bomb", png_bomb), Kind("jpeg", "huge_header", huge_jpeg),
    Kind("jpeg", "segments_forged", segments_forged), Kind("tiff", "frames_in_circles", frames_in_circles),
    Kind("tiff", "many_frames", many_frames),
)  # fmt: skip
