"""Putting the shipped kinds of activities into the table; the kinds offices have added stay as they are."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.activities.models import ActivityKind, KindGroup
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

FILE = Path(__file__).resolve().parents[2] / "data" / "activities" / "kinds.csv"
FIELD_TYPES = frozenset({"text", "int", "minutes", "money", "url", "yesno"})


@transaction.atomic
def load_kinds(*, by: Actor, at: dt.datetime, file: Path = FILE) -> int:
    """Make the national kinds what the file says; return how many were added or changed. Safe to repeat; two queries
    when nothing changed. A kind that left the file is no longer offered: activities still point to it.

    Refused (``ValueError``): a group or a type of field the house does not know.
    """
    stored = {kind.code: kind for kind in ActivityKind.objects.filter(unit__isnull=True)}
    done = 0
    with file.open(newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            values = _values(line)
            present = stored.pop(line["code"], None)
            if present is None:
                present = ActivityKind.objects.create(code=line["code"], **values)
            elif any(getattr(present, name) != value for name, value in values.items()):
                present.save_changes(expected_version=present.version, **values)
            else:
                continue
            done += 1
    for gone in stored.values():
        if gone.is_offered:
            gone.save_changes(expected_version=gone.version, is_offered=False)
            done += 1
    if done:
        on = ActivityKind.objects.filter(unit__isnull=True).order_by("order").first()
        assert on is not None
        record("activities.kinds_loaded", by=by, at=at, on=on, new={"changed": done})
    return done


def _values(line: dict[str, str]) -> dict[str, Any]:
    if line["group"] not in KindGroup.values:
        raise ValueError(f"no such group: {line['group']}")
    return {
        "name": line["name"],
        "group": line["group"],
        "unit_word": line["unit_word"],
        "counts_people": line["counts_people"] == "yes",
        "fields": [_field(part) for part in line["fields"].split("|") if part],
        "order": int(line["order"]),
        "is_offered": True,
        "confidence": line["confidence"],
        "source": line["source"],
    }


def _field(text: str) -> dict[str, str]:
    code, kind, label = text.split(":", 2)
    if kind not in FIELD_TYPES:
        raise ValueError(f"no such type of field: {kind}")
    return {"code": code, "type": kind, "label": label}
