"""Writing and reading contents. A content is written whole or not at all, and once there it is never touched.

A content may first be held in a waiting room beside the store: it is not part of backups and nobody can download it
until it is released. So a paper that turns out not to belong here was never kept.
"""

import contextlib
import datetime as dt
import hashlib
import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.turns import take_turn

CHUNK = 1024 * 1024
LONGEST_NAME = 255
WAITING_ROOM = "waiting"
"""Its name has more than two letters: backups copy the two-letter folders only."""
INCOMING = "incoming-"


class FileTooLarge(Exception):
    """More bytes arrived than the caller allows; nothing was kept. ``size`` is how many came in all."""

    code = "file_too_large"

    def __init__(self, *, size: int, limit: int) -> None:
        super().__init__(self.code)
        self.size = size
        self.limit = limit


@dataclass(frozen=True)
class Incoming:
    """A content that lies whole on the disk, synced, and is nobody's yet."""

    path: Path
    digest: str
    size: int


@contextlib.contextmanager
def incoming(content: bytes | Iterable[bytes], *, limit: int | None = None) -> Iterator[Incoming]:
    """Take a content in, for :func:`store` to keep; what was not kept is gone at the end of the block.

    Here is the slow part of storing, so that it can be done before a transaction. Raises :class:`FileTooLarge` once
    more than ``limit`` bytes have arrived.
    """
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=INCOMING, dir=root)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            digest, size = _copy(content, target, limit)
            target.flush()
            os.fsync(target.fileno())
        path.chmod(0o400)
        yield Incoming(path, digest, size)
    finally:
        path.unlink(missing_ok=True)


def store(
    content: bytes | Iterable[bytes] | Incoming,
    *,
    name: str,
    media_type: str,
    owner_type: str,
    owner_id: uuid.UUID,
    at: dt.datetime,
    limit: int | None = None,
    held: bool = False,
) -> StoredFile:
    """Keep the content and return the row that stands for it; writes one row, and one file unless it is known already.

    The bytes are on the disk (file and folder synced) before the row exists, so a row never points at nothing. When
    the caller's transaction is rolled back the content may stay behind without a row, until the daily sweep. With
    ``held`` it lies in the waiting room until :func:`release`. Raises :class:`FileTooLarge` once more than ``limit``
    bytes have arrived, with nothing kept.
    """
    if not isinstance(content, Incoming):
        with incoming(content, limit=limit) as arrived:
            return store(
                arrived,
                name=name,
                media_type=media_type,
                owner_type=owner_type,
                owner_id=owner_id,
                at=at,
                held=held,
            )
    with transaction.atomic():
        take_turn(content.digest)
        if not path_of(content.digest).exists():
            _keep(content.path, _waiting(content.digest) if held else path_of(content.digest))
        return StoredFile.objects.create(
            digest=content.digest,
            size=content.size,
            media_type=media_type,
            original_name=plain_name(name),
            owner_type=owner_type,
            owner_id=owner_id,
            created_at=at,
        )


def open_content(file: StoredFile) -> BinaryIO:
    """The content of a stored file, open for reading from its beginning. The caller closes it. A content that still
    waits is not found."""
    return path_of(file.digest).open("rb")


def path_of(digest: str) -> Path:
    """Where the content with this digest lies, whether or not it is there."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest[2:]


def place_of(digest: str) -> Path:
    """Where the content with this digest can be read just now: in the store or still in the waiting room."""
    final = path_of(digest)
    return final if final.exists() else _waiting(digest)


def release(file: StoredFile) -> None:
    """Bring a held content into the store; nothing happens to one that is there already."""
    held = _waiting(file.digest)
    if held.exists():
        _keep(held, path_of(file.digest))
        held.unlink(missing_ok=True)


def discard(file: StoredFile) -> None:
    """Drop the row, and once that is committed the content, unless another row has the same. One or two statements."""
    with transaction.atomic():
        file.delete()
        transaction.on_commit(lambda: remove_unowned(file.digest))


def discard_all(files: QuerySet[StoredFile]) -> None:
    """Drop these rows, and once that is committed each content, unless another row has the same. Two statements at most,
    and one or two for each content afterwards."""
    with transaction.atomic():
        digests = dict(files.order_by().values_list("pk", "digest"))
        StoredFile.objects.filter(pk__in=digests).delete()
        for digest in set(digests.values()):
            transaction.on_commit(partial(remove_unowned, digest))


def remove_unowned(digest: str) -> bool:
    """Remove a content that no row stands for any more; whether anything was removed. A content being stored at the
    same moment is seen: both take turns."""
    with transaction.atomic():
        take_turn(digest)
        if StoredFile.objects.filter(digest=digest).exists():
            return False
        there = [path for path in (path_of(digest), _waiting(digest)) if path.exists()]
        for path in there:
            path.unlink(missing_ok=True)
        return bool(there)


def _waiting(digest: str) -> Path:
    return Path(settings.FILES_ROOT) / WAITING_ROOM / digest


def _copy(content: bytes | Iterable[bytes], target: BinaryIO, limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    chunks = iter((content,) if isinstance(content, bytes) else content)
    for chunk in chunks:
        size += len(chunk)
        if limit is not None and size > limit:
            raise FileTooLarge(size=size + sum(len(rest) for rest in chunks), limit=limit)
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest(), size


def _keep(source: Path, final: Path) -> None:
    """Give the finished file its name. A link, not a rename: a content that is there already is left as it is."""
    final.parent.mkdir(exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):
        os.link(source, final)
    for folder in (final.parent, final.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def plain_name(name: str) -> str:
    """The last part of the offered name, without characters that cannot be stored or that play tricks on a screen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable())
    return kept.strip()[-LONGEST_NAME:] or "tep"
