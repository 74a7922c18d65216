"""The arithmetic of the audit chain: how a row is hashed, where the chain ends, whether it still holds.

``hash = SHA-256(previous hash ‖ canonical JSON of the row)`` notices edits, insertions and reordering by anybody;
``mac = HMAC(key, hash)`` stops somebody with the database alone from re-hashing the tail. Truncation and a rolled
back database are only visible from outside, so the head is printed, mailed upward and put in each backup manifest.
"""

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from donghanh.foundation.audit.models import AuditEvent

GENESIS = "0" * 64
HASHED_FIELDS = (
    "sequence",
    "at",
    "actor_kind",
    "actor_id",
    "actor_name",
    "verb",
    "object_type",
    "object_id",
    "unit_id",
    "old",
    "new",
)


@dataclass(frozen=True)
class Head:
    """The end of the chain: how many events there are and the hash of the last one."""

    sequence: int
    hash: str


@dataclass(frozen=True)
class Break:
    """One place where the chain does not hold, with a stable code: ``gap``, ``link``, ``content`` or ``mac``."""

    sequence: int
    code: str


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int | str | dict | list | bool | float) else str(value)


def hash_of(previous_hash: str, row: Mapping[str, Any]) -> str:
    """The hash of a row given the hash before it. Deterministic over time zones and both databases."""
    body = {name: _plain(row[name]) for name in HASHED_FIELDS}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(previous_hash.encode() + text.encode()).hexdigest()


def mac_of(hash_: str) -> str:
    """The keyed seal of a hash. The key lives outside the database (settings.AUDIT_KEY)."""
    return hmac.new(settings.AUDIT_KEY, hash_.encode(), hashlib.sha256).hexdigest()


def head() -> Head:
    """The present end of the chain; reads one row. An empty chain ends at sequence 0 with the genesis hash."""
    last = AuditEvent.objects.order_by("-sequence").values_list("sequence", "hash").first()
    return Head(*last) if last else Head(0, GENESIS)


def breaks(events: Iterable[AuditEvent]) -> Iterable[Break]:
    """Yield every place where the events, given in sequence order, do not form one sealed chain."""
    expected, previous = 1, GENESIS
    for event in events:
        if event.sequence != expected:
            yield Break(event.sequence, "gap")
        if event.previous_hash != previous:
            yield Break(event.sequence, "link")
        if hash_of(event.previous_hash, vars(event)) != event.hash:
            yield Break(event.sequence, "content")
        if not hmac.compare_digest(mac_of(event.hash), event.mac):
            yield Break(event.sequence, "mac")
        expected, previous = event.sequence + 1, event.hash


def anchor_holds(anchor: Head) -> bool:
    """Whether the chain still contains a head written down outside earlier; false after truncation or rollback."""
    if anchor.sequence == 0:
        return anchor.hash == GENESIS
    return AuditEvent.objects.filter(sequence=anchor.sequence, hash=anchor.hash).exists()
