"""Putting the shipped norms into the table; what offices have written stays as it is."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.budget.models import AreaClass, Norm
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

FILE = Path(__file__).resolve().parents[2] / "data" / "budget" / "norms.csv"
CONFIDENCES = frozenset({"seen", "recalled"})


@transaction.atomic
def load_norms(*, by: Actor, at: dt.datetime, file: Path = FILE) -> int:
    """Make the national norms what the file says; return how many were added, changed or removed. Safe to repeat; one query
    when nothing changed. Estimates name a norm by its item and area, so a row that left the file is removed.

    Refused (``ValueError``): an area or a confidence the house does not know, a ceiling that is no whole number, a period
    that runs backward.
    """
    stored = {(norm.code, norm.area, norm.valid_from): norm for norm in Norm.objects.filter(unit__isnull=True)}
    done = 0
    on: Norm | None = None
    with file.open(newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            values = _values(line)
            key = (line["code"], values["area"], values["valid_from"])
            present = stored.pop(key, None)
            if present is None:
                on = Norm.objects.create(code=line["code"], **values)
            elif any(getattr(present, name) != value for name, value in values.items()):
                on = present.save_changes(expected_version=present.version, **values)
            else:
                continue
            done += 1
    for gone in stored.values():
        on, done = gone, done + 1
        Norm.objects.filter(pk=gone.pk).delete()
    if on is not None:
        record("budget.norms_loaded", by=by, at=at, on=on, new={"changed": done})
    return done


def _values(line: dict[str, str]) -> dict[str, Any]:
    if line["area"] not in AreaClass.values:
        raise ValueError(f"no such area: {line['area']}")
    if line["confidence"] not in CONFIDENCES:
        raise ValueError(f"no such confidence: {line['confidence']}")
    since = dt.date.fromisoformat(line["valid_from"])
    until = dt.date.fromisoformat(line["valid_until"]) if line["valid_until"] else None
    if until is not None and until <= since:
        raise ValueError(f"{line['code']} ends before it begins")
    return {
        "item": line["item"],
        "unit_word": line["unit_word"],
        "ceiling": int(line["ceiling"]),
        "area": line["area"],
        "valid_from": since,
        "valid_until": until,
        "authority": line["authority"],
        "confidence": line["confidence"],
        "source": line["source"],
        "search": f"{fold(line['item'])} · {fold(line['authority'])}"[:400],
    }
