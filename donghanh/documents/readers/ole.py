"""The containers of Office 97–2003. They hold old documents, and also new ones that are locked with a password."""

from __future__ import annotations

from typing import NoReturn

from donghanh.documents.readers.refusal import Refused

_NAMES = (
    ("WordDocument", "unsupported_format", "Word 97–2003 (.doc)"),
    ("Workbook", "wrong_type", "bảng tính Excel (.xls)"),
    ("PowerPoint Document", "wrong_type", "bài trình chiếu (.ppt)"),
)


def refuse_ole(data: bytes) -> NoReturn:
    """Refuse the container by what its directory names: a locked file, a table, slides, else an old document."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("encrypted")
    for stream, code, name in _NAMES:
        if stream.encode("utf-16-le") in data:
            raise Refused(code, {"format": name})
    raise Refused("unsupported_format", {"format": "Word 97–2003 (.doc)"})
