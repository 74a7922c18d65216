"""Packing files into one encrypted archive, and getting them back only when every byte is as it was.

The archive is an age-encrypted, compressed tar. The tar goes into the cipher as it is written, so that no copy in
clear is left on the disk. Its last entry is the manifest: an archive that was cut short has none.
"""

import hashlib
import io
import os
import shutil
import tarfile
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

import pyrage
from pyrage import x25519

from donghanh.foundation.backup.manifest import NAME, Entry, Manifest
from donghanh.foundation.backup.refusals import BackupRefused

BLOCK = 1024 * 1024


def pack(
    target: Path,
    files: Iterable[tuple[str, Path]],
    *,
    recipients: Sequence[x25519.Recipient],
    manifest: Callable[[dict[str, Entry]], Manifest],
) -> Manifest:
    """Write the named files, then the manifest made from their digests, encrypted, to ``target`` (mode 600).

    ``target`` appears complete and synced to the disk, or not at all. Refused: a target that already exists.
    """
    if target.exists():
        raise BackupRefused("already_exists", path=target)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, partial = tempfile.mkstemp(prefix=".partial-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            written = _encrypt_stream(out, recipients, lambda tar: _fill(tar, files, manifest))
            out.flush()
            os.fsync(out.fileno())
        os.rename(partial, target)  # not link: USB sticks know no hard links
    finally:
        Path(partial).unlink(missing_ok=True)
    _sync_folder(target.parent)
    return written


def unpack(source: Path, folder: Path, *, identity: x25519.Identity) -> Manifest:
    """Decrypt ``source`` into the empty ``folder``, compare every file with the manifest, and return the manifest.

    Refused: a key that does not fit (``wrong_key``), anything altered, missing or surplus (``damaged``).
    """
    if not source.is_file():
        raise BackupRefused("no_such_file", path=source)
    plain = folder / ".archive"
    try:
        with source.open("rb") as encrypted, plain.open("wb") as clear:
            pyrage.decrypt_io(encrypted, clear, [identity])
    except pyrage.DecryptError as error:
        code = "wrong_key" if "No matching keys" in str(error) else "damaged"
        raise BackupRefused(code, detail=source.name) from error
    except OSError as error:
        raise BackupRefused("damaged", detail=source.name) from error
    try:
        found = _extract(plain, folder)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise BackupRefused("damaged", detail=source.name) from error
    finally:
        plain.unlink(missing_ok=True)
    return _compare(folder, found)


def _encrypt_stream(
    out: IO[bytes], recipients: Sequence[x25519.Recipient], fill: Callable[[tarfile.TarFile], Manifest]
) -> Manifest:
    """Run ``fill`` on a tar in this thread while another encrypts what comes out of it."""
    reading, writing = os.pipe()
    failure: list[BaseException] = []

    def encrypt() -> None:
        with os.fdopen(reading, "rb") as clear:
            try:
                pyrage.encrypt_io(clear, out, recipients)
            except BaseException as error:  # carried over to the caller's thread below
                failure.append(error)

    worker = threading.Thread(target=encrypt)
    worker.start()
    try:
        with os.fdopen(writing, "wb") as sink, tarfile.open(fileobj=sink, mode="w|gz") as tar:
            made = fill(tar)
    finally:
        worker.join()
        if failure:
            raise failure[0]
    return made


def _fill(
    tar: tarfile.TarFile, files: Iterable[tuple[str, Path]], manifest: Callable[[dict[str, Entry]], Manifest]
) -> Manifest:
    entries: dict[str, Entry] = {}
    for name, path in files:
        with path.open("rb") as content:
            size = os.fstat(content.fileno()).st_size
            hashing = _Hashing(content)
            tar.addfile(_header(name, size), hashing)
        entries[name] = Entry(size=size, sha256=hashing.digest.hexdigest())
    made = manifest(entries)
    body = made.to_json()
    tar.addfile(_header(NAME, len(body)), io.BytesIO(body))
    return made


class _Hashing:
    """A file that remembers the digest of what was read from it."""

    def __init__(self, content: IO[bytes]) -> None:
        self.content = content
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.content.read(size)
        self.digest.update(block)
        return block


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, 0o600
    return header


def _extract(plain: Path, folder: Path) -> dict[str, Entry]:
    """Write every entry below ``folder``; only plain files with plain relative names are accepted."""
    found: dict[str, Entry] = {}
    with tarfile.open(plain, mode="r|gz") as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            if not member.isreg() or path.is_absolute() or ".." in path.parts or member.name in found:
                raise BackupRefused("damaged", detail=member.name)
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            content = tar.extractfile(member)
            assert content is not None  # a regular file has content
            hashing = _Hashing(content)
            with target.open("wb") as out:
                shutil.copyfileobj(hashing, out, BLOCK)
            found[member.name] = Entry(size=member.size, sha256=hashing.digest.hexdigest())
    return found


def _compare(folder: Path, found: dict[str, Entry]) -> Manifest:
    if found.pop(NAME, None) is None:
        raise BackupRefused("damaged", detail=NAME)
    manifest = Manifest.from_json((folder / NAME).read_bytes())
    if found != manifest.entries:
        wrong = sorted(
            name for name in found.keys() | manifest.entries.keys() if found.get(name) != manifest.entries.get(name)
        )
        raise BackupRefused("damaged", detail=wrong[0])
    return manifest


def _sync_folder(folder: Path) -> None:
    """Make the new name in the folder durable, as fsync of the file alone does not."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
