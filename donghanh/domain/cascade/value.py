"""The values of a comparison: the items of two plans, and one row for each item of the upper one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

KINDS = ("duty", "task", "target", "report")


class Coverage(StrEnum):
    """What became of an item of the upper plan in the lower one."""

    COVERED = "covered"
    PARTLY = "partly"
    MISSING = "missing"
    WEAKER = "weaker"
    """The target is there, set lower than above."""
    LATER = "later"
    """It is there, due after the day set above."""
    STANDS = "stands"
    """The lower plan answers by being there: "xây dựng kế hoạch", where it is that plan."""


GAPS = frozenset({Coverage.PARTLY, Coverage.MISSING, Coverage.WEAKER, Coverage.LATER})


@dataclass(frozen=True, slots=True)
class Item:
    """One duty, task, target or report duty of a plan. ``key`` names it within its plan across readings."""

    key: str
    kind: str
    text: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    path: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    due: str | None = None
    """The last day as the reading has it: ``2026-12-14``, ``--12-14`` (every year), ``2026-11``."""
    value: float | None = None
    unit: str = ""
    operator: str = ""
    to: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans: who issued it, at which level, about which year, and its items in order."""

    level: str
    issuer: str
    year: int | None
    items: tuple[Item, ...] = ()
    has_budget: bool = False

    def of(self, *kinds: str) -> tuple[Item, ...]:
        """The items of some kinds, in the order of the paper."""
        return tuple(item for item in self.items if item.kind in kinds)


@dataclass(frozen=True, slots=True)
class Late:
    """An item of the lower plan that is due after the day the plan above sets for what it answers."""

    item: Item
    due_above: str


@dataclass(frozen=True, slots=True)
class Row:
    """An item of the upper plan, what became of it, and the items of the lower plan that answer it, best first."""

    above: Item
    coverage: Coverage
    answers: tuple[Item, ...] = ()
    clauses: tuple[str, ...] = ()
    """The clauses of the upper item that nothing answers."""
    asked: bool = True
    """Whether the upper plan demands it of the lower level; otherwise it is shown and not counted."""
    late: Late | None = None
    """What answers it after the day set above, also where it answers only in part."""
    near: tuple[Item, ...] = ()
    """The sentence of the lower plan nearest to it where nothing answers: another deed, or another thing."""

    @property
    def is_gap(self) -> bool:
        """Whether the lower plan owes something here."""
        return self.asked and self.coverage in GAPS


@dataclass(frozen=True)
class Cascade:
    """All rows in the order of the upper plan."""

    rows: tuple[Row, ...]
    left_out: int = 0
    """How many items of overlong plans were not compared."""
    counts: Counter[Coverage] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", Counter(row.coverage for row in self.rows if row.asked))

    @property
    def asked(self) -> int:
        """How many items the upper plan demands of the lower level."""
        return sum(self.counts.values())

    @property
    def gaps(self) -> tuple[Row, ...]:
        """The rows in which the lower plan owes something."""
        return tuple(row for row in self.rows if row.is_gap)
