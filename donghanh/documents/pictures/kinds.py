"""What a file is, by what is in it and never by its name; or why it is not taken, as a stable code."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

HEAD, TAIL = 1024, 4096
MOST_BYTES = 15_000_000
"""A photo of a good telephone has 3 to 12 million."""
MOST_UNPACKED = 200_000_000
MOST_PARTS = 5000
_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1")


class FileKind(StrEnum):
    """What is taken as evidence."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def is_picture(self) -> bool:
        """Whether it is shown; other kinds are only handed out."""
        return self in (FileKind.JPEG, FileKind.PNG, FileKind.WEBP)


MEDIA_TYPES = {
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.WEBP: "image/webp",
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MAIN_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}


class NotTaken(Exception):
    """``code``: empty, too_large, heic_photo, cut_short, too_heavy, macros, kind_unknown."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(path: Path) -> FileKind:
    """Return what the file is. Raises :class:`NotTaken` for anything else, and for a file that plainly ends too early.

    Reads the first and the last few thousand bytes; of a packed file its list of parts, and unpacks nothing.
    """
    size = path.stat().st_size
    if size == 0:
        raise NotTaken("empty")
    if size > MOST_BYTES:
        raise NotTaken("too_large")
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    if head.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(FileKind.PNG, b"IEND" in tail)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _whole(FileKind.WEBP, int.from_bytes(head[4:8], "little") + 8 <= size)
    if head[4:12] in _HEIC:
        raise NotTaken("heic_photo")
    if b"%PDF-" in head:
        return _whole(FileKind.PDF, b"%%EOF" in tail)
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    raise NotTaken("kind_unknown")


def _whole(kind: FileKind, ended: bool) -> FileKind:
    if not ended:
        raise NotTaken("cut_short")
    return kind


def _packed(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NotTaken("cut_short") from error
    names = {part.filename for part in parts}
    kind = next((kind for name, kind in _MAIN_PARTS.items() if name in names), None)
    if kind is None:
        raise NotTaken("kind_unknown")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotTaken("too_heavy")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotTaken("macros")
    return kind
