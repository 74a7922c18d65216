"""Every refusal of overlapping periods that a migration declares still stands in the database."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from donghanh.foundation.history.overlap import RefuseOverlap


def declared() -> set[str]:
    """The names of the refusals that the migrations on disk declare."""
    loader = MigrationLoader(None)
    return {
        operation.name
        for migration in loader.disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, RefuseOverlap)
    }


@pytest.mark.django_db
def test_every_declared_refusal_stands() -> None:
    names = declared()
    assert names, "at least one table refuses overlaps"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
            standing = {row[0] for row in cursor.fetchall()}
            assert names <= standing
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0] for row in cursor.fetchall()}
    assert {f"{name}_{event}" for name in names for event in ("insert", "update")} <= standing
