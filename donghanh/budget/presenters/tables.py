"""A table of plain values, as ``budget/_table.html`` draws it: cards on a phone, right-aligned amounts on a desk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """What stands in one cell: words, perhaps a link, a smaller line under them, a chip."""

    text: str = ""
    url: str = ""
    small: str = ""
    chip: tuple[str, str] | None = None
    is_number: bool = False
    is_late: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether a card on a phone leaves it out."""
        return self.text in ("", "–") and not self.small and self.chip is None


@dataclass(frozen=True)
class Table:
    """Heads and rows; a row has a cell for each head. ``foot`` is the row of totals."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[Cell] = field(default_factory=tuple)

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """The heads, and whether numbers stand under them."""
        first = self.rows[0] if self.rows else self.foot
        return [(head, bool(cell.is_number)) for head, cell in zip(self.heads, first, strict=True)]

    @property
    def lines(self) -> Iterator[list[tuple[str, Cell]]]:
        """Each row as pairs of head and cell."""
        for row in self.rows:
            yield list(zip(self.heads, row, strict=True))

    @property
    def foot_line(self) -> list[tuple[str, Cell]]:
        """The totals as pairs of head and cell; empty without any."""
        return list(zip(self.heads, self.foot, strict=True)) if self.foot else []


def number(value: str, **more: object) -> Cell:
    """A cell with a number."""
    return Cell(value, is_number=True, **more)  # type: ignore[arg-type]
