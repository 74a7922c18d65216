"""Back everything up into one encrypted file; bring everything back from it."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from pyrage import x25519

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.audit.chain import head
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.audit.record import record
from donghanh.foundation.backup import archive, databases
from donghanh.foundation.backup.manifest import Entry, Manifest
from donghanh.foundation.backup.refusals import BackupRefused
from donghanh.foundation.backup.workplace import workplace

DATABASE, FILES, SECRETS = "database", "files", "secrets"
SECRETS_KEPT = ("audit",)
"""Without the audit secret a restored chain could not be verified. The others are made anew: people sign in again."""


@dataclass(frozen=True)
class Places:
    """Where the things lie that are not in the database."""

    files: Path
    secrets: Path

    @classmethod
    def from_settings(cls) -> "Places":
        """As this installation has them."""
        return cls(files=Path(settings.FILES_ROOT), secrets=Path(settings.VAR) / "secrets")


def back_up(*, to: Path, recipients: list[x25519.Recipient], places: Places, by: Actor, at: dt.datetime) -> Manifest:
    """Write database, stored files and the audit secret into the new encrypted file ``to``; return what it holds.

    The database is copied first and files are named by their digest and never changed, so every file the copied
    database speaks of is in the backup. The audit log notes the backup before it is made. Refused: ``to`` exists.
    Costs a read of everything; nobody has to stop working. Waits for another backup or restore to end.
    """
    if to.exists():
        raise BackupRefused("already_exists", path=to)
    with transaction.atomic():
        record("foundation.backed_up", by=by, at=at, on=AuditEvent(pk=head().sequence), new={"keys": len(recipients)})
    with workplace(Path(settings.VAR), "backup") as copied:
        snapshot = databases.copy_out(connection, copied)
        return archive.pack(
            to,
            _contents(copied, places),
            recipients=recipients,
            manifest=lambda entries: Manifest(made_at=at, snapshot=snapshot, entries=entries),
        )


def restore(
    *, source: Path, identity: x25519.Identity, places: Places, force: bool, by: Actor, at: dt.datetime
) -> Manifest:
    """Replace database, stored files and audit secret by those of the backup; return what it held.

    Everything is decrypted and compared with the manifest before anything is touched. Refused, with nothing changed:
    a damaged file, a wrong key, a newer version's backup, another kind of database, and, unless ``force``, an
    installation that already holds data. Afterwards the schema is brought up to this version and the audit log notes
    the restore. The platform must be stopped meanwhile.
    """
    if not force and not databases.is_empty(connection):
        raise BackupRefused("not_empty")
    with workplace(Path(settings.VAR), "restore") as unpacked:
        manifest = archive.unpack(source, unpacked, identity=identity)
        _put_files(unpacked / FILES, places.files)
        databases.copy_in(connection, unpacked / DATABASE, manifest.snapshot)
        _remove_files_not_in(manifest.entries, places.files)
        _put_secrets(unpacked / SECRETS, places.secrets)
    os.sync()  # a restore is told as done only when a power cut cannot undo it
    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic():
        sequence = manifest.snapshot.audit_sequence
        record(
            "foundation.restored",
            by=by,
            at=at,
            on=AuditEvent(pk=sequence),
            new={"made_at": manifest.made_at.isoformat()},
        )
    return manifest


def _contents(copied: Path, places: Places) -> Iterator[tuple[str, Path]]:
    for path in sorted(copied.iterdir()):
        yield f"{DATABASE}/{path.name}", path
    for path in sorted(
        places.files.glob("??/*")
    ):  # contents by digest; what is still coming in lies beside the folders
        yield f"{FILES}/{path.relative_to(places.files).as_posix()}", path
    for name in SECRETS_KEPT:
        if (places.secrets / name).exists():  # in production it comes from outside and stays there
            yield f"{SECRETS}/{name}", places.secrets / name


def _put_files(unpacked: Path, files: Path) -> None:
    """Add the backup's files. Ones that are there already are equal, being named by their digest, and are replaced."""
    if not unpacked.exists():
        return
    for path in unpacked.glob("*/*"):
        target = files / path.relative_to(unpacked)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.chmod(0o400)
        shutil.move(path, target)


def _remove_files_not_in(entries: dict[str, Entry], files: Path) -> None:
    """Drop files the restored database knows nothing of: they may be about people."""
    for path in files.glob("??/*"):
        if f"{FILES}/{path.relative_to(files).as_posix()}" not in entries:
            path.unlink()


def _put_secrets(unpacked: Path, secrets: Path) -> None:
    for name in SECRETS_KEPT:
        if (unpacked / name).exists():
            secrets.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.move(unpacked / name, secrets / name)
            (secrets / name).chmod(0o600)
            settings.AUDIT_KEY = (secrets / name).read_bytes().strip()  # the event below is sealed with it
