"""Putting the shipped list of instruments into the library, never over what an office has corrected."""

import csv
import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.legal.changes import announce
from donghanh.legal.models import InstrumentAlias, LegalInstrument
from donghanh.legal.naming import folded, number_key, search_text
from donghanh.legal.successors import join_successors

FILE = Path(__file__).resolve().parents[2] / "data" / "legal" / "instruments.csv"
_NAMESPACE = uuid.UUID("0c0b4a62-4a64-57d1-8c1d-6a3a8f7f2c55")


@dataclass(frozen=True)
class Loaded:
    """What a loading did."""

    added: int = 0
    updated: int = 0
    kept: int = 0
    """Instruments an office has corrected; left exactly as they are."""


@transaction.atomic
def load_instruments(*, by: Actor, at: dt.datetime, file: Path = FILE) -> Loaded:
    """Store the instruments of the list that are missing and update those nobody has corrected; return what was done.

    Safe to repeat; costs a handful of queries. An instrument an office had already entered by hand (same number, day
    and issuer) is taken for the same one and kept.
    """
    stored = {i.pk: i for i in LegalInstrument.objects.all()}
    entered = {(i.number_key, i.issued_on, i.issuer) for i in stored.values()}
    with file.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    added, updated, kept = [], [], []
    for row in rows:
        values = _values(row)
        key = (values["number_key"], values["issued_on"], values["issuer"])
        identity = uuid.uuid5(_NAMESPACE, "|".join(str(part) for part in key))
        present = stored.get(identity)
        if present is None and key in entered:
            continue
        instrument = LegalInstrument(id=identity, **values)
        instrument.aliases_to_store = _aliases(row)  # type: ignore[attr-defined]
        if present is None:
            added.append(instrument)
        elif present.corrected_at is not None:
            kept.append(instrument)
        elif any(getattr(present, name) != value for name, value in values.items()):
            updated.append(instrument)
    LegalInstrument.objects.bulk_create(added)
    for instrument in updated:
        changes = {name: getattr(instrument, name) for name in _values(rows[0])}
        announce(stored[instrument.pk].save_changes(expected_version=stored[instrument.pk].version, **changes))
    _store_aliases(added + updated)
    join_successors()
    done = Loaded(len(added), len(updated), len(kept))
    if added or updated:
        on = (added or updated)[0]
        record("legal.reference_loaded", by=by, at=at, on=on, new=vars(done))
    return done


def _values(row: dict[str, str]) -> dict[str, Any]:
    return {
        "number": row["number"],
        "number_key": number_key(row["number"]),
        "kind": row["kind"],
        "title": row["title_vi"],
        "issuer": row["issuer"],
        "issued_on": _day(row["issued"]),
        "effective_on": _day(row["effective"]),
        "ended_on": _day(row["ended_on"]),
        "period_from": _day(row["period_start"]),
        "period_last": _day(row["period_end"]),
        "status": row["status"],
        "replaced_by_number": row["replaced_by"],
        "confidence": row["confidence"],
        "source": row["source"],
        "note": row["note"],
        "search": search_text(
            number=row["number"],
            kind=row["kind"],
            title=row["title_vi"],
            issuer=row["issuer"],
            aliases=_aliases(row),
        ),
    }


def _aliases(row: dict[str, str]) -> list[str]:
    return [alias.strip() for alias in row["aliases"].split(";") if alias.strip()]


def _store_aliases(instruments: list[LegalInstrument]) -> None:
    InstrumentAlias.objects.filter(instrument__in=instruments).delete()
    InstrumentAlias.objects.bulk_create(
        InstrumentAlias(instrument=i, text=text, folded=folded(text))
        for i in instruments
        for text in i.aliases_to_store  # type: ignore[attr-defined]
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
