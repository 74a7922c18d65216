"""A file on disk or in memory into a reading, or a named refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from donghanh.documents.readers.decode import check_size, decode
from donghanh.documents.readers.nature import check_nature
from donghanh.documents.readers.plain import read_blocks
from donghanh.documents.readers.source import Source
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


def _read_pdf(data: bytes) -> Source:
    from donghanh.documents.readers.pdf.read import read_pdf

    return read_pdf(data)


# By what is in the bytes, never by the name of the file. Each loads its libraries only when it is needed.
_READERS: tuple[tuple[bytes, Callable[[bytes], Source]], ...] = ((b"%PDF-", _read_pdf),)


def read_source(data: bytes) -> Source:
    """Return the text and blocks of a file by what is in it; raises ``Refused`` with a stable code."""
    for opening, reader in _READERS:
        if data.startswith(opening):
            return reader(data)
    text = decode(data)
    return Source(text, read_blocks(text))


def read_bytes(data: bytes) -> ReadFile:
    """Return the reading of a file given as bytes; raises ``Refused`` with a stable code."""
    source = read_source(data)
    check_nature(source.text)
    reading = read(source.text, source.blocks)
    check_nature(source.text, reading)
    return ReadFile(source, reading)


def read_file(path: Path) -> ReadFile:
    """Return the reading of a file on disk. Its size is looked at before it is opened."""
    check_size(path.stat().st_size)
    return read_bytes(path.read_bytes())


def _with_pages(values: Any, source: Source) -> Any:
    if isinstance(values, list):
        return [_with_pages(item, source) for item in values]
    if not isinstance(values, dict):
        return values
    if isinstance(values.get("start"), int) and "line_start" in values:
        return values | {"page": source.page_of(values["start"])}
    return {name: _with_pages(value, source) for name, value in values.items()}
