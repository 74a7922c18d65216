"""Who can open a backup. The machine needs only the public half; the secret half belongs in a safe."""

import os
from pathlib import Path

from pyrage import IdentityError, RecipientError, x25519

from donghanh.foundation.backup.refusals import BackupRefused

SECRET_NAME = "backup.key"
PUBLIC_NAME = "backup.pub"


def recipients(folder: Path, *, further: str = "") -> list[x25519.Recipient]:
    """The public keys every backup is encrypted to: this office's, and those named in ``further`` (spaces between).

    Makes the office's pair in ``folder`` when there is no public half yet. A lost secret half is never made again
    silently: as long as ``backup.pub`` stands, backups go on being made for the key that belongs to it.
    """
    public = folder / PUBLIC_NAME
    if not public.exists():
        _make_pair(folder)
    return [_recipient(word) for word in (public.read_text() + " " + further).split()]


def identity(path: Path) -> x25519.Identity:
    """The secret key in a file. Lines beginning with # are ignored. Refused: no such file, not a key."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BackupRefused("bad_key", path=path) from error
    except OSError as error:
        raise BackupRefused("no_such_file", path=path) from error
    for line in lines:
        if line.strip() and not line.startswith("#"):
            try:
                return x25519.Identity.from_str(line.strip())
            except IdentityError as error:
                raise BackupRefused("bad_key", path=path) from error
    raise BackupRefused("bad_key", path=path)


def secret_is_here(folder: Path) -> bool:
    """Whether the secret half still lies on this machine, where a thief of the disk would find both."""
    return (folder / SECRET_NAME).exists()


def _recipient(word: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(word)
    except RecipientError as error:
        raise BackupRefused("bad_recipient", recipient=word) from error


def _make_pair(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = x25519.Identity.generate()
    with os.fdopen(os.open(folder / SECRET_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"# Khóa mở bản sao lưu Đồng Hành. Cất ở nơi khác máy này; mất khóa là mất bản sao lưu.\n{made}\n")
        file.flush()
        os.fsync(file.fileno())
    (folder / PUBLIC_NAME).write_text(f"{made.to_public()}\n")
