"""Copying a database into files and back, behind one pair of functions for both kinds.

SQLite is copied by its online backup API, which gives one consistent file while others write. PostgreSQL is copied
table by table (COPY) inside one repeatable-read transaction, so that no program of PostgreSQL's is needed and the
versions of server and tools need not match.
"""

from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from donghanh.foundation.backup import postgresql, sqlite
from donghanh.foundation.backup.manifest import Snapshot
from donghanh.foundation.backup.refusals import BackupRefused

_KINDS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
_MADE_BY_DJANGO = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}


def copy_out(connection: BaseDatabaseWrapper, folder: Path) -> Snapshot:
    """Copy the whole database into files in ``folder`` and tell what it held. Reads every row; blocks nobody."""
    snapshot: Snapshot = _KINDS[connection.vendor].copy_out(connection, folder)
    return snapshot


def copy_in(connection: BaseDatabaseWrapper, folder: Path, expected: Snapshot) -> None:
    """Replace the whole database by the files in ``folder``, or leave it untouched.

    Refused: a backup of the other kind of database, one made by a newer version, one that does not hold what its
    manifest promises. Everybody else must have stopped using the database.
    """
    if expected.vendor != connection.vendor:
        raise BackupRefused("other_database", made_on=expected.vendor, here=connection.vendor)
    _refuse_unknown_migrations(expected)
    _KINDS[connection.vendor].copy_in(connection, folder, expected)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether there is nothing in the database that a restore would destroy. Looks for one row in each table."""
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - _MADE_BY_DJANGO:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
            if cursor.fetchone():
                return False
    return True


def _refuse_unknown_migrations(expected: Snapshot) -> None:
    known = MigrationLoader(None).disk_migrations
    unknown = [f"{app}.{name}" for app, name in expected.migrations if (app, name) not in known]
    if unknown:
        raise BackupRefused("newer_version", detail=unknown[0])
