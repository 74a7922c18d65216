"""A file on disk or in memory into a reading, or a named refusal."""

from __future__ import annotations

from pathlib import Path

from donghanh.documents.readers.decode import check_size, decode
from donghanh.documents.readers.nature import check_nature
from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading


def read_bytes(data: bytes) -> Reading:
    """Return the reading of a text or Markdown file given as bytes; raises ``Refused`` with a stable code."""
    text = decode(data)
    check_nature(text)
    blocks = read_blocks(text)
    reading = read(text, blocks)
    check_nature(text, reading)
    return reading


def read_file(path: Path) -> Reading:
    """Return the reading of a file on disk. Its size is looked at before it is opened."""
    check_size(path.stat().st_size)
    return read_bytes(path.read_bytes())
