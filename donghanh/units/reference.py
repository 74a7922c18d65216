"""The shipped unit tables as rows ready to be stored. Reads files, knows no database."""

import csv
import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from donghanh.units.models import Succession, SuccessionKind, Unit, UnitKind
from donghanh.units.naming import search_text, sorting_key

FOLDER = Path(__file__).resolve().parents[2] / "data" / "units"
VERSION_TABLES = {
    "provinces_legacy.csv": UnitKind.PROVINCE,
    "provinces_2025.csv": UnitKind.PROVINCE,
    "districts_legacy.csv": UnitKind.DISTRICT,
    "communes_legacy.csv": UnitKind.COMMUNE,
    "communes_2025.csv": UnitKind.COMMUNE,
}
SUCCESSION_TABLES = ("successions_other.csv", "successions_2025.csv")
_FORMAT = "3"  # raise it when the same files must give other rows
_NAMESPACE = uuid.UUID("5d0a8f0e-5a3f-5e0e-9c86-0d9f2b3a7c11")
_COUNTRY_SINCE = dt.date(1976, 7, 2)
_CONTINUES = {SuccessionKind.RENAME, SuccessionKind.LEVEL, SuccessionKind.TRANSFER}


def unit_id(code: str, valid_from: dt.date) -> uuid.UUID:
    """The identity of a reference unit: the same in every installation."""
    return uuid.uuid5(_NAMESPACE, f"{code}@{valid_from.isoformat()}")


COUNTRY_ID = unit_id("VN", _COUNTRY_SINCE)


def digest_of(folder: Path = FOLDER) -> str:
    """The SHA-256 of all tables and of the format they are turned into."""
    total = hashlib.sha256(_FORMAT.encode())
    for name in ("milestones.csv", *VERSION_TABLES, *SUCCESSION_TABLES):
        total.update((folder / name).read_bytes())
    return total.hexdigest()


@dataclass(frozen=True)
class Reference:
    """Units, parents before children, and the successions between them; nothing is stored yet."""

    units: list[Unit]
    successions: list[Succession]


class _Versions:
    """Which row of a code stood on a day."""

    def __init__(self) -> None:
        self._of: dict[str, list[Unit]] = {}

    def add(self, unit: Unit) -> None:
        self._of.setdefault(unit.code, []).append(unit)

    def standing(self, code: str, day: dt.date) -> Unit:
        return next(u for u in self._of[code] if u.is_on(day))

    def ended(self, code: str, day: dt.date) -> Unit:
        return next(u for u in self._of[code] if u.valid_until == day)


def read_reference(folder: Path = FOLDER) -> Reference:
    """Read every table; ``StopIteration`` or ``KeyError`` means that the tables contradict each other."""
    basis = _legal_bases(folder)
    country = Unit(
        id=COUNTRY_ID, kind=UnitKind.COUNTRY, code="VN", name="Việt Nam", level="", valid_from=_COUNTRY_SINCE
    )
    units, versions = [country], _Versions()
    for table, kind in VERSION_TABLES.items():
        for row in _rows(folder / table):
            since = dt.date.fromisoformat(row["valid_from"])
            parent = versions.standing(row["parent"], since) if row["parent"] else country
            legal_basis, is_verified = basis(since, kind)
            unit = Unit(
                id=unit_id(row["code"], since),
                kind=kind,
                code=row["code"],
                name=row["name"],
                level=row["level"],
                parent_id=parent.id,
                valid_from=since,
                valid_until=_day(row["valid_until"]),
                legal_basis=legal_basis,
                is_verified=is_verified,
            )
            versions.add(unit)
            units.append(unit)
    for unit in units:
        unit.line = unit.id
        unit.search = search_text(level=unit.level, name=unit.name)
        unit.sort_key = sorting_key(unit.name)
    successions = []
    for table in SUCCESSION_TABLES:
        for row in _rows(folder / table):
            on = dt.date.fromisoformat(row["effective_on"])
            before, after = versions.ended(row["predecessor"], on), versions.standing(row["successor"], on)
            if row["kind"] in _CONTINUES:
                after.line = before.line
            legal_basis, is_verified = basis(on, UnitKind(row["successor_kind"]))
            successions.append(
                Succession(
                    id=uuid.uuid5(_NAMESPACE, f"{before.id}>{after.id}"),
                    predecessor_id=before.id,
                    successor_id=after.id,
                    effective_on=on,
                    kind=row["kind"],
                    legal_basis=legal_basis,
                    is_verified=is_verified,
                    quality=row["quality"],
                    is_main=row["is_main"] == "1",
                )
            )
    return Reference(units, successions)


def _legal_bases(folder: Path) -> Callable[[dt.date, UnitKind], tuple[str, bool]]:
    table = {
        (r["effective_on"], r["unit_kind"]): (r["legal_basis"], r["is_verified"] == "yes")
        for r in _rows(folder / "milestones.csv")
    }

    def basis(day: dt.date, kind: UnitKind) -> tuple[str, bool]:
        return table.get((day.isoformat(), kind.value)) or table.get((day.isoformat(), "")) or ("", False)

    return basis


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
