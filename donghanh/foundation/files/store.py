"""Writing and reading contents. A content is written whole or not at all, and once there it is never touched."""

import contextlib
import datetime as dt
import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from donghanh.foundation.files.models import StoredFile

CHUNK = 1024 * 1024
LONGEST_NAME = 255


class FileTooLarge(Exception):
    """More bytes arrived than the caller allows; nothing was kept."""

    code = "file_too_large"

    def __init__(self, *, limit: int) -> None:
        super().__init__(self.code)
        self.limit = limit


def store(
    content: bytes | Iterable[bytes],
    *,
    name: str,
    media_type: str,
    owner_type: str,
    owner_id: uuid.UUID,
    at: dt.datetime,
    limit: int | None = None,
) -> StoredFile:
    """Keep the content and return the row that stands for it; writes one row, and one file unless it is known already.

    The bytes are on the disk (file and folder synced) before the row exists, so a row never points at nothing. When
    the caller's transaction is rolled back the content may stay behind without a row, which does no harm. Raises
    :class:`FileTooLarge` once more than ``limit`` bytes have arrived, with nothing kept.
    """
    digest, size = _write(content, limit)
    return StoredFile.objects.create(
        digest=digest,
        size=size,
        media_type=media_type,
        original_name=_plain(name),
        owner_type=owner_type,
        owner_id=owner_id,
        created_at=at,
    )


def open_content(file: StoredFile) -> BinaryIO:
    """The content of a stored file, open for reading from its beginning. The caller closes it."""
    return path_of(file.digest).open("rb")


def path_of(digest: str) -> Path:
    """Where the content with this digest lies, whether or not it is there."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest[2:]


def _write(content: bytes | Iterable[bytes], limit: int | None) -> tuple[str, int]:
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix="incoming-", dir=root)
    incoming = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            digest, size = _copy(content, target, limit)
            target.flush()
            os.fsync(target.fileno())
        incoming.chmod(0o400)
        _keep(incoming, path_of(digest))
    finally:
        incoming.unlink(missing_ok=True)
    return digest, size


def _copy(content: bytes | Iterable[bytes], target: BinaryIO, limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in (content,) if isinstance(content, bytes) else content:
        size += len(chunk)
        if limit is not None and size > limit:
            raise FileTooLarge(limit=limit)
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest(), size


def _keep(incoming: Path, final: Path) -> None:
    """Give the finished file its name. A link, not a rename: a content that is there already is left as it is."""
    final.parent.mkdir(exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        os.link(incoming, final)
    for folder in (final.parent, final.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _plain(name: str) -> str:
    """The last part of the offered name, without characters that cannot be stored or that play tricks on a screen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable())
    return kept.strip()[-LONGEST_NAME:] or "tep"
