"""The law of three versions: what was shown, what is stored now, what was typed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import TypeVar

V = TypeVar("V")
Unit = tuple[str, ...]
"""Fields that are decided together; most stand alone."""


class Verdict(Enum):
    """Whose value of a unit stands."""

    SAME = auto()
    THEIRS = auto()
    MINE = auto()
    CLASH = auto()


def units_of(names: Iterable[str], together: Sequence[Collection[str]] = ()) -> list[Unit]:
    """The fields in their order, those that belong together as one unit at the place of the first of them."""
    found: dict[Unit, None] = {}
    present = list(names)
    for name in present:
        group = next((group for group in together if name in group), (name,))
        found[tuple(one for one in present if one in group)] = None
    return list(found)


def verdict(shown: V, stored: V, typed: V) -> Verdict:
    """Whose value stands: who left what was shown gives way to who changed it; two who changed it to the same agree."""
    if stored == typed:
        return Verdict.SAME
    if typed == shown:
        return Verdict.THEIRS
    return Verdict.MINE if stored == shown else Verdict.CLASH


def verdicts(
    units: Iterable[Unit], shown: Mapping[Unit, V], stored: Mapping[Unit, V], typed: Mapping[Unit, V]
) -> dict[Unit, Verdict]:
    """The verdict on each unit, which depends on no other. A unit nobody knows how it was shown clashes where it differs."""
    return {
        unit: verdict(shown[unit], stored[unit], typed[unit])
        if unit in shown
        else (Verdict.SAME if stored[unit] == typed[unit] else Verdict.CLASH)
        for unit in units
    }
