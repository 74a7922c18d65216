"""Plain text and Markdown into blocks: markup taken off, columns split, broken lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from donghanh.documents.readers.columns import Closing, is_pair, split_columns
from donghanh.documents.readers.flattened import Cell, flat_tables
from donghanh.documents.readers.piped import PipedFrame, cells_of, closes_cells, frames_in, is_piped, is_rule
from donghanh.documents.readers.visual import VisualLine, blocks_of, is_page_number
from donghanh.domain.plandoc.blocks import Block, Piece
from donghanh.domain.plandoc.types import type_alone
from donghanh.domain.text.letters import is_upper

_HASHES = re.compile(r"#{1,6}(?=\s)")
_QUOTE = re.compile(r">\s?")
_RULE = re.compile(r"(?:[-_*=~.–—]\s*){3,}$|[-–—_]{1,2}$|\*$")
_MARKS = re.compile(
    r"\*\*\*|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`|\\(?=[-.*_#()\[\]+!&])|<br\s*/?>|</?(?:b|i|u|strong|em|center)>"
)
_BOLD_START = re.compile(r"\s*(?:<(?:center|u|i|em)>\s*)*(?:\*\*|__|<b>|<strong>)")
_MARKED_BOLD = frozenset(("**", "__", "***", "<b>", "</b>", "<strong>", "</strong>"))


def _clean(raw: str, offset: int, line: int) -> tuple[str, tuple[Piece, ...], int]:
    """Return a line without markup and with single spaces, its pieces, and how much of it opens in bold."""
    drop = [(match.start(), match.end(), match.group()) for match in _MARKS.finditer(raw)]
    pieces: list[Piece] = []
    out: list[str] = []
    length = 0
    printed_until = 0
    bold_end = 0
    bold = bool(_BOLD_START.match(raw))
    seen_bold = 0

    def put(start: int, end: int) -> None:
        nonlocal length, printed_until
        for run in re.finditer(r"\S+(?: \S+)*", raw[start:end]):
            begin = start + run.start()
            between = raw[printed_until:begin]
            if out and (any(map(str.isspace, between)) or "<br" in between):  # another mark alone parts no word
                out.append(" ")
                length += 1
            words = run.group()
            pieces.append(Piece(length, offset + begin, len(words), line))
            out.append(words)
            length += len(words)
            printed_until = begin + len(words)

    position = 0
    for start, end, mark in drop:
        put(position, start)
        if bold and mark in _MARKED_BOLD:
            seen_bold += 1
            if seen_bold == 2:
                bold_end = length
        position = end
    put(position, len(raw))
    return "".join(out), tuple(pieces), bold_end


_WIDEST_CELL = 60


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where two columns of a page lie: the middle of the left one, the middle and the edge of the right one."""

    left: float
    right: float
    right_edge: int

    def in_middle(self, body: str) -> bool:
        """Whether a line is set in the middle of the page, as a title is, and not in a column."""
        indent = len(body) - len(body.lstrip())
        middle = (indent + len(body.rstrip())) / 2
        page = (self.left + self.right) / 2
        return indent >= 12 and abs(middle - page) < min(middle - self.left, self.right - middle)

    def ended_by(self, body: str) -> bool:
        """Whether a line is none of the left column: the type of the document, or wider than the page of columns."""
        text = body.strip()
        return (is_upper(text) and type_alone(text) is not None) or len(text) > max(_WIDEST_CELL, self.right_edge)


_NO_SIDES = _Sides(0, 0, 0)


def _sides(parts: Sequence[tuple[int, str]]) -> _Sides:
    (left_at, left), (right_at, right) = parts
    return _Sides(left_at + len(left.rstrip()) / 2, right_at + len(right.rstrip()) / 2, right_at)


def _tab_tables(lines: Sequence[str]) -> frozenset[int]:
    """The places of lines that form tables by tabs: a row of three names or more, and rows under it no wider."""
    found: set[int] = set()
    width = 0
    for place, line in enumerate(lines):
        cells = line.rstrip().split("\t") if "\t" in line else []
        if not width and len(cells) >= 3 and all(cell.strip() for cell in cells):
            below = [len(after.rstrip().split("\t")) for after in lines[place + 1 : place + 3]]
            if below[:1] == [2]:  # a row that heads the rows under it
                del below[0]
            width = len(cells) if below and 3 <= below[0] <= len(cells) else 0
        elif not 2 <= len(cells) <= width:
            width = 0
        if width:
            found.add(place)
    return frozenset(found)


def _table_row(row: tuple[int, list[str]], offset: int, line: int, gap: int) -> Iterator[VisualLine]:
    """Yield the row, unless none of its cells holds a word."""
    text = ""
    cells: list[tuple[int, int]] = []
    all_pieces: list[Piece] = []
    cursor, parts = row
    for part in parts:
        cell, pieces, _ = _clean(part, offset + cursor, line)
        if cells:
            text += " | "
        cells.append((len(text), len(text) + len(cell)))
        shift = len(text)
        all_pieces += [Piece(p.text_start + shift, p.source_start, p.length, p.line) for p in pieces]
        text += cell
        cursor += len(part) + 1
    if all_pieces:
        yield VisualLine(text, tuple(all_pieces), gap, True, 0, 0, "table_row", tuple(cells))


def _starts(lines: Sequence[str]) -> list[int]:
    """Where each line starts in the text."""
    return list(accumulate((len(line) + 1 for line in lines), initial=0))


