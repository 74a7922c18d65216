"""Putting the shipped checklists into the table; what offices have written stays as it is."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.models import AnswerKind, Checklist, ChecklistLine, ChecklistVersion, VersionState

FILE = Path(__file__).resolve().parents[2] / "data" / "inspections" / "checklists.csv"
_OF_LINE = ("code", "question", "kind", "unit_word", "guidance", "authority")


@transaction.atomic
def load_checklists(*, by: Actor, at: dt.datetime, file: Path = FILE) -> int:
    """Make the shipped checklists what the file says; return how many were added or got a new version. Safe to repeat; three
    queries when nothing changed. Lines that changed make a new published version, and inspections keep the one they were
    made by. A checklist that left the file is no longer offered.

    Refused (``ValueError``): a kind of answer the house does not know, a line twice.
    """
    wanted = _read(file)
    stored = {one.code: one for one in Checklist.objects.filter(unit__isnull=True)}
    latest: dict[Any, ChecklistVersion] = {}
    for version in ChecklistVersion.objects.filter(checklist__unit__isnull=True).order_by("number"):
        latest[version.checklist_id] = version
    lines: dict[Any, list[tuple[str, ...]]] = {}
    for line in ChecklistLine.objects.filter(version_of__in=latest.values()).order_by("order"):
        lines.setdefault(line.version_of_id, []).append(tuple(getattr(line, name) for name in _OF_LINE))
    done = 0
    for code, (values, rows) in wanted.items():
        present = stored.pop(code, None)
        if present is None:
            present = Checklist.objects.create(code=code, **values)
        elif any(getattr(present, name) != value for name, value in values.items()):
            present.save_changes(expected_version=present.version, **values)
        last = latest.get(present.pk)
        if last is not None and lines.get(last.pk) == rows:
            continue
        made = ChecklistVersion.objects.create(
            checklist=present, number=last.number + 1 if last else 1, state=VersionState.PUBLISHED, published_at=at
        )
        ChecklistLine.objects.bulk_create(
            ChecklistLine(version_of=made, order=number * 10, **dict(zip(_OF_LINE, row, strict=True)))
            for number, row in enumerate(rows, 1)
        )
        record("inspections.checklist_loaded", by=by, at=at, on=made, new={"code": code, "number": made.number})
        done += 1
    for gone in stored.values():
        if gone.is_offered:
            gone.save_changes(expected_version=gone.version, is_offered=False)
            done += 1
    return done


def _read(file: Path) -> dict[str, tuple[dict[str, Any], list[tuple[str, ...]]]]:
    found: dict[str, tuple[dict[str, Any], list[tuple[str, ...]]]] = {}
    with file.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] not in AnswerKind.values:
                raise ValueError(f"no such kind of answer: {row['kind']}")
            if row["code"] not in found:
                values = {
                    "name": row["name"],
                    "about": row["about"],
                    "is_offered": True,
                    "confidence": row["confidence"],
                    "source": row["source"],
                    "search": f"{fold(row['name'])} · {fold(row['about'])}"[:500],
                }
                found[row["code"]] = (values, [])
            kept = found[row["code"]][1]
            if any(row["line"] == line[0] for line in kept):
                raise ValueError(f"{row['code']}: line {row['line']} twice")
            kept.append(
                (row["line"], row["question"], row["kind"], row["unit_word"], row["guidance"], row["authority"])
            )
    return found
