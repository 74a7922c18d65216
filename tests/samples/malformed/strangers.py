"""Files that are none of ours at all: noise, tables, slides, archives, programs, and nothing."""

from __future__ import annotations

import gzip
from random import Random

from tests.samples.malformed.kind import Kind
from tests.samples.malformed.stock import packed

HEADS = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00",
    b"MM\x00*", b"GIF89a", b"BM", b"RIFF\x10\x00\x00\x00WEBPVP8 ", b"\x00\x00\x00\x18ftypheic", b"<html>", b"\xff\xfe", b"\xfe\xff",
    b"\xef\xbb\xbf", b"<?xml version='1.0'?>", b"{\\rtf1", b"Rar!", b"\x1f\x8b", b"MZ", b"\x7fELF", b"SQLite format 3\x00",
)  # fmt: skip
OLE = HEADS[3] + bytes(600)


def noise(chance: Random, _data: bytes) -> bytes:
    """Bytes by chance."""
    return chance.randbytes(chance.choice((1, 7, 600, 40_000, 1_900_000)))


def noise_with_a_head(chance: Random, _data: bytes) -> bytes:
    """Bytes by chance behind the beginning of some format."""
    return chance.choice(HEADS) + chance.randbytes(chance.choice((0, 3, 900, 90_000)))


def one_byte(chance: Random, _data: bytes) -> bytes:
    """The same byte again and again."""
    return bytes([chance.randrange(256)]) * chance.choice((1, 5_000, 1_999_999, 2_100_000))


def nothing(_chance: Random, _data: bytes) -> bytes:
    """An empty file."""
    return b""


def too_large(chance: Random, _data: bytes) -> bytes:
    """More than is taken of any form."""
    return chance.choice(HEADS) + bytes(31_000_000)


def two_cell_sheet(chance: Random, _data: bytes) -> bytes:
    """A table of two cells, the first and the last there can be: 17 thousand million cells for whoever fills the rest."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    )
    main = chance.choice(("xl/workbook.xml", "word/document.xml"))
    return packed(
        {"[Content_Types].xml": b"<Types/>", main: b"<workbook/>", "xl/worksheets/sheet1.xml": sheet.encode()}
    )


def old_office(chance: Random, _data: bytes) -> bytes:
    """The container of old office files and of locked ones."""
    stream = chance.choice(("EncryptedPackage", "WordDocument", "Workbook", "PowerPoint Document", "VBA"))
    return OLE + stream.encode("utf-16-le") + chance.randbytes(2_000)


def open_document(chance: Random, _data: bytes) -> bytes:
    """A text or table of another office, or slides."""
    kind = chance.choice(("text", "spreadsheet", "presentation"))
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<x/>"}
    return packed(parts if chance.randrange(2) else {"ppt/presentation.xml": b"<x/>"})


def squeezed(chance: Random, _data: bytes) -> bytes:
    """An archive of something else."""
    return gzip.compress(bytes(chance.choice((9, 5_000_000))), mtime=0)


WRONG = (noise, noise_with_a_head, one_byte, nothing, too_large, two_cell_sheet, old_office, open_document, squeezed)
KINDS = tuple(Kind("other", make.__name__, make) for make in WRONG)
