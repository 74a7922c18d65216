"""Totals of activities: how many of what kind, how many came, and of how many of them anything is known.

Everything is added by the database, in a number of queries that does not grow with the activities.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, Sum

from donghanh.activities.models import COUNTS, Activity, ActivityKind, ActivityQuerySet, ActivityState, Measure, Quality
from donghanh.domain.attendance import NOTHING, Headcount
from donghanh.units.models import Unit
from donghanh.units.reach import reach

_OWN_LINE = F("unit__line")
"""The unit that keeps an activity, through all its names."""


@dataclass(frozen=True)
class Tally:
    """What one heap of activities comes to. Person-times and persons stand apart and are never added."""

    activities: int = 0
    quantity: int = 0
    """In the unit of the kind; added over kinds it means nothing."""
    times: Headcount = NOTHING
    persons: Headcount = NOTHING
    estimated: int = 0
    """Activities whose number of people is an estimate."""
    uncounted: int = 0
    """Activities of kinds that count people, held but without a number: they are in no total."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.activities + other.activities,
            self.quantity + other.quantity,
            self.times + other.times,
            self.persons + other.persons,
            self.estimated + other.estimated,
            self.uncounted + other.uncounted,
        )


@dataclass(frozen=True)
class Totals:
    """The tallies by kind, and what is said of them."""

    by_kind: Mapping[ActivityKind, Tally] = field(default_factory=dict)
    joined: int = 0
    """Activities held together with a unit above that counts them: they are in no tally here."""

    @property
    def all(self) -> Tally:
        """Everything together; its quantity mixes units of kinds and is not to be shown."""
        return sum(self.by_kind.values(), Tally())

    def of(self, code: str) -> Tally:
        """The tally of a kind by its code; an empty one when there was nothing."""
        return next((tally for kind, tally in self.by_kind.items() if kind.code == code), Tally())


def tallies(activities: ActivityQuerySet, *, counted_in: Iterable[uuid.UUID] | None = None) -> Totals:
    """What the activities come to by national kind, a unit's own kinds under theirs, in the order of the kinds.

    Without ``counted_in`` (rows of units) each activity is counted where its own unit counts it. Three queries.
    """
    counting = Q(counting_unit__in=list(counted_in)) if counted_in is not None else Q(counting_unit__line=_OWN_LINE)
    sums = {name: Sum(name) for name in ("total", *COUNTS)}
    kinds = {kind.pk: kind for kind in ActivityKind.objects.select_related("counts_as")}
    found: dict[ActivityKind, Tally] = {}
    counted = activities.standing().filter(counting).order_by()
    rows: Iterable[Mapping[str, Any]] = (
        counted.counted()
        .values("kind_id", "measure")
        .annotate(n=Count("pk"), many=Sum("quantity"), roughly=Count("pk", filter=Q(quality=Quality.ESTIMATED)), **sums)
    )
    for row in rows:
        people = _people(row)
        is_times = row["measure"] == Measure.TIMES
        tally = Tally(
            row["n"],
            row["many"],
            times=people if is_times else NOTHING,
            persons=NOTHING if is_times else people,
            estimated=row["roughly"],
        )
        _put(found, kinds, row["kind_id"], tally)
    held = counted.filter(state=ActivityState.HELD).values("kind_id").annotate(n=Count("pk"))
    for waiting in held:
        _put(found, kinds, waiting["kind_id"], Tally(uncounted=waiting["n"]))
    by_kind = dict(sorted(found.items(), key=lambda pair: (pair[0].order, pair[0].name)))
    joined = 0 if counted_in is not None else activities.standing().exclude(counting).count()
    return Totals(by_kind, joined)


def by_village(activities: ActivityQuerySet) -> list[tuple[Unit | None, Tally]]:
    """What was counted in each village, through its names; what has no village last. Two queries.

    Every counted activity stands in one line, so that the lines come to what ``tallies`` says.
    """
    sums = {name: Sum(name) for name in ("total", *COUNTS)}
    counted = activities.counted().filter(counting_unit__line=_OWN_LINE).order_by()
    rows: list[Mapping[str, Any]] = list(counted.values("village__line", "measure").annotate(n=Count("pk"), **sums))
    names: dict[uuid.UUID, Unit] = {}
    for unit in Unit.objects.filter(line__in=[row["village__line"] for row in rows]).order_by("valid_from"):
        names[unit.line] = unit  # the latest name wins
    found: dict[Unit | None, Tally] = {}
    for row in rows:
        people, is_times = _people(row), row["measure"] == Measure.TIMES
        tally = Tally(row["n"], times=people if is_times else NOTHING, persons=NOTHING if is_times else people)
        village = names.get(row["village__line"])
        found[village] = found.get(village, Tally()) + tally
    return sorted(found.items(), key=lambda pair: (pair[0] is None, pair[0].sort_key if pair[0] else ""))


