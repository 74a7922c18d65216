"""Whether a photo came whole, without drawing it: its parts are walked from the first byte to the one that ends it.

What stands behind the end is no fault: telephones put a short film or a second picture there.
"""

from __future__ import annotations

import re
import struct
import zlib

_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
"""Of a JPEG: what is neither a dot's own byte (FF 00) nor a place to start again (FF D0 to FF D7)."""
_END, _ALONE, _DOTS = 0xD9, frozenset({0x01, 0xD8}), 0xDA
_LONGEST_WORD = 2**31 - 1


def jpeg_is_whole(data: bytes) -> bool:
    """Whether a JPEG has its dots and ends by its own mark (ISO/IEC 10918-1, B.1). Of 15 million bytes: 30 milliseconds."""
    at, has_dots = 2, False
    while found := _MARKER.search(data, at):
        mark, at = found[1][0], found.end()
        if mark == _END:
            return has_dots
        if mark in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            return False
        has_dots, at = has_dots or mark == _DOTS, at + length
    return False


def png_is_whole(data: bytes) -> bool:
    """Whether a PNG has its head, dots and end, and every part it cannot be drawn without has the sum it came with (PNG, 5.3)."""
    at, seen = 8, []
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, after = data[at + 4 : at + 8], at + 12 + length
        if length > _LONGEST_WORD or after > len(data):
            return False
        is_needed = not name[0] & 0x20  # a capital first letter
        if is_needed and zlib.crc32(data[at + 4 : after - 4]) != int.from_bytes(data[after - 4 : after], "big"):
            return False
        seen.append(name)
        if name == b"IEND":
            return seen[0] == b"IHDR" and b"IDAT" in seen
        at = after
    return False


def tiff_is_whole(data: bytes) -> bool:
    """Whether the first picture of a TIFF has its list of what stands where, and the file holds the dots it points at
    (TIFF 6.0, 2)."""
    order = "<" if data[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        entries = [struct.unpack_from(f"{order}HHI4s", data, at + 2 + 12 * one) for one in range(count)]
        listed = {tag: _numbers(data, order, *entry) for tag, *entry in entries if tag in _PLACES + _LENGTHS}
    except struct.error:
        return False
    places, lengths = ([one for tag in tags for one in listed.get(tag, ())] for tags in (_PLACES, _LENGTHS))
    ends = [place + length for place, length in zip(places, lengths, strict=False)]
    return bool(ends) and len(places) == len(lengths) and max(ends) <= len(data)


_PLACES, _LENGTHS = (273, 324), (279, 325)
"""Of the strips or tiles that hold the dots: where each begins, and its bytes."""
_SIZES = {3: "H", 4: "I"}


def _numbers(data: bytes, order: str, kind: int, count: int, held: bytes) -> tuple[int, ...]:
    """The numbers of one entry: in itself when they fit, else where it points. Raises ``struct.error``."""
    if kind not in _SIZES or count > len(data):
        raise struct.error
    form = f"{order}{count}{_SIZES[kind]}"
    if struct.calcsize(form) <= len(held):
        return struct.unpack_from(form, held)
    return struct.unpack_from(form, data, *struct.unpack(f"{order}I", held))
