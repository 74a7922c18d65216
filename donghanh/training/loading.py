"""Putting the shipped topics and rules into the tables, beside what offices have written and never over it."""

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.models import LIMITS, Rule, RuleKind, Topic

FOLDER = Path(__file__).resolve().parents[2] / "data" / "training"


@transaction.atomic
def load_training(*, by: Actor, at: dt.datetime, folder: Path = FOLDER) -> int:
    """Make the shipped rows what the files say; return how many were added, changed or taken out. Safe to repeat; three queries when
    nothing changed. A topic that left the file is no longer offered.

    Refused (``ValueError``): a kind of rule, or a number, the house does not know.
    """
    done = _topics(_read(folder / "topics.csv")) + _rules(_read(folder / "rules.csv"))
    if done:
        on = Topic.objects.filter(unit__isnull=True).order_by("order").first() or Topic()
        record("training.reference_loaded", by=by, at=at, on=on, new={"changed": done})
    return done


def _topics(lines: list[dict[str, str]]) -> int:
    stored = {topic.code: topic for topic in Topic.objects.filter(unit__isnull=True)}
    done = 0
    for line in lines:
        values: dict[str, Any] = {
            "name": line["name"],
            "order": int(line["order"]),
            "confidence": line["confidence"],
            "source": line["source"],
            "is_offered": True,
        }
        present = stored.pop(line["code"], None)
        if present is None:
            Topic.objects.create(code=line["code"], **values)
        elif any(getattr(present, name) != value for name, value in values.items()):
            present.save_changes(expected_version=present.version, **values)
        else:
            continue
        done += 1
    for gone in stored.values():
        if gone.is_offered:
            gone.save_changes(expected_version=gone.version, is_offered=False)
            done += 1
    return done


def _rules(lines: list[dict[str, str]]) -> int:
    """Of several rows of a kind each holds until the next begins."""
    stored = {(rule.kind, rule.valid_from): rule for rule in Rule.objects.filter(unit__isnull=True)}
    of_kind: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in lines:
        least, most = LIMITS[RuleKind(line["kind"])]
        if not least <= int(line["value"]) <= most:
            raise ValueError(f"{line['kind']}: {line['value']}")
        of_kind[line["kind"]].append(line)
    wanted: dict[tuple[str, dt.date], dict[str, Any]] = {}
    for kind, rows in of_kind.items():
        rows.sort(key=lambda row: row["valid_from"])
        days = [dt.date.fromisoformat(row["valid_from"]) for row in rows]
        for row, since, until in zip(rows, days, [*days[1:], None], strict=True):
            wanted[kind, since] = {
                "value": int(row["value"]),
                "valid_until": until,
                "confidence": row["confidence"],
                "source": row["source"],
            }
    gone = [rule.pk for key, rule in stored.items() if key not in wanted]
    done = Rule.objects.filter(pk__in=gone).delete()[0] if gone else 0
    for (kind, since), values in wanted.items():
        present = stored.get((kind, since))
        if present is None:
            Rule.objects.create(kind=kind, valid_from=since, **values)
        elif any(getattr(present, name) != value for name, value in values.items()):
            Rule.objects.filter(pk=present.pk).update(**values)
        else:
            continue
        done += 1
    return done


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
