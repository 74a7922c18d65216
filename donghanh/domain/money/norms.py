"""Spending norms as dated data: which ceiling holds on a day, and by how much a price passes it.

A norm is never code: it is a row with its legal source, in force over a half-open period. What an office writes (a
resolution of its province) stands over the national norm for the same item and area while it is in force.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

ANYWHERE = "anywhere"
"""The class of norms that make no difference between areas."""


@dataclass(frozen=True)
class Norm:
    """One ceiling: what it is for, per which unit, at most how much, where, from when until (not including) when."""

    code: str
    """The item, stable through all its ceilings: "refreshments"."""
    item: str
    unit_word: str
    ceiling: int
    area: str
    valid_from: dt.date
    valid_until: dt.date | None
    authority: str
    """The provision a person can look up."""
    is_own: bool = False
    """Set by the office, not by the country."""

    def is_on(self, day: dt.date) -> bool:
        """Whether it is in force: the first day counts, the until day no longer does."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True)
class Excess:
    """A price over a norm."""

    norm: Norm
    by_each: int
    """So much too much for one unit."""
    in_all: int
    """So much too much for the whole line."""


def in_force(norms: Iterable[Norm], day: dt.date) -> dict[tuple[str, str], Norm]:
    """(code, area) → the ceiling that holds on the day. An own norm stands over the national one; of two of a kind the later
    counts, whatever their order."""
    held: dict[tuple[str, str], Norm] = {}
    for norm in norms:
        key = (norm.code, norm.area)
        if norm.is_on(day) and (key not in held or _weight(norm) > _weight(held[key])):
            held[key] = norm
    return held


def excess(norm: Norm | None, *, unit_price: int, amount: int) -> Excess | None:
    """By how much a line passes its norm; ``None`` when it does not, or when there is no norm.

    ``amount`` is what the whole line costs, so the surplus of the whole is its share of that, never more.
    """
    if norm is None or unit_price <= norm.ceiling:
        return None
    by_each = unit_price - norm.ceiling
    return Excess(norm, by_each, (amount * by_each + unit_price - 1) // unit_price)


def _weight(norm: Norm) -> tuple[bool, dt.date]:
    return norm.is_own, norm.valid_from
