"""Putting the shipped kinds and rules into the tables, beside what offices have written and never over it."""

import csv
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models, transaction

from donghanh.community.models import InitiativeKind, KindRule, Measure, RetentionRule
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

FOLDER = Path(__file__).resolve().parents[2] / "data" / "community"
NUMBERS = ("min_men", "min_women", "min_members", "min_board_men", "min_board_women", "meetings_per_year")


@dataclass(frozen=True)
class Loaded:
    """What a loading did, kinds and rules together."""

    added: int = 0
    updated: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Criterion:
    """One question a yearly review proposes."""

    text: str
    measure: str


@transaction.atomic
def load_community(*, by: Actor, at: dt.datetime, folder: Path = FOLDER) -> Loaded:
    """Make the country's rows what the files say; return what was done. Safe to repeat, a dozen queries.

    Offices write rules of their own, which no loading sees. A kind that left the file stays while a model is of it.
    """
    lines = _read(folder / "kinds.csv")
    done = [_load_kinds(lines), _load_rules(lines), _load_retention(_read(folder / "retention.csv"))]
    loaded = Loaded(*(sum(numbers) for numbers in zip(*done, strict=True)))
    if loaded != Loaded():
        on = InitiativeKind.objects.order_by("order").first() or InitiativeKind()
        record("community.reference_loaded", by=by, at=at, on=on, new=vars(loaded))
    return loaded


@cache
def criteria_for(kind: str, folder: Path = FOLDER) -> tuple[Criterion, ...]:
    """What a review of this kind (its code) proposes to ask: its own criteria, else those for every kind. Reads the file once."""
    by_kind: dict[str, list[Criterion]] = defaultdict(list)
    for line in _read(folder / "criteria.csv"):
        by_kind[line["kind"]].append(Criterion(line["text"], Measure(line["measure"]).value))
    return tuple(by_kind.get(kind) or by_kind[""])


def _load_kinds(lines: list[dict[str, str]]) -> tuple[int, int, int]:
    stored = {kind.code: kind for kind in InitiativeKind.objects.all()}
    added = updated = 0
    for order, line in enumerate({line["code"]: line for line in lines}.values(), start=1):
        values = {
            "name": line["name"],
            "guidance": line["guidance"],
            "has_members": line["has_members"] == "yes",
            "protects_address": line["protects_address"] == "yes",
            "order": order,
            "confidence": line["confidence"],
            "source": line["source"],
        }
        present = stored.pop(line["code"], None)
        if present is None:
            InitiativeKind.objects.create(code=line["code"], **values)
            added += 1
        elif _differ(present, values):
            present.save_changes(expected_version=present.version, **values)
            updated += 1
    removed = 0
    for kind in stored.values():
        if not kind.initiatives.exists() and not kind.rules.filter(unit__isnull=False).exists():
            kind.rules.all().delete()
            kind.delete()
            removed += 1
    return added, updated, removed


def _load_rules(lines: list[dict[str, str]]) -> tuple[int, int, int]:
    """Of several rows of a kind each holds until the next begins."""
    kinds = {kind.code: kind for kind in InitiativeKind.objects.all()}
    stored = {(rule.kind_id, rule.valid_from): rule for rule in KindRule.objects.filter(unit__isnull=True)}
    of_kind: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in lines:
        of_kind[line["code"]].append(line)
    wanted = []
    for code, rows in of_kind.items():
        rows.sort(key=lambda row: row["valid_from"])
        ends = [dt.date.fromisoformat(row["valid_from"]) for row in rows[1:]]
        wanted += [(kinds[code], row, until) for row, until in zip(rows, [*ends, None], strict=True)]
    fresh, updated = [], 0
    for kind, row, until in wanted:
        values = {**_rule_values(row), "valid_until": until}
        present = stored.pop((kind.pk, values["valid_from"]), None)
        if present is None:
            fresh.append(KindRule(kind=kind, **values))
        elif _differ(present, values):
            present.save_changes(expected_version=present.version, **values)
            updated += 1
    removed = KindRule.objects.filter(pk__in=[rule.pk for rule in stored.values()]).delete()[0]
    KindRule.objects.bulk_create(fresh)
    return len(fresh), updated, removed


def _rule_values(row: dict[str, str]) -> dict[str, Any]:
    return {
        **{name: int(row[name]) for name in NUMBERS},
        "team_is_local": row["team_is_local"] == "yes",
        "cadence": row["cadence"],
        "valid_from": dt.date.fromisoformat(row["valid_from"]),
        "confidence": row["confidence"],
        "source": row["source"],
    }


def _load_retention(lines: list[dict[str, str]]) -> tuple[int, int, int]:
    stored = {rule.valid_from: rule for rule in RetentionRule.objects.filter(unit__isnull=True)}
    rows = sorted(lines, key=lambda row: row["valid_from"])
    ends = [dt.date.fromisoformat(row["valid_from"]) for row in rows[1:]]
    added = updated = 0
    for row, until in zip(rows, [*ends, None], strict=True):
        since = dt.date.fromisoformat(row["valid_from"])
        values = {
            "years": int(row["years"]),
            "valid_until": until,
            "confidence": row["confidence"],
            "source": row["source"],
        }
        present = stored.pop(since, None)
        if present is None:
            RetentionRule.objects.create(valid_from=since, **values)
            added += 1
        elif _differ(present, values):
            RetentionRule.objects.filter(pk=present.pk).update(**values)
            updated += 1
    removed = RetentionRule.objects.filter(pk__in=[rule.pk for rule in stored.values()]).delete()[0]
    return added, updated, removed


def _differ(row: models.Model, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
