"""SQLite in and out through its online backup API. Copying the file itself could catch half a transaction."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from donghanh.foundation.backup.manifest import Snapshot
from donghanh.foundation.backup.refusals import BackupRefused

NAME = "database.sqlite3"
PATIENCE = 60.0
"""Seconds to wait for others to let go of the database."""


def copy_out(connection: BaseDatabaseWrapper, folder: Path) -> Snapshot:
    """Copy into ``database.sqlite3``, check the copy's integrity, and describe the copy (not the moving original)."""
    if connection.in_atomic_block:
        raise RuntimeError("a database cannot be copied from inside a transaction of its own")
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / NAME)) as copy:
        connection.connection.backup(copy, progress=_give_up_after(PATIENCE))
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no -wal beside it
        return _describe(copy)


def copy_in(connection: BaseDatabaseWrapper, folder: Path, expected: Snapshot) -> None:
    """Check the file first, then write it over the live database in one SQLite transaction."""
    with closing(sqlite3.connect(folder / NAME)) as copy:
        if _describe(copy) != expected:
            raise BackupRefused("damaged", detail=NAME)
        connection.close()  # a connection of ours must not hold a statement open on what is replaced
        connection.ensure_connection()
        copy.backup(connection.connection, progress=_give_up_after(PATIENCE))
    connection.close()


def _give_up_after(seconds: float) -> Callable[[int, int, int], None]:
    """Called while copying; sqlite3 would wait for ever for a database that somebody keeps locked."""
    deadline = time.monotonic() + seconds

    def look(_status: int, remaining: int, _total: int) -> None:
        if remaining and time.monotonic() > deadline:
            raise BackupRefused("in_use")

    return look


def _describe(copy: sqlite3.Connection) -> Snapshot:
    try:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupRefused("damaged", detail="integrity_check")
        names = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        tables = {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
        migrations = copy.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
        head = copy.execute(
            "SELECT sequence, hash FROM foundation_auditevent ORDER BY sequence DESC LIMIT 1"
        ).fetchone() or (0, "")
    except sqlite3.DatabaseError as error:
        raise BackupRefused("damaged", detail=NAME) from error
    return Snapshot(vendor="sqlite", tables=tables, migrations=migrations, audit_sequence=head[0], audit_hash=head[1])
