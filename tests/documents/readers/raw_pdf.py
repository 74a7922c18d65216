"""PDF files written by hand, object by object, for what no typesetter would make: locked, broken, strange ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a file of the objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.6\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


def page_file(
    content: bytes = b"", *, pages: int = 1, catalogue: bytes = b"", page: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """Return a file of equal pages that show ``content`` in Helvetica; ``page`` and ``catalogue`` add entries.

    Objects in ``more`` are numbered from 6 on.
    """
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R %s>>" % catalogue,
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R %s>>"
            % page,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            stream(content),
            *more,
        ]
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def locked(password: bytes, owner: bytes = b"owner") -> bytes:
    """Return a file that asks for a password (40-bit RC4, as old office programs lock); an empty one opens for all."""
    permissions = -44
    owner_key = hashlib.md5(_padded(owner)).digest()[:5]
    o = _rc4(owner_key, _padded(password))
    key = hashlib.md5(_padded(password) + o + permissions.to_bytes(4, "little", signed=True) + _ID).digest()[:5]
    u = _rc4(key, _PADDING)
    content = b"BT /F1 12 Tf 72 700 Td (Nothing to hide) Tj ET"
    secret = _rc4(hashlib.md5(key + (5).to_bytes(3, "little") + b"\0\0").digest()[:10], content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(secret),
        b"<</Filter/Standard/V 1/R 2/Length 40/P %d/O<%s>/U<%s>>>" % (permissions, o.hex().encode(), u.hex().encode()),
    ]
    hexed = _ID.hex().encode()
    return pdf(objects, b"/Encrypt 6 0 R /ID[<%s><%s>]" % (hexed, hexed))


def _padded(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
