"""PostgreSQL in and out, table by table with COPY, inside one transaction each way."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from donghanh.foundation.backup.manifest import Snapshot
from donghanh.foundation.backup.refusals import BackupRefused

BLOCK = 1024 * 1024
SUFFIX = ".copy"


def copy_out(connection: BaseDatabaseWrapper, folder: Path) -> Snapshot:
    """Write each table to ``<table>.copy``; its first line names the columns. One snapshot for all of them."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if len(connection.savepoint_ids) == 0:  # inside somebody's transaction (a test) the level cannot be changed
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for table in _tables(connection, cursor):
            columns = _columns(connection, cursor, table)
            with (folder / f"{table}{SUFFIX}").open("wb") as out:
                out.write(f"{columns}\n".encode())
                with cursor.copy(f'COPY "{table}" ({columns}) TO STDOUT') as rows:
                    for block in rows:
                        out.write(block)
        return _describe(connection, cursor)


def copy_in(connection: BaseDatabaseWrapper, folder: Path, expected: Snapshot) -> None:
    """Lay the schema anew as it was when the backup was made, fill it, compare, commit; on any trouble nothing changes."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or a data migration would keep the next from altering tables
        _migrate_to(connection, expected)
        tables = _tables(connection, cursor)
        _triggers("DISABLE", cursor, tables)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in tables:
            _fill(cursor, table, folder / f"{table}{SUFFIX}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _triggers("ENABLE", cursor, tables)
        _continue_sequences(cursor)
        if _describe(connection, cursor) != expected:
            raise BackupRefused("damaged", detail="database")


def _migrate_to(connection: BaseDatabaseWrapper, expected: Snapshot) -> None:
    """Apply exactly the migrations the backup was made with; ``migrate`` brings it forward afterwards."""
    executor = MigrationExecutor(connection)
    wanted = set(expected.migrations)
    graph = executor.loader.graph
    followed = {node.key for key in wanted if key in graph.node_map for node in graph.node_map[key].parents}
    executor.migrate(sorted(key for key in wanted - followed if key in graph.nodes))


def _fill(cursor: Any, table: str, path: Path) -> None:
    """Load one table. Rows that migrations put there give way to those of the backup."""
    cursor.execute(f'DELETE FROM "{table}"')
    with path.open("rb") as rows:
        columns = rows.readline().decode().rstrip("\n")
        with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
            while block := rows.read(BLOCK):
                copy.write(block)


def _describe(connection: BaseDatabaseWrapper, cursor: Any) -> Snapshot:
    tables = {}
    for table in _tables(connection, cursor):
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        tables[table] = cursor.fetchone()[0]
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
    migrations = cursor.fetchall()
    cursor.execute("SELECT sequence, hash FROM foundation_auditevent ORDER BY sequence DESC LIMIT 1")
    head = cursor.fetchone() or (0, "")
    return Snapshot(
        vendor="postgresql", tables=tables, migrations=migrations, audit_sequence=head[0], audit_hash=head[1]
    )


def _tables(connection: BaseDatabaseWrapper, cursor: Any) -> list[str]:
    return sorted(connection.introspection.table_names(cursor))


def _columns(connection: BaseDatabaseWrapper, cursor: Any, table: str) -> str:
    """The columns that hold data; generated ones are computed again."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
        "AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return ", ".join(f'"{name}"' for (name,) in cursor.fetchall())


def _triggers(word: str, cursor: Any, tables: list[str]) -> None:
    """Switch our own triggers (refusals of change) while rows that are already true are laid back."""
    for table in tables:
        cursor.execute(f'ALTER TABLE "{table}" {word} TRIGGER USER')


def _continue_sequences(cursor: Any) -> None:
    """Let every counter go on after the highest number that is in use."""
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND (is_identity = 'YES' OR column_default LIKE 'nextval(%%')"
    )
    for table, column in cursor.fetchall():
        cursor.execute(
            f'SELECT setval(pg_get_serial_sequence(%s, %s), coalesce(max("{column}"), 1), max("{column}") IS NOT NULL) '
            f'FROM "{table}"',
            [f'"{table}"', column],
        )
