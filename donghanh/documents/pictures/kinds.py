"""What a file is, by what is in it and never by its name; or why it is not taken, as a stable code."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from donghanh.documents.pictures.soundness import jpeg_is_whole, png_is_whole, tiff_is_whole

HEAD, TAIL = 1024, 4096
MOST_UNPACKED = 200_000_000
MOST_PARTS = 5000
_HEIC = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a newer file with a password is called inside the wrapping that looks like an old one."""


class FileKind(StrEnum):
    """What is taken as evidence."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    TIFF = "tiff"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def is_picture(self) -> bool:
        """Whether it is shown; other kinds are only handed out."""
        return self in PICTURES


PICTURES = (FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.TIFF)
MEDIA_TYPES = {
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.WEBP: "image/webp",
    FileKind.TIFF: "image/tiff",
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MAIN_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}


class NotTaken(Exception):
    """``code``: empty, heic_photo, old_office, locked, cut_short, too_heavy, macros, kind_unknown."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(path: Path) -> FileKind:
    """Return what the file is. Raises :class:`NotTaken` for anything else, and for a file that plainly is not whole.

    Reads all of it into memory (who takes it in says how large it may be) and unpacks nothing: of a photo its parts are walked, of a packed file its list of parts.
    """
    size = path.stat().st_size
    if size == 0:
        raise NotTaken("empty")
    data = path.read_bytes()
    if data.startswith(b"\xff\xd8\xff"):
        return _whole(FileKind.JPEG, jpeg_is_whole(data))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(FileKind.PNG, png_is_whole(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _whole(FileKind.WEBP, int.from_bytes(data[4:8], "little") + 8 <= size)
    if data.startswith((b"II*\0", b"MM\0*")):
        return _whole(FileKind.TIFF, tiff_is_whole(data))
    if data[4:8] == b"ftyp" and _HEIC & _brands(data):
        raise NotTaken("heic_photo")
    if b"%PDF-" in data[:HEAD]:
        return _whole(FileKind.PDF, b"%%EOF" in data[-TAIL:])
    if data.startswith(b"PK\x03\x04"):
        return _packed(path)
    if data.startswith(_OLD_OFFICE):
        raise NotTaken("locked" if _LOCKED in data else "old_office")
    raise NotTaken("kind_unknown")


def _brands(data: bytes) -> set[bytes]:
    """What a file of the MP4 family says it is like, in its first part."""
    box = data[8 : min(int.from_bytes(data[:4], "big"), HEAD)]
    return {box[at : at + 4] for at in range(0, len(box), 4) if at != 4}


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
