"""Emptying tables that refuse to be emptied, for the moment between two committing tests and for no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations


@contextmanager
def emptying_allowed() -> Iterator[None]:
    """While inside, Django's flush (and nothing else) runs with our triggers out of the way."""
    with mock.patch.object(BaseDatabaseOperations, "execute_sql_flush", _flush):
        yield


def _flush(operations: Any, statements: list[str]) -> None:
    with transaction.atomic(using=operations.connection.alias), operations.connection.cursor() as cursor:
        if operations.connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            _run(cursor, statements)
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        _run(cursor, [f'DROP TRIGGER "{name}"' for name, _ in triggers])
        _run(cursor, statements)
        _run(cursor, [sql for _, sql in triggers])


def _run(cursor: Any, statements: list[str]) -> None:
    for statement in statements:
        cursor.execute(statement)
