"""The criteria a hamlet survey begins with, and dated values they need: read from data, copied into each survey."""

import csv
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from donghanh.domain.survey import Direction

FOLDER = Path(__file__).resolve().parents[2] / "data" / "inspections"
MEASURES = frozenset({"births", "share", "score"})


@dataclass(frozen=True)
class ShippedCriterion:
    """One line of ``criteria.csv``, with its natural value on a day."""

    code: str
    name: str
    guidance: str
    measure: str
    direction: str
    weight: int
    low: Decimal
    high: Decimal
    natural: Decimal | None
    reliable_from: int
    number_word: str
    base_word: str
    order: int
    source: str


class NoValue(Exception):
    """No value of a parameter holds on the day asked for."""


@lru_cache
def _rows(file: Path) -> tuple[dict[str, str], ...]:
    with file.open(newline="", encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


def parameter(code: str, on: dt.date, *, file: Path = FOLDER / "parameters.csv") -> Decimal:
    """The value of a parameter on a day. Raises :class:`NoValue`."""
    for row in _rows(file):
        until = dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None
        since = dt.date.fromisoformat(row["valid_from"])
        if row["code"] == code and since <= on and (until is None or on < until):
            return Decimal(row["value"])
    raise NoValue(f"{code} on {on}")


def shipped_criteria(on: dt.date, *, file: Path = FOLDER / "criteria.csv") -> list[ShippedCriterion]:
    """The criteria of the file as they hold on a day. Refused (``ValueError``): a measure or a direction the house does not
    know."""
    return [_criterion(row, on) for row in _rows(file)]


def _criterion(row: dict[str, str], on: dt.date) -> ShippedCriterion:
    if row["measure"] not in MEASURES:
        raise ValueError(f"no such measure: {row['measure']}")
    return ShippedCriterion(
        code=row["code"],
        name=row["name"],
        guidance=row["guidance"],
        measure=row["measure"],
        direction=Direction(row["direction"]).value,
        weight=int(row["weight"]),
        low=Decimal(row["low"]),
        high=Decimal(row["high"]),
        natural=parameter(row["parameter"], on) if row["parameter"] else None,
        reliable_from=int(row["reliable_from"]),
        number_word=row["number_word"],
        base_word=row["base_word"],
        order=int(row["order"]),
        source=row["source"],
    )
