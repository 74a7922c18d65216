"""Putting the shipped unit tables into the database, once per content."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import ReferenceLoad, Succession, Unit
from donghanh.units.reference import FOLDER, digest_of, read_reference

_FIELDS = (
    "name",
    "level",
    "parent",
    "valid_until",
    "line",
    "legal_basis",
    "is_verified",
    "search",
    "sort_key",
)
_BATCH = 400


@dataclass(frozen=True)
class Loaded:
    """What a loading did. All zeros mean that this content had been loaded before."""

    added: int = 0
    updated: int = 0
    kept: int = 0
    """Rows an office has corrected; only the day on which they end follows the tables."""
    successions: int = 0


@transaction.atomic
def load_units(*, by: Actor, at: dt.datetime, folder: Path = FOLDER) -> Loaded:
    """Store units and successions that are missing, update those that changed; return what was done.

    Safe to repeat: the same content costs one query and reading the files. Identities come from code and first day,
    so every installation holds the same ones. Units corrected by people keep their corrections.
    """
    digest = digest_of(folder)
    if ReferenceLoad.objects.filter(digest=digest).exists():
        return Loaded()
    reference = read_reference(folder)
    stored = {unit.id: unit for unit in Unit.objects.exclude(code="").iterator()}
    added: list[Unit] = []
    updated: list[Unit] = []
    kept: list[Unit] = []
    for unit in reference.units:
        present = stored.get(unit.id)
        if present is None:
            added.append(unit)
        elif present.version > 1:
            if present.valid_until != unit.valid_until and unit.valid_until:
                present.valid_until = unit.valid_until
            kept.append(present)
        elif any(_value(present, f) != _value(unit, f) for f in _FIELDS):
            updated.append(unit)
    # Ends first: a new version may begin only where the old one has ended.
    Unit.objects.bulk_update(kept, ["valid_until"], batch_size=_BATCH)
    updated.sort(key=lambda unit: unit.valid_until or dt.date.max)
    Unit.objects.bulk_create(
        updated, batch_size=_BATCH, update_conflicts=True, unique_fields=("id",), update_fields=_FIELDS
    )
    Unit.objects.bulk_create(added, batch_size=_BATCH)
    known = set(Succession.objects.values_list("id", flat=True)) if stored else set()
    missing = [s for s in reference.successions if s.id not in known]
    Succession.objects.bulk_create(missing, batch_size=_BATCH)
    load = ReferenceLoad.objects.create(
        digest=digest, loaded_at=at, units=len(reference.units), successions=len(reference.successions)
    )
    done = Loaded(len(added), len(updated), len(kept), len(missing))
    record("units.reference_loaded", by=by, at=at, on=load, new={"digest": digest, **vars(done)})
    return done


def _value(unit: Unit, field: str) -> object:
    return unit.parent_id if field == "parent" else getattr(unit, field)
