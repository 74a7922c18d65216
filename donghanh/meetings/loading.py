"""Putting the shipped topics into the table; those offices have added stay as they are."""

import csv
import datetime as dt
from pathlib import Path

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.models import Topic

FILE = Path(__file__).resolve().parents[2] / "data" / "meetings" / "topics.csv"


@transaction.atomic
def load_topics(*, by: Actor, at: dt.datetime, file: Path = FILE) -> int:
    """Make the country's topics what the file says; return how many were added or changed. Safe to repeat; one query when
    nothing changed. A topic that left the file is no longer offered: agendas still point to it."""
    stored = {topic.code: topic for topic in Topic.objects.filter(unit__isnull=True)}
    done: list[Topic] = []
    with file.open(newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            values = {
                "name": line["name"],
                "order": int(line["order"]),
                "is_offered": True,
                "confidence": line["confidence"],
                "source": line["source"],
            }
            present = stored.pop(line["code"], None)
            if present is None:
                done.append(Topic.objects.create(code=line["code"], **values))
            elif any(getattr(present, name) != value for name, value in values.items()):
                done.append(present.save_changes(expected_version=present.version, **values))
    for gone in stored.values():
        if gone.is_offered:
            done.append(gone.save_changes(expected_version=gone.version, is_offered=False))
    if done:
        record("meetings.topics_loaded", by=by, at=at, on=done[0], new={"changed": len(done)})
    return len(done)
