"""Tables of work whose every cell became a line of its own, as a page of a portal pastes them: first the names of the columns,
then each row from its number on.

Empty cells leave no line, and a cell of several lines more than one, unless bars close the cells. So a run is read as a table only
where every row, counted from 1, comes out with the columns that are named; else its lines stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.domain.plandoc.rules.tables import TableHead, head_of
from donghanh.domain.plandoc.signing import is_recipients_line, is_sign_line
from donghanh.domain.text.bodies import starts_like_body
from donghanh.domain.text.dates import find_dates
from donghanh.domain.text.markers import read_marker
from donghanh.domain.text.rhythms import find_ongoing

_ORDER = re.compile(r"(?:S?TT|Số TT|Số thứ tự)\.?", re.IGNORECASE)
_NUMBER = re.compile(r"\(?0?(\d{1,3})[.)]?", re.ASCII)
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
_GOES_ON = re.compile(r"[-–+•*]\s*\S|[^\W\d_]")
_MOST_NAMES, _FEWEST_NAMES, _FEWEST_ROWS = 10, 4, 2
_LONGEST_NAME, _LONGEST_BODY, _LONGEST_TIME = 60, 200, 120
_MOST_LINES = 40
"""Of one row. A longer stretch to the next number is no row."""
_MAY_BE_EMPTY = ("coordinating", "note", "product", "money", "place", "source")
_BODIES = ("lead", "coordinating")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and the indices of the lines they stand on."""

    text: str = ""
    lines: tuple[int, ...] = ()

    def joined(self, other: Cell) -> Cell:
        """Return the cell with another that goes on it."""
        return Cell(f"{self.text} {other.text}", (*self.lines, *other.lines))


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The rows of such a table, the first with the names of the columns, and the index of its last line."""

    rows: tuple[tuple[Cell, ...], ...]
    last: int


def flat_tables(lines: Sequence[str], *, closed: bool = False) -> dict[int, FlatTable]:
    """Return the tables of a text by the index of their first line; ``closed`` says that bars close cells. Cost: linear."""
    found: dict[int, FlatTable] = {}
    if not any(_ORDER.fullmatch(line.strip(" \t|")) for line in lines if len(line) < _LONGEST_NAME):
        return found
    cells = _closed_cells(lines) if closed else _lines_as_cells(lines)
    place = 0
    while place < len(cells):
        read = _read(cells, place, closed) if _ORDER.fullmatch(cells[place].text) else None
        if read:
            rows, place = read
            found[rows[0][0].lines[0]] = FlatTable(tuple(rows), max(max(cell.lines, default=0) for cell in rows[-1]))
        else:
            place += 1
    return found


def _lines_as_cells(lines: Sequence[str]) -> list[Cell]:
    return [Cell(text, (index,)) for index, line in enumerate(lines) if (text := line.strip())]


def _closed_cells(lines: Sequence[str]) -> list[Cell]:
    """The cells between bars; what stands over a table in the first of them is a cell by itself."""
    cells: list[Cell] = []
    cell: list[tuple[str, int]] = []

    def close() -> None:
        cells.append(Cell(" ".join(words for words, _ in cell), tuple(index for _, index in cell)))
        cell.clear()

    for index, line in enumerate(lines):
        words = line.strip().removesuffix("|").strip()
        if words and cell and _ORDER.fullmatch(words):
            close()
        if words:
            cell.append((words, index))
        if line.rstrip().endswith("|"):
            close()
    close()
    return cells


def _read(cells: Sequence[Cell], start: int, closed: bool) -> tuple[list[tuple[Cell, ...]], int] | None:
    """The rows of the table that begins at a cell, and where the text goes on behind it; nothing where it is none."""
    at = start
    while (
        at < len(cells)
        and at - start <= _MOST_NAMES
        and not _NUMBER.fullmatch(cells[at].text)
        and not _GROUP.fullmatch(cells[at].text)
    ):
        at += 1
    names = cells[start:at]
    head = head_of([name.text for name in names])
    understood = len(set(head.columns.values())) == len(names) >= _FEWEST_NAMES and head.lists_work
    if not understood or len(names) > _MOST_NAMES or any(len(name.text) > _LONGEST_NAME for name in names):
        return None
    if [cell.text.strip("()") for cell in cells[at : at + len(names)]] == [str(n + 1) for n in range(len(names))]:
        at += len(names)  # the row that only numbers the columns
    rows, number, counted = [tuple(names)], 0, 0
    while at + 1 < len(cells):
        if _GROUP.fullmatch(cells[at].text) and _is_number(cells, at + 2, 1, number + 1):
            rows.append((cells[at], cells[at + 1], *(Cell() for _ in names[2:])))
            number = 0 if _is_number(cells, at + 2, 1) else number
            at += 2
        if not _is_number(cells, at, number + 1):
            break
        row = _row(cells, at, number + 2, head, closed)
        if row is None:
            return None
        rows.append(row[0])
        at, number, counted = row[1], number + 1, counted + 1
    if counted < _FEWEST_ROWS or _is_number(cells, at, number + 2):
        return None
    return rows, at


def _is_number(cells: Sequence[Cell], at: int, *wanted: int) -> bool:
    match = _NUMBER.fullmatch(cells[at].text) if at < len(cells) else None
    return match is not None and int(match[1]) in wanted


def _row(
    cells: Sequence[Cell], at: int, then: int, head: TableHead, closed: bool
) -> tuple[tuple[Cell, ...], int] | None:
    """The row whose number stands at a place, and where the next begins: at the number ``then``, over a group, or behind the
    last cell a row has."""
    if closed:
        row = tuple(cells[at : at + head.width])
        return (row, at + head.width) if len(row) == head.width and _fits(row, head) else None
    for stop in range(at + 2, min(at + _MOST_LINES, len(cells))):
        group = _GROUP.fullmatch(cells[stop].text) and _is_number(cells, stop + 2, 1, then)
        if (group or _is_number(cells, stop, then)) and (
            row := _filled(cells[at], _joined(cells[at + 1 : stop]), head)
        ):
            return row, stop
    if any(_is_number(cells, stop, then) for stop in range(at + 2, min(at + _MOST_LINES, len(cells)))):
        return None
    return _last_row(cells, at, head)


def _last_row(cells: Sequence[Cell], at: int, head: TableHead) -> tuple[tuple[Cell, ...], int] | None:
    """The last row ends with the line that makes its cells full, before a heading or the end of the document."""
    stop = at + 1
    while stop < min(at + _MOST_LINES, len(cells)) and not _ends_table(cells[stop].text):
        stop += 1
    for end in range(stop, at + 1, -1):
        body = _joined(cells[at + 1 : end])
        full = len(body) >= head.width - 2 and body[-1].lines == cells[end - 1].lines
        if full and (row := _filled(cells[at], body, head)):
            return row, end
    return None


def _ends_table(text: str) -> bool:
    marker = read_marker(text)
    section = marker is not None and marker.kind not in ("dash", "plus")
    return section or is_recipients_line(text) or is_sign_line(text)


def _joined(lines: Sequence[Cell]) -> list[Cell]:
    """The cells of a row: a line that begins small or with a dash goes on the one above it."""
    cells: list[Cell] = []
    for line in lines:
        goes_on = _GOES_ON.match(line.text) and not line.text[:1].isupper()
        if cells and goes_on:
            cells[-1] = cells[-1].joined(line)
        else:
            cells.append(line)
    return cells


def _filled(number: Cell, body: Sequence[Cell], head: TableHead) -> tuple[Cell, ...] | None:
    """A row with all its cells, or with one empty where nothing else can be meant."""
    row = (number, *body)
    if len(row) == head.width:
        return row if _fits(row, head) else None
    if len(row) != head.width - 1:
        return None
    places = [head.columns[name] for name in _MAY_BE_EMPTY if name in head.columns]
    ways = [way for place in places if _fits(way := (*row[:place], Cell(), *row[place:]), head, strictly=True)]
    return ways[0] if len(ways) == 1 else None


def _fits(row: Sequence[Cell], head: TableHead, *, strictly: bool = False) -> bool:
    """Whether the cells can be what their columns are for; ``strictly``, whether they say so themselves."""
    for purpose, place in head.columns.items():
        text = row[place].text
        if not text:
            continue
        if purpose in _BODIES and (len(text) > _LONGEST_BODY or (strictly and not starts_like_body(text))):
            return False
        if purpose == "time" and (len(text) > _LONGEST_TIME or not _is_time(text)):
            return False
        if strictly and purpose not in (*_BODIES, "time", "order", "text") and _is_time(text):
            return False
    return True


def _is_time(text: str) -> bool:
    return (
        bool(find_dates(text))
        or find_ongoing(text) is not None
        or not any(map(str.isalnum, text))
        or _SAID.match(text) is not None
    )


_SAID = re.compile(r"(?:Theo|Sau|Trước|Trong|Khi|Hằng|Hàng|Đầu|Cuối|Cả|Tháng|Quý|Năm|Đột xuất)(?!\w)", re.IGNORECASE)
