"""Writing one event. Called by actions, inside their transaction, beside the change."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import connection, models, transaction

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.audit.chain import hash_of, head, mac_of
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.sensitivity import INTERNAL, OPEN, sensitivity_of

_LOCK = 7_301_955  # any constant: it names the one queue in which PostgreSQL writers append to the chain
WITHHELD = "•"
"""Stands in the log for a value that changed but may not be written down (personal and case-secret fields)."""


def record(
    verb: str,
    *,
    by: Actor,
    at: dt.datetime,
    on: models.Model,
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
    unit_id: uuid.UUID | None = None,
) -> AuditEvent:
    """Append one event to the chain and return it; costs two statements and must run in the action's transaction.

    ``verb`` is ``area.did`` (``plans.applied``). Values of fields that are not open or internal are withheld: the log
    then says that they changed, not from what to what. Refuses (``RuntimeError``) outside a transaction, because an
    event must never survive a change that did not happen, nor the other way round.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("audit.record needs the transaction of the change it records")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # SQLite writers already queue: transactions there begin IMMEDIATE
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    end = head()
    row: dict[str, Any] = {
        "sequence": end.sequence + 1,
        "at": at,
        "actor_kind": by.kind,
        "actor_id": by.id,
        "actor_name": by.name,
        "verb": verb,
        "object_type": on._meta.label_lower,
        "object_id": str(on.pk),
        "unit_id": unit_id,
        "old": _speakable(on, old or {}),
        "new": _speakable(on, new or {}),
    }
    hash_ = hash_of(end.hash, row)
    return AuditEvent.objects.create(**row, previous_hash=end.hash, hash=hash_, mac=mac_of(hash_))


def _speakable(on: models.Model, values: Mapping[str, Any]) -> dict[str, Any]:
    classes = sensitivity_of(type(on))
    return {
        name: _json(value) if classes.get(name.removesuffix("_id"), INTERNAL) in (OPEN, INTERNAL) else WITHHELD
        for name, value in values.items()
    }


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _json(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_json(v) for v in value]
    return value if value is None or isinstance(value, int | str | bool | float) else str(value)
