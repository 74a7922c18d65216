"""Putting the shipped days of the country into the table, beside what offices have written and never over it."""

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.models import SpecialDay, YearNotice
from donghanh.workdays.notice_days import arrangement_of, write_days

FOLDER = Path(__file__).resolve().parents[2] / "data" / "workdays"


@dataclass(frozen=True)
class Loaded:
    """What a loading did, notices and single days together."""

    added: int = 0
    updated: int = 0
    removed: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(self.added + other.added, self.updated + other.updated, self.removed + other.removed)


@transaction.atomic
def load_workdays(*, by: Actor, at: dt.datetime, folder: Path = FOLDER) -> Loaded:
    """Make the country's rows what the files say; return what was done. Safe to repeat, a dozen queries.

    Offices never write into these rows: they correct a day by one of their own, which counts for them in its place and
    which no loading sees. So a row that left the files is removed.
    """
    single = _read(folder / "special_days.csv")
    gone = _drop_days({dt.date.fromisoformat(line["day"]) for line in single})  # first: a notice may now give the day
    notices, notices_done = _load_notices(_read(folder / "notices.csv"))
    days, days_done = _load_days(single)
    done = gone + notices_done + days_done
    if done != Loaded():
        on = next(iter([*notices, *days]), SpecialDay())
        record("workdays.reference_loaded", by=by, at=at, on=on, new=vars(done))
    return done


def _singles() -> "models.QuerySet[SpecialDay]":
    return SpecialDay.objects.filter(unit__isnull=True, notice__isnull=True)


def _drop_days(kept: set[dt.date]) -> Loaded:
    return Loaded(removed=_singles().exclude(day__in=kept).delete()[0])


def _load_notices(lines: list[dict[str, str]]) -> tuple[list[models.Model], Loaded]:
    stored = {notice.year: notice for notice in YearNotice.objects.filter(unit__isnull=True)}
    added, updated, seen = 0, 0, list(stored.values())
    for line in lines:
        arrangement, values = _arrangement(line), _notice_values(line)
        present = stored.pop(arrangement.year, None)
        if present is None:
            present = YearNotice.objects.create(**values)
            seen.append(present)
            added += 1
        elif _differ(present, values) or arrangement_of(present) != arrangement:
            present.save_changes(expected_version=present.version, **values)
            present.days.all().delete()
            updated += 1
        else:
            continue
        write_days(present, arrangement)
    YearNotice.objects.filter(pk__in=[notice.pk for notice in stored.values()]).delete()
    return list(seen), Loaded(added, updated, len(stored))


def _load_days(lines: list[dict[str, str]]) -> tuple[list[models.Model], Loaded]:
    stored = {row.day: row for row in _singles()}
    added, updated = [], 0
    for line in lines:
        values = line | {"day": dt.date.fromisoformat(line["day"])}
        present = stored.get(values["day"])
        if present is None:
            added.append(SpecialDay(**values))
        elif _differ(present, values):
            present.save_changes(expected_version=present.version, **values)
            updated += 1
    SpecialDay.objects.bulk_create(added)
    return [*stored.values(), *added], Loaded(len(added), updated)


def _arrangement(line: dict[str, str]) -> Arrangement:
    swaps = [swap.strip().split(">") for swap in line["swaps"].split(";") if swap.strip()]
    return Arrangement(
        year=int(line["year"]),
        tet_from=dt.date.fromisoformat(line["tet_from"]),
        tet_last=dt.date.fromisoformat(line["tet_last"]),
        national_from=dt.date.fromisoformat(line["national_from"]),
        national_last=dt.date.fromisoformat(line["national_last"]),
        swaps=tuple((dt.date.fromisoformat(off), dt.date.fromisoformat(worked)) for off, worked in swaps),
    )


def _notice_values(line: dict[str, str]) -> dict[str, Any]:
    days = {name: dt.date.fromisoformat(line[name]) if line[name] else None for name in line if _is_day(name)}
    return {
        "year": int(line["year"]),
        "number": line["number"],
        "confidence": line["confidence"],
        "source": line["source"],
        **days,
    }


def _is_day(name: str) -> bool:
    return name.endswith(("_on", "_from", "_last"))


def _differ(row: models.Model, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