def _flat_row(row: Sequence[Cell], lines: Sequence[str], starts: Sequence[int], gap: int) -> Iterator[VisualLine]:
    """The row of a table whose cells stand on lines of their own."""
    text = ""
    bounds: list[tuple[int, int]] = []
    all_pieces: list[Piece] = []
    for cell in row:
        text += " | " if bounds else ""
        start = len(text)
        for index in cell.lines:
            words, pieces, _ = _clean(lines[index].rstrip().removesuffix("|"), starts[index], index + 1)
            text += " " if len(text) > start and words else ""
            all_pieces += [Piece(p.text_start + len(text), p.source_start, p.length, p.line) for p in pieces]
            text += words
        bounds.append((start, len(text)))
    if all_pieces:
        yield VisualLine(text, tuple(all_pieces), gap, True, 0, 0, "table_row", tuple(bounds))


def _framed(frame: PipedFrame, offset: int, line: int, gap: int) -> Iterator[VisualLine]:
    """The lines of a letterhead or signature set as a table, column by column; ``offset`` and ``line`` are of its first row."""
    for part in frame.parts:
        text, pieces, bold = _clean(part.text, offset + part.start, line + part.row)
        if text:
            yield VisualLine(text, pieces, gap, False, bold, 0)
            gap = 0


def _without_rules(body: str) -> str:
    """A line of two columns of which one is only a rule or an asterisk, with blanks in the place of that one."""
    for start, part in split_columns(body):
        if _RULE.fullmatch(part.strip()):
            return body[:start] + " " * len(part) + body[start + len(part) :]
    return body


def _visual_lines(source: str) -> Iterator[VisualLine]:
    offset = gap = number = 0
    lines = source.split("\n")
    closed = closes_cells(lines)
    flat, starts = flat_tables(lines, closed=closed), _starts(lines)
    tables, frames, framed_until = _tab_tables(lines), frames_in(lines, closed=closed), -1
    columns: list[VisualLine] = []
    sides, closing = _NO_SIDES, Closing()
    for raw in lines:
        number += 1
        start = offset
        offset += len(raw) + 1
        body = raw.replace("\f", " ").replace("\ufeff", " ").replace("\u200b", " ")
        if closed and body.rstrip().endswith("|") and not is_piped(body.strip(), closed=True):
            body = body.rstrip()[:-1]
        if not body.strip():
            gap += 1
            continue
        if len(split_columns(body)) == 2:
            body = _without_rules(body)
        if frame := frames.get(number - 1):
            yield from columns
            columns = []
            yield from _framed(frame, start, number, gap)
            framed_until, gap = frame.last, 0
        if table := flat.get(number - 1):
            yield from columns
            columns = []
            for cells in table.rows:
                yield from _flat_row(cells, lines, starts, gap)
                gap = 0
            framed_until = table.last
        if number - 1 <= framed_until:
            continue
        if number - 1 in tables:
            yield from columns
            columns = []
            yield from _table_row((0, body.rstrip().split("\t")), start, number, gap)
            gap = 0
            continue
        if pair := _pair((split_columns(body), closing.split(body)), start, number, gap):
            left, right, sides = pair
            yield left
            columns.append(right)
            gap = 0
            continue
        if columns and sides.in_middle(body):
            yield from columns
            columns = []
        if columns and len(body) - len(body.lstrip()) >= max(18, sides.right_edge - 12):
            # The name under a signature, the date under the motto: more of the right column.
            text, pieces, bold = _clean(body, start, number)
            if text:
                columns.append(VisualLine(text, pieces, gap, False, bold, 0))
                gap = 0
                continue
        if columns and (gap or len(columns) > 60 or sides.ended_by(body)):
            yield from columns
            columns = []
        skip = 0
        heading = 0
        inner = body
        if match := _QUOTE.match(inner.lstrip()):
            skip = len(inner) - len(inner.lstrip()) + match.end()
            inner = body[skip:]
        if match := _HASHES.match(inner.lstrip()):
            heading = len(match.group())
            skip += len(inner) - len(inner.lstrip()) + match.end()
            inner = body[skip:]
        stripped = inner.strip()
        if is_piped(stripped, closed=closed):
            if not is_rule(stripped):
                yield from _table_row(cells_of(body), start, number, gap)
            gap = 0
            continue
        if _RULE.fullmatch(stripped.replace("*", "") or "*"):
            gap += 1
            continue
        text, pieces, bold = _clean(inner, start + skip, number)
        if not text:
            gap += 1
            continue
        if is_page_number(text) and number > 3:
            continue
        yield VisualLine(text, pieces, gap, heading > 0, len(text) if heading else bold, heading)
        gap = 0
    yield from columns


def _pair(
    ways: Iterable[Sequence[tuple[int, str]]], start: int, number: int, gap: int
) -> tuple[VisualLine, VisualLine, _Sides] | None:
    """Both columns of a line, and where they lie, by the first way of parting it that makes two."""
    for parts in ways:
        if len(parts) != 2:
            continue
        (left_text, left_pieces, left_bold), (right_text, right_pieces, right_bold) = (
            _clean(part, start + at, number) for at, part in parts
        )
        if is_pair(left_text, right_text):
            return (
                VisualLine(left_text, left_pieces, gap, False, left_bold, 0),
                VisualLine(right_text, right_pieces, 0, False, right_bold, 0),
                _sides(parts),
            )
    return None


def read_blocks(source: str) -> tuple[Block, ...]:
    """Return the blocks of a plain or Markdown text as decoded by ``decode``. Cost: linear."""
    return blocks_of(list(_visual_lines(source)))
