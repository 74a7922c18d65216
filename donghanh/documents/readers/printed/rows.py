"""The grid of a table into rows of cells as a person reads them, over as many pages as the table runs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from donghanh.documents.readers.printed.sheet import Word
from donghanh.documents.readers.printed.tables import Cell, Table

_NARROW = 9.0
"""Two upright lines closer than this, in points, bound no column: the rows were drawn a little apart."""
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$")
_ENDED = re.compile(r"[.;:!?]$|\./\.$")

Line = list[Word]


@dataclass(slots=True)
class Row:
    """A row: the words of each cell, line by line, and the page on which it begins."""

    cells: list[list[Line]]
    page: int = 0

    @property
    def texts(self) -> list[str]:
        """The words of each cell."""
        return [" ".join(word.text for line in cell for word in line) for cell in self.cells]


@dataclass(slots=True)
class Reach:
    """A table as rows; ``heads`` of them name the columns, ``across`` are its upright lines."""

    rows: list[Row]
    heads: int
    across: list[float]


def rows_in(table: Table, page: int) -> Reach:
    """Return the rows of a table on one page.

    A cell that runs down several rows is given to each row that has an item of its own to the left of it: the body that
    leads three tasks leads each of them. Rows that name the columns become one. Cost: linear in the cells.
    """
    place = _columns(table)
    width = max(place) + 1
    depth = _head_depth(table)
    at: dict[tuple[int, int], Cell] = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row_end)
        for column in range(cell.column, cell.column_end)
    }
    rows = [Row([_heading(at, column, depth) for column in _firsts(place, width)], page)]
    for row in range(depth, table.rows):
        cells: list[list[Line]] = [[] for _ in range(width)]
        owned = False
        for column in _firsts(place, width):
            cell = at.get((row, column))
            if cell is None or place[cell.column] != place[column]:
                continue
            own = cell.row == row
            if own or (owned and cell.words):
                cells[place[column]] = _lines(cell.words)
            owned = owned or (own and bool(cell.words) and cell.row_end == row + 1)
        rows.append(Row(_as_group(cells, at, row, table), page))
    return _tidy(Reach(rows, 1, table.across), {place[cell.column] for cell in table.cells})


def continued(before: Reach, after: Reach) -> bool:
    """Whether a table at the top of a page goes on with the one at the foot of the page before; if so, joins them.

    The names of the columns printed again are left out, and a row that was broken by the page is made whole.
    """
    if len(before.rows[0].cells) != len(after.rows[0].cells) or len(before.across) != len(after.across):
        return False
    shift = before.across[0] - after.across[0]
    if any(abs(one - other - shift) > 6 for one, other in zip(before.across, after.across, strict=True)):
        return False
    rows = after.rows
    if [text.lower() for text in rows[0].texts] == [text.lower() for text in before.rows[0].texts]:
        rows = rows[1:]
    if rows and before.rows and _is_rest(before.rows[-1], rows[0]):
        for cell, rest in zip(before.rows[-1].cells, rows[0].cells, strict=True):
            cell.extend(rest)
        rows = rows[1:]
    before.rows.extend(rows)
    return True


def _is_rest(row: Row, after: Row) -> bool:
    if len(row.cells) < 2 or len(row.cells) != len(after.cells):
        return False
    pairs = [(one, other) for one, other in zip(row.texts, after.texts, strict=True) if other]
    if not pairs or after.texts[0] or not row.texts[0]:
        return False
    return all(one and (other[0].islower() or not _ENDED.search(one)) for one, other in pairs)


def _columns(table: Table) -> list[int]:
    """For each column of the grid, which column of the table it belongs to; the last entry closes the list."""
    place = [0]
    for left, right in itertools.pairwise(table.across[:-1]):
        place.append(place[-1] + (right - left >= _NARROW))
    return place


def _firsts(place: Sequence[int], width: int) -> Iterator[int]:
    """For each column of the table, a column of the grid that stands for it: the last, which is no narrow one."""
    for column in range(width):
        yield max(index for index, own in enumerate(place) if own == column)


def _head_depth(table: Table) -> int:
    """How many rows name the columns: as many as the deepest cell of the first row, when another one is divided below."""
    first = [cell for cell in table.cells if cell.row == 0]
    divided = any(1 < cell.column_end - cell.column < table.columns for cell in first)
    depth = max((cell.row_end for cell in first), default=1)
    return min(depth, 3) if divided and depth < table.rows else 1


def _heading(at: dict[tuple[int, int], Cell], column: int, depth: int) -> list[Line]:
    lines: list[Line] = []
    seen: list[Cell] = []
    for row in range(depth):
        cell = at.get((row, column))
        if cell is not None and cell not in seen:
            seen.append(cell)
            lines += _lines(cell.words)
    return lines


def _as_group(cells: list[list[Line]], at: dict[tuple[int, int], Cell], row: int, table: Table) -> list[list[Line]]:
    """A row that heads a group ("I. Tuyên truyền", set across the table) is one cell."""
    own = sorted({id(cell): cell for (r, _), cell in at.items() if r == row}.values(), key=lambda cell: cell.column)
    if own and len(own) <= 2 < table.columns and own[-1].column_end == table.columns and own[-1].row == row:
        return [[line for cell in cells for line in cell]]
    return cells


def _tidy(reach: Reach, used: set[int]) -> Reach:
    """Leave out rows without a word and columns in which no cell begins; give the numbers of columns to their names."""
    rows = [row for row in reach.rows if any(row.texts)]
    if len(rows) > 2 and _numbers_columns(rows[1]):
        for head, number in zip(rows[0].cells, rows[1].cells, strict=False):
            head.extend(number)
        del rows[1]
    for row in rows:
        if len(row.cells) > 1:
            row.cells = [cell for column, cell in enumerate(row.cells) if column in used]
    return Reach(rows, reach.heads, reach.across)


def _numbers_columns(row: Row) -> bool:
    texts = row.texts
    return len(texts) > 2 and all(_COLUMN_NUMBER.match(text) for text in texts) and len(set(texts)) == len(texts)


def _lines(words: Sequence[Word]) -> list[Line]:
    """The words of a cell line by line."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: word.bottom):
        if lines and word.bottom - lines[-1][0].bottom < 0.35 * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda word: word.left)
    return lines
