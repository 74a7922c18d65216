"""A unit with everything under it, over a span of days in which units merged: whose numbers stand under whom."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.domain.text import fold
from donghanh.units.models import Succession, Unit, UnitKind
from donghanh.units.queries import overlapping, standing


@dataclass(frozen=True)
class Reach:
    """Who is counted under a unit from one day to another, as the tree stood on the last day."""

    top: Unit
    standing: tuple[Unit, ...]
    """The top and all units under it but villages, as they stand on the last day; the highest first, then by name."""
    heirs: Mapping[uuid.UUID, Unit]
    """Every line that is counted, those that ended before the last day too → the unit of that day it stands under."""
    kinds: Mapping[uuid.UUID, str]
    """The level each of these lines had, its own and not its heir's."""
    ended: Mapping[uuid.UUID, tuple[Unit, ...]]
    """By the line of an heir: the units that ended into it within the span, by name."""

    def lines_by_kind(self) -> dict[str, set[uuid.UUID]]:
        """The lines level by level, the highest first."""
        found: dict[str, set[uuid.UUID]] = {}
        for kind in UnitKind.values:
            lines = {line for line, own in self.kinds.items() if own == kind}
            if lines:
                found[kind] = lines
        return found


def names_hold(words: Iterable[str], unit: Unit, ended: Iterable[Unit]) -> bool:
    """Whether the folded words all stand in the names a unit is found by: its own, and those of what ended into it."""
    names = " ".join(fold(one.full_name) for one in (unit, *ended))
    return all(word in names for word in words)


def reach(top: Unit, since: dt.date, until: dt.date) -> Reach:
    """The reach of a unit from ``since`` to ``until``, both included.

    A unit that ended within the span stands under its main successor, wherever it stood itself; one that ended without
    a successor (the districts of 2025) under what it stood under. What went over to a unit outside is counted there.
    A unit that was split and still stands keeps all of its own: which part of a past number went over nobody knows.
    One query a level of the tree, and three for each round of mergers within the span.
    """
    last = standing(top, until) or top
    units = {last.line: last}
    level = [last]
    while level:
        below = Unit.objects.filter(parent__line__in=[unit.line for unit in level]).on(until)
        level = [unit for unit in below.exclude(kind=UnitKind.VILLAGE) if unit.line not in units]
        units.update((unit.line, unit) for unit in level)
    heirs = dict(units)
    gone: dict[uuid.UUID, Unit] = {}
    fresh: set[uuid.UUID] = set(heirs)
    while fresh:
        found: dict[uuid.UUID, tuple[Unit, Unit]] = {}
        for unit, under in (*_merged_into(fresh, since, until), *_left_without_heir(fresh, since, until)):
            if unit.line not in heirs:
                found.setdefault(unit.line, (unit, heirs[under]))
        for line, (unit, heir) in found.items():
            heirs[line], gone[line] = heir, unit
        fresh = set(found)
    ended: dict[uuid.UUID, tuple[Unit, ...]] = {}
    for unit in sorted(gone.values(), key=lambda one: (one.sort_key, one.pk)):
        ended[heirs[unit.line].line] = (*ended.get(heirs[unit.line].line, ()), unit)
    order = {kind: n for n, kind in enumerate(UnitKind.values)}
    return Reach(
        top=last,
        standing=tuple(sorted(units.values(), key=lambda one: (order[one.kind], one.sort_key, one.pk))),
        heirs=heirs,
        kinds={line: gone.get(line, heir).kind for line, heir in heirs.items()},
        ended=ended,
    )


def _merged_into(lines: set[uuid.UUID], since: dt.date, until: dt.date) -> Iterable[tuple[Unit, uuid.UUID]]:
    """Units that ended within the span with their main successor among the lines, and the line of that one."""
    steps = (
        Succession.objects.filter(
            successor__line__in=lines, is_main=True, effective_on__gt=since, effective_on__lte=until
        )
        .exclude(predecessor__kind=UnitKind.VILLAGE)
        .select_related("predecessor", "successor")
        .order_by("predecessor__sort_key", "pk")
    )
    found = [(step.predecessor, step.successor.line) for step in steps]
    still = _lines_on(until, (unit.line for unit, _ in found))
    return [(unit, line) for unit, line in found if unit.line not in still]


def _left_without_heir(lines: set[uuid.UUID], since: dt.date, until: dt.date) -> Iterable[tuple[Unit, uuid.UUID]]:
    """Units that stood under the lines, ended within the span and have no recorded successor; and what they stood under."""
    rows = (
        overlapping(since, until)
        .filter(parent__line__in=lines, valid_until__lte=until, successions_out__isnull=True)
        .exclude(kind=UnitKind.VILLAGE)
        .select_related("parent")
        .order_by("sort_key", "pk")
    )
    found = [(unit, unit.parent.line) for unit in rows if unit.parent is not None]
    still = _lines_on(until, (unit.line for unit, _ in found))
    return [(unit, line) for unit, line in found if unit.line not in still]


def _lines_on(day: dt.date, lines: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    return set(Unit.objects.filter(line__in=list(lines)).on(day).values_list("line", flat=True))
