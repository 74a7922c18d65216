"""Places ranked by weighted criteria.

Each criterion has a scale of its own, from ``low`` to ``high``, given beforehand and not taken from the places: a value on
the scale gives 0 to 1 points, beyond its ends 0 or 1. So a place's points never depend on the others', adding a place turns
no two others round, and what missing values could change is known exactly. The score is the mean of the points by weight.

A place with a missing value has no score and no rank: it has the least and the most it could reach, and the ranks between
which it lies. Missing is never nought. Everything is counted in fractions: a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = Fraction | Decimal | int


class Direction(StrEnum):
    """Which values speak for a place."""

    HIGHER = "higher"
    LOWER = "lower"
    ABOVE = "above"
    """The further above its natural value; below it nothing. ``low`` and ``high`` are distances from there."""


@dataclass(frozen=True)
class Criterion:
    """One thing places are compared by. Refused (``ValueError``): a weight not above nought, a scale without length, a
    natural value missing where it is needed."""

    code: str
    weight: Number
    direction: Direction
    low: Number
    high: Number
    natural: Number | None = None

    def __post_init__(self) -> None:
        if self.weight <= 0:
            raise ValueError(f"{self.code}: a weight is above nought")
        if self.high <= self.low:
            raise ValueError(f"{self.code}: a scale goes from low to high")
        if self.direction is Direction.ABOVE and self.natural is None:
            raise ValueError(f"{self.code}: above what?")


@dataclass(frozen=True)
class Entry:
    """One place with its values by criterion; a value that is not there is missing. ``key`` names it and settles the order
    of those that tie."""

    key: str
    values: Mapping[str, Number | None]


@dataclass(frozen=True)
class Place:
    """How one place stands."""

    key: str
    score: Fraction | None
    """0 to 1; ``None`` while a value is missing."""
    least: Fraction
    most: Fraction
    rank: int | None
    """Among the places without a missing value; places that tie share it, and the next is passed over."""
    best_rank: int
    worst_rank: int
    """Between which ranks it lies among all places, whatever the missing values are."""
    tied: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def could_be_first(self) -> bool:
        """Whether some missing values would put it first, alone or with others."""
        return self.best_rank == 1

    @property
    def surely_first(self) -> bool:
        """Whether it is first, alone or with others, whatever the missing values are."""
        return self.worst_rank == 1


def points(criterion: Criterion, value: Number) -> Fraction:
    """What a value speaks for a place, 0 to 1."""
    at, low, high = Fraction(value), Fraction(criterion.low), Fraction(criterion.high)
    if criterion.direction is Direction.ABOVE:
        assert criterion.natural is not None  # checked when it was made
        at -= Fraction(criterion.natural)
    part = min(Fraction(1), max(Fraction(0), (at - low) / (high - low)))
    return 1 - part if criterion.direction is Direction.LOWER else part


def rank(criteria: Sequence[Criterion], entries: Sequence[Entry]) -> list[Place]:
    """The places in their order: those with a rank first, then the others by what they could reach. The order in which
    places and criteria are given changes nothing; neither does doubling every weight.

    Refused (``ValueError``): no criterion, a code or a key twice.
    """
    codes, keys = [one.code for one in criteria], [one.key for one in entries]
    if not codes or len(set(codes)) != len(codes) or len(set(keys)) != len(keys):
        raise ValueError("criteria and places need names of their own")
    reach = {entry.key: _reach(criteria, entry) for entry in entries}
    missing = {entry.key: tuple(sorted(code for code in codes if entry.values.get(code) is None)) for entry in entries}
    full = {key: least for key, (least, _most) in reach.items() if not missing[key]}
    places = [_place(entry.key, reach, full, missing[entry.key]) for entry in entries]
    return sorted(places, key=lambda one: (one.rank is None, one.rank or 0, -one.most, -one.least, one.key))


def _reach(criteria: Sequence[Criterion], entry: Entry) -> tuple[Fraction, Fraction]:
    """The least and the most a place can come to."""
    whole = sum((Fraction(one.weight) for one in criteria), Fraction(0))
    least = most = Fraction(0)
    for one in criteria:
        value, weight = entry.values.get(one.code), Fraction(one.weight)
        got = points(one, value) if value is not None else None
        least += weight * (got if got is not None else 0)
        most += weight * (got if got is not None else 1)
    return least / whole, most / whole


def _place(
    key: str, reach: Mapping[str, tuple[Fraction, Fraction]], full: Mapping[str, Fraction], missing: tuple[str, ...]
) -> Place:
    least, most = reach[key]
    score = full.get(key)
    others = [bounds for other, bounds in reach.items() if other != key]
    return Place(
        key=key,
        score=score,
        least=least,
        most=most,
        rank=None if score is None else 1 + sum(other > score for other in full.values()),
        best_rank=1 + sum(low > most for low, _high in others),
        worst_rank=1 + sum(high > least for _low, high in others),
        tied=tuple(sorted(k for k, other in full.items() if k != key and score is not None and other == score)),
        missing=missing,
    )
