"""People counted by several things at once: sex × age × ethnicity × disability."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from donghanh.domain.attendance.headcount import AXES, UNKNOWN, VALUES, Headcount


class Cell(NamedTuple):
    """One combination; any part may be unknown."""

    sex: str = UNKNOWN
    age: str = UNKNOWN
    ethnicity: str = UNKNOWN
    disability: str = UNKNOWN


EVERYTHING_UNKNOWN = Cell()


@dataclass(frozen=True)
class CrossTable:
    """Disjoint cells that make a total. The cell of whom nothing is known is never given: it is what is left.

    Refused (``ValueError``): a negative count, cells that make more than the total, a value that is not of its axis, and
    the unknown cell as an input.
    """

    total: int
    cells: Mapping[Cell, int]

    def __post_init__(self) -> None:
        for cell, count in self.cells.items():
            if cell == EVERYTHING_UNKNOWN:
                raise ValueError("the unknown cell is what is left of the total")
            if count < 0:
                raise ValueError("negative")
            for axis, value in zip(AXES, cell, strict=True):
                if value != UNKNOWN and value not in AXES[axis]:
                    raise ValueError(f"{value} is no {axis}")
        if self.unknown < 0:
            raise ValueError("the cells make more than the total")

    @property
    def unknown(self) -> int:
        """How many people nothing is known about."""
        return self.total - sum(self.cells.values())

    @property
    def headcount(self) -> Headcount:
        """The same people along each axis alone. A value is known when a cell names it, though it be with zero."""
        known = {
            name: sum(count for cell, count in self.cells.items() if name in cell)
            for name in VALUES
            if any(name in cell for cell in self.cells)
        }
        return Headcount(self.total, known)

    def __add__(self, other: "CrossTable") -> "CrossTable":
        cells = dict(self.cells)
        for cell, count in other.cells.items():
            cells[cell] = cells.get(cell, 0) + count
        return CrossTable(self.total + other.total, cells)
