"""Ruled lines into tables: which cells there are, what stands in each, which rows name the columns.

Cells come from the rules alone, never from the look of the text, so that a plan without rules is never taken for a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from donghanh.documents.readers.printed.sheet import Rule, Sheet, Word

_SNAP = 3.0
"""Rules closer than this, in points, are one: a border is often drawn twice, once by each cell."""
_MOST_RULES = 2_000
_SHORTEST = 6.0
_LOWEST_ROW = 12.5
"""What runs on less, in points, has no room for a line of print: the end of a rule in a picture is known only so far."""


@dataclass(slots=True)
class Cell:
    """A cell: the rows and columns of the grid it covers (ends excluded), and the words in it."""

    row: int
    column: int
    row_end: int
    column_end: int
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A ruled table on one page. ``across`` and ``down`` are the places of its upright and level lines."""

    across: list[float]
    down: list[float]
    cells: list[Cell]

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.across) - 1

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return len(self.down) - 1


def tables_of(sheet: Sheet) -> list[Table]:
    """Return the tables of a page from the top down, still without words. Cost: quadratic in the lines of one table."""
    level = _joined(sheet.level)
    upright = _joined(sheet.upright)
    if len(level) < 2 or len(upright) < 2 or len(level) + len(upright) > _MOST_RULES:
        return []
    found = [table for lines in _connected(level, upright) if (table := _table(*lines))]
    return sorted(found, key=lambda table: table.down[0])


def fill(table: Table, runs: Sequence[list[Word]]) -> list[list[Word]]:
    """Put words into the cells in whose box their middle lies; return the runs of those that lie in none.

    Cost: linear in the words beside the table.
    """
    at: dict[tuple[int, int], Cell] = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row_end)
        for column in range(cell.column, cell.column_end)
    }
    top, bottom = table.down[0], table.down[-1]
    left: list[list[Word]] = []
    for run in runs:
        if run[0].bottom < top or run[0].top > bottom:
            left.append(run)
            continue
        outside: list[Word] = []
        for word in run:
            row = bisect_right(table.down, (word.top + word.bottom) / 2) - 1
            column = bisect_right(table.across, (word.left + word.right) / 2) - 1
            if cell := at.get((row, column)):
                cell.words.append(word)
                if outside:
                    left.append(outside)
                    outside = []
            else:
                outside.append(word)
        if outside:
            left.append(outside)
    return left


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules of one direction, those on one line that touch or overlap made one."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at < _SNAP and rule.at - lines[-1][0].at < 2 * _SNAP:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    joined = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        start, end = None, 0.0
        for rule in sorted(line, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + _SNAP:
                end = max(end, rule.end)
                continue
            if start is not None:
                joined.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or touch each other, table by table."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for here, line in enumerate(level):
        for there, bar in enumerate(upright, len(level)):
            if _within(line.at, bar) and _within(bar.at, line):
                parent[root(here)] = root(there)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*level, *upright)):
        groups.setdefault(root(index), ([], []))[index >= len(level)].append(rule)
    yield from groups.values()


def _within(place: float, rule: Rule) -> bool:
    return rule.start - _SNAP <= place <= rule.end + _SNAP


def _table(level: Sequence[Rule], upright: Sequence[Rule]) -> Table | None:
    if not level or not upright:
        return None
    level = [*level, *_missing_edges(level, upright)]
    down, across = _places(level), _places(upright)
    if len(down) < 2 or len(across) < 3:
        return None
    table = Table(across, down, [])
    taken: set[tuple[int, int]] = set()
    for row in range(table.rows):
        for column in range(table.columns):
            if (row, column) in taken:
                continue
            cell = _cell(table, level, upright, row, column)
            if cell is None:
                continue
            taken.update((r, c) for r in range(cell.row, cell.row_end) for c in range(cell.column, cell.column_end))
            table.cells.append(cell)
    return table if len(table.cells) > 1 else None


def _missing_edges(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    """Where a page breaks a row, its upper or lower edge is not drawn, but the upright lines run on."""
    left, right = min(rule.at for rule in upright), max(rule.at for rule in upright)
    for ends, edge in (
        (sorted(rule.end for rule in upright), max(rule.at for rule in level)),
        (sorted(-rule.start for rule in upright), -min(rule.at for rule in level)),
    ):
        beyond = [end for end in ends if end > edge + _LOWEST_ROW]
        if len(beyond) >= 2:
            yield Rule(abs(beyond[-1]), left, right)


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules):
        if not places or rule.at - places[-1] >= _SNAP:
            places.append(rule.at)
    return places


def _cell(table: Table, level: Sequence[Rule], upright: Sequence[Rule], row: int, column: int) -> Cell | None:
    """The cell whose upper left corner lies here: it reaches to the first rule on its right and below it."""
    top, left = table.down[row], table.across[column]
    if not _drawn(upright, left, top, table.down[row + 1]):
        return None
    column_end = column + 1
    while column_end < table.columns and not _drawn(upright, table.across[column_end], top, table.down[row + 1]):
        column_end += 1
    row_end = row + 1
    while row_end < table.rows and not _drawn(level, table.down[row_end], left, table.across[column_end]):
        row_end += 1
    return Cell(row, column, row_end, column_end)


def _drawn(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a rule runs along this side of a cell for most of its length."""
    need = 0.6 * (end - start)
    return any(abs(rule.at - at) < _SNAP and min(rule.end, end) - max(rule.start, start) >= need for rule in rules)
