"""Putting what is shipped about communication into the tables; what offices have entered stays as it is."""

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.communication.models import CampaignTheme, Channel, Pace, ProposalTemplate
from donghanh.communication.models.media import ALWAYS
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

FOLDER = Path(__file__).resolve().parents[2] / "data" / "communication"
CONFIDENCES = frozenset({"seen", "recalled", "practice"})


@transaction.atomic
def load_communication(*, by: Actor, at: dt.datetime, folder: Path = FOLDER) -> int:
    """Make the shipped paces, channels, themes and checklist what the files say; return how many rows were added or changed.
    Safe to repeat. Channels and lines that left their file are no longer offered.

    Refused (``ValueError``): a confidence the house does not know.
    """
    done = load_paces(by=by, at=at, file=folder / "pace.csv")
    for model, name, key, read in (
        (Channel, "channels.csv", "code", _channel),
        (CampaignTheme, "themes.csv", "year", _theme),
        (ProposalTemplate, "proposals.csv", "code", _proposal),
    ):
        done += _load(model, folder / name, key, read, by=by, at=at)
    return done


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


def _load(
    model: Any, file: Path, key: str, read: Callable[[dict[str, str]], dict[str, Any]], *, by: Actor, at: dt.datetime
) -> int:
    rows = model.objects.filter(unit__isnull=True) if model is Channel else model.objects.all()
    stored = {getattr(row, key): row for row in rows}
    done, on = 0, None
    with file.open(newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            values = read(line)
            present = stored.pop(values[key], None)
            if present is None:
                on = model.objects.create(**values)
            elif any(getattr(present, name) != value for name, value in values.items()):
                on = present.save_changes(expected_version=present.version, **values)
            else:
                continue
            done += 1
    for gone in stored.values():
        if getattr(gone, "is_offered", False):
            on, done = gone.save_changes(expected_version=gone.version, is_offered=False), done + 1
    if on is not None:
        record("communication.data_loaded", by=by, at=at, on=on, new={"file": file.name, "changed": done})
    return done


def _channel(line: dict[str, str]) -> dict[str, Any]:
    return {
        "code": line["code"],
        "name": line["name"],
        "has_minutes": line["has_minutes"] == "yes",
        "order": int(line["order"]),
        "is_offered": True,
        "valid_from": ALWAYS,
    }


def _theme(line: dict[str, str]) -> dict[str, Any]:
    starts_on, ends_on = dt.date.fromisoformat(line["starts_on"]), dt.date.fromisoformat(line["ends_on"])
    if not starts_on < ends_on:
        raise ValueError(f"{line['year']} ends before it begins")
    window = {"starts_on": starts_on, "ends_on": ends_on}
    return {"year": int(line["year"]), "theme": line["theme"], **window, **_known(line)}


def _proposal(line: dict[str, str]) -> dict[str, Any]:
    return {
        "code": line["code"],
        "text": line["text"],
        "order": int(line["order"]),
        "source": line["source"],
        "is_offered": True,
    }
