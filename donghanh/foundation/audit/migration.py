"""The triggers that make the audit table append-only, for both databases."""

from typing import Any

_TABLE = "foundation_auditevent"


def refuse_changes(apps: Any, schema_editor: Any) -> None:
    """Create triggers that refuse UPDATE and DELETE (and TRUNCATE where it exists) of audit events."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'audit events are never changed or removed'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON {_TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {_TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
        )
        return
    for event in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER audit_no_{event.lower()} BEFORE {event} ON {_TABLE} "
            "BEGIN SELECT RAISE(ABORT, 'audit events are never changed or removed'); END"
        )


def allow_changes(apps: Any, schema_editor: Any) -> None:
    """Drop the triggers again, for a migration that runs backwards."""
    if schema_editor.connection.vendor == "postgresql":
        for trigger in ("audit_append_only", "audit_no_truncate"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger} ON {_TABLE}")
        return
    for event in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS audit_no_{event}")
