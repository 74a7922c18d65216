"""Putting what is shipped about communication into the tables; what offices have entered stays as it is."""

import csv
import datetime as dt
from pathlib import Path

from django.db import transaction

from donghanh.communication.models import Pace
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

FOLDER = Path(__file__).resolve().parents[2] / "data" / "communication"
CONFIDENCES = frozenset({"seen", "recalled", "practice"})


@transaction.atomic
def load_communication(*, by: Actor, at: dt.datetime, folder: Path = FOLDER) -> int:
    """Make the shipped paces what the file says; return how many rows were added or changed. Safe to repeat.

    Refused (``ValueError``): a confidence the house does not know.
    """
    return load_paces(by=by, at=at, file=folder / "pace.csv")


@transaction.atomic
def load_paces(*, by: Actor, at: dt.datetime, file: Path) -> int:
    """The shipped paces of reading; return how many were added or changed. A row that left the file goes."""
    stored = {pace.valid_from: pace for pace in Pace.objects.filter(unit__isnull=True)}
    done, on = 0, None
    with file.open(newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            values = {"a_minute": int(line["a_minute"]), **_known(line)}
            day = dt.date.fromisoformat(line["valid_from"])
            present = stored.pop(day, None)
            if present is None:
                on = Pace.objects.create(valid_from=day, **values)
            elif any(getattr(present, name) != value for name, value in values.items()):
                on = present.save_changes(expected_version=present.version, **values)
            else:
                continue
            done += 1
    for gone in stored.values():
        Pace.objects.filter(pk=gone.pk).delete()
        on, done = gone, done + 1
    if on is not None:
        record("communication.paces_loaded", by=by, at=at, on=on, new={"changed": done})
    return done


def _known(line: dict[str, str]) -> dict[str, str]:
    if line["confidence"] not in CONFIDENCES:
        raise ValueError(f"no such confidence: {line['confidence']}")
    return {"confidence": line["confidence"], "source": line["source"]}
