"""Rows between bars: which of them are data, and which only set a letterhead or a signature side by side.

Markdown puts a bar at both ends of a row. Text taken from the pages of legal libraries closes each cell with one: behind the
cells of a row ("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |"), or behind each cell, at the end of its last line or on
a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from donghanh.documents.readers.flow.tables import sets_side_by_side

_RULE = re.compile(r"[\s:|-]+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MOST_LINES = 16
"""A letterhead has six lines, a list of recipients a dozen; what is longer is data."""
_FEWEST_CLOSED = 2
_MARKUP = re.compile(r"[*_`#]+|</?(?:b|i|u|strong|em|center)>")


@dataclass(frozen=True, slots=True)
class Part:
    """One printed line of a cell: its text with its markup, where it starts, counted from the first row, and in which row."""

    text: str
    start: int
    row: int


@dataclass(frozen=True, slots=True)
class PipedFrame:
    """A table that is no data: the index of its last line, and its printed lines in reading order, column by column."""

    last: int
    parts: tuple[Part, ...]


def closes_cells(lines: Sequence[str]) -> bool:
    """Whether the bars of a text close cells, as in text taken from a page, and do not frame rows, as in Markdown. Cost: linear."""
    closed = 0
    for line in lines:
        stripped = line.strip()
        if "|" in stripped and is_rule(stripped):
            return False
        closed += stripped.endswith("|") and (stripped == "|" or not stripped.startswith("|"))
    return closed >= _FEWEST_CLOSED


def is_piped(stripped: str, *, closed: bool = False) -> bool:
    """Whether a line is a row between bars; or, where bars close cells, a row of more cells than one."""
    return (stripped.endswith("|") if closed else stripped.startswith("|")) and stripped.count("|") >= 2


def is_rule(stripped: str) -> bool:
    """Whether a row only parts the names of the columns from what is under them: "|---|:---:|"."""
    return "---" in stripped and bool(_RULE.fullmatch(stripped))


def cells_of(raw: str) -> tuple[int, list[str]]:
    """Return where the first cell of a row starts, and the cells, each with the spaces around it."""
    lead = len(raw) - len(raw.lstrip()) + raw.lstrip().startswith("|")
    return lead, raw[lead:].rstrip().removesuffix("|").split("|")


def frames_in(lines: Sequence[str], *, closed: bool = False) -> dict[int, PipedFrame]:
    """Return the frames of a text by the index of their first line; ``closed`` says how rows are known. Cost: linear."""
    found: dict[int, PipedFrame] = {}
    place = 0
    while place < len(lines):
        stop = place
        while stop < len(lines) and is_piped(lines[stop].strip(), closed=closed):
            stop += 1
        if 0 < stop - place <= _MOST_LINES and (frame := _frame(lines[place:stop], stop - 1)):
            found[place] = frame
        place = stop + 1
    return found


def _frame(lines: Sequence[str], last: int) -> PipedFrame | None:
    rows: list[list[list[Part]]] = []
    start = 0
    for number, line in enumerate(lines):
        if not is_rule(line.strip()):
            lead, cells = cells_of(line)
            rows.append([])
            for cell in cells:
                rows[-1].append(list(_parts(cell, start + lead, number)))
                lead += len(cell) + 1
        start += len(line) + 1
    said = [[[line for part in cell if (line := _MARKUP.sub("", part.text).strip())] for cell in row] for row in rows]
    if max(map(len, said), default=0) < 2 or not sets_side_by_side(said, ruled=True):
        return None
    columns = zip_longest(*rows, fillvalue=())
    return PipedFrame(last, tuple(part for column in columns for cell in column for part in cell))


def _parts(cell: str, start: int, row: int) -> Iterator[Part]:
    at = 0
    for match in _BREAK.finditer(cell):
        yield Part(cell[at : match.start()], start + at, row)
        at = match.end()
    yield Part(cell[at:], start + at, row)