@dataclass(frozen=True)
class UnitTally:
    """What one unit counted, with what ended into it within the span."""

    unit: Unit
    tally: Tally
    ended: tuple[Unit, ...] = ()
    """The units whose numbers stand here since they ended into this one."""

    @property
    def has_any(self) -> bool:
        """Whether anything was held at all, counted or not."""
        return bool(self.tally.activities or self.tally.uncounted)


@dataclass(frozen=True)
class RolledUp:
    """The totals of a unit with everything under it, and what each of the units under it recorded."""

    by_level: Mapping[str, Totals]
    """The totals by the level of the unit that counts (``UnitKind``), the highest first."""
    by_unit: tuple[UnitTally, ...]
    """The unit itself and each unit under it, the highest first, those that recorded nothing too."""

    @property
    def below(self) -> tuple[UnitTally, ...]:
        """The units under the top."""
        return self.by_unit[1:]

    @property
    def expected(self) -> int:
        """How many units stand under the top."""
        return len(self.below)

    @property
    def reported(self) -> int:
        """How many of them recorded anything."""
        return sum(line.has_any for line in self.below)

    @property
    def totals(self) -> Totals:
        """All levels together."""
        whole: dict[ActivityKind, Tally] = {}
        for level in self.by_level.values():
            for kind, tally in level.by_kind.items():
                whole[kind] = whole.get(kind, Tally()) + tally
        return Totals(dict(sorted(whole.items(), key=lambda pair: (pair[0].order, pair[0].name))))


def roll_up(top: Unit, *, since: dt.date, until: dt.date) -> RolledUp:
    """What a unit and the units under it (down to the communes) counted from one day to another, both included, as the
    tree stood on the last day. Each activity is counted once, where its counting unit counts it; what a unit counted
    that ended within the span stands under its successor (:func:`donghanh.units.reach.reach`).

    Four queries a level, and those of the reach: none grows with the activities.
    """
    under = reach(top, since, until)
    by_level: dict[str, Totals] = {}
    sums: dict[uuid.UUID, Tally] = {}
    span = Activity.objects.filter(held_on__gte=since, held_on__lte=until)
    for level, lines in under.lines_by_kind().items():
        rows = list(Unit.objects.filter(line__in=lines).values_list("pk", flat=True))
        by_level[level] = tallies(span, counted_in=rows)
        for line, tally in _by_counting_unit(span, rows):
            heir = under.heirs[line].line
            sums[heir] = sums.get(heir, Tally()) + tally
    return RolledUp(
        by_level,
        tuple(UnitTally(unit, sums.get(unit.line, Tally()), under.ended.get(unit.line, ())) for unit in under.standing),
    )


def _by_counting_unit(activities: ActivityQuerySet, rows: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, Tally]]:
    """Heaps of what each line of the rows counted; a line comes once a measure and state. One query."""
    sums = {name: Sum(name) for name in ("total", *COUNTS)}
    heaps: Iterable[Mapping[str, Any]] = (
        activities.filter(counting_unit__in=rows, state__in=(ActivityState.COUNTED, ActivityState.HELD))
        .order_by()
        .values("counting_unit__line", "state", "measure")
        .annotate(n=Count("pk"), roughly=Count("pk", filter=Q(quality=Quality.ESTIMATED)), **sums)
    )
    return [(heap["counting_unit__line"], _tally_of(heap)) for heap in heaps]


def _tally_of(heap: Mapping[str, Any]) -> Tally:
    if heap["state"] == ActivityState.HELD:
        return Tally(uncounted=heap["n"])
    people, is_times = _people(heap), heap["measure"] == Measure.TIMES
    return Tally(
        heap["n"],
        times=people if is_times else NOTHING,
        persons=NOTHING if is_times else people,
        estimated=heap["roughly"],
    )


def _people(sums: Mapping[str, Any]) -> Headcount:
    """The sums of one heap as a headcount; what nobody counted anywhere stays unknown."""
    return Headcount(sums["total"] or 0, {name: sums[name] for name in COUNTS if sums[name] is not None})


def _put(
    found: dict[ActivityKind, Tally], kinds: Mapping[uuid.UUID, ActivityKind], kind_id: uuid.UUID, tally: Tally
) -> None:
    kind = kinds[kind_id]
    kind = kind.counts_as or kind
    found[kind] = found.get(kind, Tally()) + tally
