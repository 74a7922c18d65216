"""The library and territory values for readers outside the web, built from ``data/``."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from donghanh.domain.planlint.library import BodyPeriod, Instrument, LawLibrary, Territory
from donghanh.domain.territory import Territory as Places
from donghanh.domain.territory import territory_from_tables
from donghanh.domain.territory.tables import TABLES

DATA = Path(__file__).resolve().parents[3] / "data" / "legal"
UNITS = DATA.parent / "units"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == 10 else None


def load_library(path: Path = DATA / "instruments.csv") -> LawLibrary:
    """Return the instruments of the reference table; an absent file gives an empty library."""
    if not path.exists():
        return LawLibrary()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return LawLibrary(
        tuple(
            Instrument(
                row["number"],
                row["kind"],
                row["title_vi"],
                row["issuer"],
                _day(row["issued"]),
                _day(row["effective"]),
                _day(row["ended_on"]),
                _day(row["period_start"]),
                _day(row["period_end"]),
                row["status"],
                row["replaced_by"],
                tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
                row["confidence"],
            )
            for row in rows
        )
    )


def load_territory(path: Path = DATA / "abolished_bodies.csv", units: Path = UNITS) -> Territory:
    """Return the kinds of bodies that ended and the units of the country; absent files give a territory that answers
    nothing. Costs about a tenth of a second."""
    places = _load_places(units)
    if not path.exists():
        return Territory(places=places)
    with path.open(encoding="utf-8", newline="") as lines:
        return Territory(
            tuple(
                BodyPeriod(row["words"], date.fromisoformat(row["ended_on"]), row["successor"], row["authority"])
                for row in csv.DictReader(lines)
            ),
            places,
        )


def _load_places(folder: Path) -> Places | None:
    if not folder.exists():
        return None
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context((folder / name).open(encoding="utf-8", newline=""))
            for name in TABLES
            if (folder / name).exists()
        }
        return territory_from_tables(tables)
