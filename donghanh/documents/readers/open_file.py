"""A file on disk or in memory into a reading, or a named refusal."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from donghanh.documents.readers.decode import MAX_FILE_BYTES, check_size, decode
from donghanh.documents.readers.kept import blocks_of
from donghanh.documents.readers.nature import check_nature
from donghanh.documents.readers.ole import refuse_ole
from donghanh.documents.readers.photos import is_album
from donghanh.documents.readers.plain import read_blocks
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.secrecy import mark_in_head, refuse_secret
from donghanh.documents.readers.source import Doubt, Remark, Source
from donghanh.documents.readers.surroundings import letterhead_at
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its text and form, and what was understood of it."""

    source: Source
    reading: Reading

    def to_json(self) -> dict[str, Any]:
        """Return the reading schema, each span with its page where there are pages, and ``source`` beside it."""
        values = self.reading.to_json() | {"source": self.source.to_json()}
        return _with_pages(values, self.source) if self.source.pages else values


def _docx(data: bytes) -> Source:
    from donghanh.documents.readers.docx import read_docx  # lxml is loaded for those files alone that need it

    return read_docx(data)


def _pdf(data: bytes) -> Source:
    from donghanh.documents.readers.pdf.read import read_pdf  # PDFium is loaded for those files alone that need it

    return read_pdf(data)


def _scan(data: bytes) -> Source:
    from donghanh.documents.readers.scan.read import read_scan  # so are the picture library and the recognition

    return read_scan(data)


def _album(data: bytes) -> Source:
    from donghanh.documents.readers.scan.album import read_album

    return read_album(data)


def _text(data: bytes) -> Source:
    text = decode(data)
    if text.lstrip()[:1] == "<":
        from donghanh.documents.readers.html import looks_like_html, read_html

        if looks_like_html(text):
            return read_html(text)
    blocks = read_blocks(text)
    begin = letterhead_at([[block.text] for block in blocks])
    remarks = (Remark("surroundings_left_out"),) if begin else ()
    return Source(text, blocks[begin:], remarks=remarks, secrecy=mark_in_head(text))


READERS: tuple[tuple[bytes, Callable[[bytes], Source]], ...] = (
    (b"PK\x03\x04", _docx),
    (b"PK\x05\x06", _docx),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refuse_ole),
    (b"\x89PNG", _scan),
    (b"\xff\xd8\xff", _scan),
    (b"II*\x00", _scan),
    (b"MM\x00*", _scan),
)
"""What a file begins with, and who reads it. Everything else is text."""


_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1")


def _reader_of(data: bytes) -> Callable[[bytes], Source]:
    if is_album(data[:100]):
        return _album
    if b"%PDF-" in data[:1024]:  # some mail servers put a line of their own before a PDF
        return _pdf
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _scan
    if data[4:12] in _HEIC:
        raise Refused("heic_photo")
    return next((reader for begins, reader in READERS if data.startswith(begins)), _text)


def read_source(data: bytes) -> Source:
    """Return the text and blocks of a file by what is in it; raises ``Refused`` with a stable code."""
    check_size(len(data), MAX_FILE_BYTES)
    return _reader_of(data)(data)


def read_bytes(data: bytes) -> ReadFile:
    """Return the reading of a file given as bytes; raises ``Refused`` with a stable code.

    The reading of a secret paper names its mark in the header; one that would be refused for something else is refused for
    being secret.
    """
    source = read_source(data)
    try:
        check_nature(source.text)
        reading = read(source.text, source.blocks)
        check_nature(source.text, reading)
    except Refused:
        refuse_secret(source.secrecy)
        raise
    if source.secrecy and not reading.header.secrecy:
        reading = replace(reading, header=replace(reading.header, secrecy=source.secrecy))
    return ReadFile(source, reading)


STREAM = Path("-")
"""Stands for what is handed in at the standard input, as with other commands."""


def read_file(path: Path) -> ReadFile:
    """Return the reading of a file on disk, of a pipe, or of the standard input (``STREAM``).

    The size of a file is looked at before it is opened; of a pipe no more is taken than may be read.
    """
    if path == STREAM:
        return read_bytes(sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
    found = path.stat()
    if stat.S_ISFIFO(found.st_mode):
        with path.open("rb") as pipe:
            return read_bytes(pipe.read(MAX_FILE_BYTES + 1))
    check_size(found.st_size, MAX_FILE_BYTES)
    return read_bytes(path.read_bytes())


def read_kept(path: Path) -> ReadFile:
    """Return the reading of a source that was kept: JSON with ``text``, and ``blocks`` as :mod:`.kept` makes them; without
    those the text is read as plain text. ``pages``, ``confidence`` and ``doubts`` of a scan may stand beside it, as
    :meth:`Source.to_json` tells them. No file is opened again and no page recognised."""
    kept = json.loads(path.read_text("utf-8"))
    text, rows = kept["text"], kept["blocks"]
    source = Source(
        text,
        read_blocks(text) if rows is None else blocks_of(text, rows),
        pages=tuple(kept.get("pages", ())),
        confidence=tuple(kept.get("confidence", ())),
        doubts=tuple(Doubt(*doubt) for doubt in kept.get("doubts", ())),
    )
    return ReadFile(source, read(text, source.blocks))


def _with_pages(values: Any, source: Source) -> Any:
    if isinstance(values, list):
        return [_with_pages(item, source) for item in values]
    if not isinstance(values, dict):
        return values
    if isinstance(values.get("start"), int) and "line_start" in values:
        return values | {"page": source.page_of(values["start"])}
    return {name: _with_pages(value, source) for name, value in values.items()}
