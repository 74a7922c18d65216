"""A copied database comes back row for row, on whichever database the suite runs."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.audit.chain import breaks, head
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.audit.record import record
from donghanh.foundation.backup import databases
from donghanh.foundation.backup.refusals import BackupRefused

AT = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db(transaction=True)  # copying needs what is committed


@pytest.fixture
def events() -> list[AuditEvent]:
    """Three events with words that would suffer from a careless copy."""
    words = ("Đề nghị", 'dấu \\ và "nháy"\ttab\nxuống dòng', "\\N")
    with transaction.atomic():
        return [
            record("tests.wrote", by=Actor.system("tests"), at=AT, on=AuditEvent(pk=n), new={"word": word})
            for n, word in enumerate(words)
        ]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a fresh database of the same kind, with nothing in it."""
    other = connection.copy(alias="elsewhere")
    settings = other.settings_dict
    if connection.vendor == "sqlite":
        settings["NAME"] = str(tmp_path / "elsewhere.sqlite3")
    else:
        settings["NAME"] = f"elsewhere_{uuid.uuid4().hex}"
        settings["OPTIONS"].pop("pool", None)
        _as_server_owner(settings, f'CREATE DATABASE "{settings["NAME"]}"')
    connections["elsewhere"] = other  # a connection made on the way, which pytest-django lets pass
    yield other
    other.close()
    del connections["elsewhere"]
    if connection.vendor == "postgresql":
        _as_server_owner(settings, f'DROP DATABASE "{settings["NAME"]}"')


def _as_server_owner(settings: dict, statement: str) -> None:
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"] or None, user=settings["USER"], dbname="postgres", autocommit=True
    ) as server:
        server.execute(statement)


def _rows(of: BaseDatabaseWrapper) -> list[tuple]:
    return list(AuditEvent.objects.using(of.alias).order_by("sequence").values_list())


def test_copied_database_comes_back_row_for_row(
    events: list[AuditEvent], elsewhere: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    snapshot = databases.copy_out(connection, tmp_path / "copy")
    databases.copy_in(elsewhere, tmp_path / "copy", snapshot)
    assert (snapshot.audit_sequence, snapshot.audit_hash) == (head().sequence, head().hash)
    assert _rows(elsewhere) == _rows(connection)
    assert list(breaks(AuditEvent.objects.using("elsewhere").order_by("sequence"))) == []


def test_restored_audit_log_is_append_only_again(
    events: list[AuditEvent], elsewhere: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    databases.copy_in(elsewhere, tmp_path / "copy", databases.copy_out(connection, tmp_path / "copy"))
    with pytest.raises(Exception, match="never changed or removed"), transaction.atomic(using="elsewhere"):
        AuditEvent.objects.using("elsewhere").update(verb="tests.forged")


def test_restoring_twice_gives_the_same_as_once(
    events: list[AuditEvent], elsewhere: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    snapshot = databases.copy_out(connection, tmp_path / "copy")
    databases.copy_in(elsewhere, tmp_path / "copy", snapshot)
    databases.copy_in(elsewhere, tmp_path / "copy", snapshot)
    assert _rows(elsewhere) == _rows(connection)


@pytest.mark.parametrize("change", [{"audit_sequence": 2}, {"tables": {}}, {"audit_hash": "0" * 64}])
def test_copy_that_holds_something_else_than_promised_changes_nothing(
    events: list[AuditEvent], elsewhere: BaseDatabaseWrapper, tmp_path: Path, change: dict
) -> None:
    (tmp_path / "copy").mkdir()
    snapshot = databases.copy_out(connection, tmp_path / "copy")
    with pytest.raises(BackupRefused) as refused:
        databases.copy_in(elsewhere, tmp_path / "copy", dataclasses.replace(snapshot, **change))
    assert refused.value.code == "damaged"
    assert databases.is_empty(elsewhere)


def test_backup_of_the_other_database_is_refused(tmp_path: Path) -> None:
    snapshot = databases.copy_out(connection, tmp_path)
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    with pytest.raises(BackupRefused) as refused:
        databases.copy_in(connection, tmp_path, dataclasses.replace(snapshot, vendor=other))
    assert refused.value.code == "other_database"


def test_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    snapshot = databases.copy_out(connection, tmp_path)
    newer = [*snapshot.migrations, ("foundation", "9999_not_yet_written")]
    with pytest.raises(BackupRefused) as refused:
        databases.copy_in(connection, tmp_path, dataclasses.replace(snapshot, migrations=newer))
    assert (refused.value.code, refused.value.params["detail"]) == ("newer_version", "foundation.9999_not_yet_written")


def test_database_with_one_event_is_not_empty(events: list[AuditEvent], elsewhere: BaseDatabaseWrapper) -> None:
    assert not databases.is_empty(connection)
    assert databases.is_empty(elsewhere)
