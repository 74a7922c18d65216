"""A migration operation by which the database itself refuses two overlapping periods for one key.

PostgreSQL gets an exclusion constraint, SQLite a pair of triggers. Django rebuilds a SQLite table on many later
alterations and thereby drops its triggers: tests/architecture checks that every declared refusal still stands, and a
migration that rebuilds such a table repeats the operation.
"""

from typing import Any

from django.db.migrations.operations.base import Operation


class RefuseOverlap(Operation):
    """Refuse rows of ``table`` whose ``[valid_from, valid_until)`` overlap for equal values of the ``key`` columns.

    Rows whose ``unless_empty`` column holds the empty text are left alone: villages have no code to be equal in.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, *, table: str, key: tuple[str, ...], name: str, unless_empty: str = "") -> None:
        self.table, self.key, self.name, self.unless_empty = table, key, name, unless_empty

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Leave the models as they are: the refusal lives in the database alone."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Create the constraint (PostgreSQL) or the two triggers (SQLite)."""
        if schema_editor.connection.vendor == "postgresql":
            equal = ", ".join(f'"{column}" WITH =' for column in self.key)
            guarded = f""" WHERE ("{self.unless_empty}" <> '')""" if self.unless_empty else ""
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
            schema_editor.execute(
                f'ALTER TABLE "{self.table}" ADD CONSTRAINT "{self.name}" EXCLUDE USING gist '
                f"({equal}, daterange(valid_from, valid_until, '[)') WITH &&){guarded}"
            )
            return
        same = " AND ".join(f'other."{column}" = NEW."{column}"' for column in self.key)
        guarded = f"""NEW."{self.unless_empty}" <> '' AND """ if self.unless_empty else ""
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.name}_{event.lower()}"')
            schema_editor.execute(
                f'CREATE TRIGGER "{self.name}_{event.lower()}" BEFORE {event} ON "{self.table}" '
                f'WHEN {guarded}EXISTS (SELECT 1 FROM "{self.table}" AS other WHERE {same} AND other.id <> NEW.id '
                "AND other.valid_from < coalesce(NEW.valid_until, '9999-12-31') "
                "AND NEW.valid_from < coalesce(other.valid_until, '9999-12-31')) "
                f"BEGIN SELECT RAISE(ABORT, 'overlap: {self.name}'); END"
            )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop what ``database_forwards`` made."""
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'ALTER TABLE "{self.table}" DROP CONSTRAINT "{self.name}"')
            return
        for event in ("insert", "update"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.name}_{event}"')

    def describe(self) -> str:
        """Say what the operation does, for ``migrate --plan``."""
        return f"Refuse overlapping periods in {self.table} ({', '.join(self.key)})"

    @property
    def migration_name_fragment(self) -> str:
        """A name for migrations that hold only this."""
        return f"refuse_overlap_{self.name}"
