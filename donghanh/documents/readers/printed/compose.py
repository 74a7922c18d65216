"""Pages of words into the source: its text has one printed line or table row a line, and every block maps into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from donghanh.documents.readers.markup import is_marked
from donghanh.documents.readers.plain import read_blocks
from donghanh.documents.readers.printed.furniture import without_furniture
from donghanh.documents.readers.printed.marks import mark_on
from donghanh.documents.readers.printed.measure import Placed
from donghanh.documents.readers.printed.odd import is_odd
from donghanh.documents.readers.printed.order import ordered
from donghanh.documents.readers.printed.paragraphs import paragraphs
from donghanh.documents.readers.printed.rows import Reach, Row, continued, rows_in
from donghanh.documents.readers.printed.sheet import Sheet, Strip, Word
from donghanh.documents.readers.printed.strips import strips_of
from donghanh.documents.readers.printed.tables import Table, fill, tables_of
from donghanh.documents.readers.printed.typed import unwrapped
from donghanh.documents.readers.source import Doubt, Remark, Source
from donghanh.documents.readers.visual import VisualLine, blocks_of_groups
from donghanh.domain.plandoc.blocks import Piece
from donghanh.domain.text.letterhead import MOTTO

_UNSURE = 60
"""Words to which the recognition gives less than this, of 100, are shown to the person who reviews."""
_UNSURE_OF_ODD = 94
"""So much is asked for a word that no document prints: the recognition is seldom as sure of one that stands there."""
_FAINT = 80
"""A clean scan is recognised with a confidence of 94 to 97 of 100."""
# A symbol or a date broken at its stroke is one word: "12/KH-" and "UBND", "30/6/" and "2026".
_OPEN = re.compile(r"(?:\w-|\w/)$")
_GOES_ON = re.compile(r"[A-ZĐ]{2}|\d")


@dataclass(slots=True)
class _Text:
    """The text of the source while it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    line: int = 0
    pages: list[int] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def begin(self, page: int) -> None:
        """Note where a page begins, and pages without text before it."""
        while len(self.pages) <= page:
            self.pages.append(self.length)

    def add(self, text: str) -> Piece:
        """Append a line; return the piece that is the whole of it."""
        self.line += 1
        piece = Piece(0, self.length, len(text), self.line)
        self.parts.append(text)
        self.length += len(text) + 1
        return piece

    def doubt(self, words: Sequence[tuple[Word, int]]) -> None:
        """Note the words of the last line, given with their offsets in it, of which the recognition was not sure."""
        start = self.length - len(self.parts[-1]) - 1
        for word, offset in words:
            if _is_doubtful(word):
                self.doubts.append(Doubt(start + offset, start + offset + len(word.text), word.confidence))


def _is_doubtful(word: Word) -> bool:
    """Whether a person should look at it. Signs alone, the dash of a list or a grain of the paper, are no words; a word
    that stands in the file as text is never in doubt."""
    if word.confidence < _UNSURE:
        return any(sign.isalnum() for sign in word.text)
    return word.confidence < _UNSURE_OF_ODD and is_odd(word.text)


def compose(sheets: Sequence[Sheet], form: str, remarks: Iterable[Remark] = ()) -> Source:
    """Return the source of pages given as words and rules. Cost: n log n in the number of lines."""
    tables = [_take_tables(sheet, page) for page, sheet in enumerate(sheets)]
    printed = [strips_of(sheet) for sheet in sheets]
    pages, left_out = without_furniture(printed, [sheet.height for sheet in sheets])
    items = list(_items(pages, tables, sheets))
    lines = [item for item in items if isinstance(item, Placed)]
    marked = is_marked(line.strip.text for line in lines)
    text = _Text()
    groups: list[list[VisualLine]] = []
    for item in _each(items, unwrapped(lines)) if marked else _grouped(items, lines):
        if isinstance(item, list):
            groups.append([_line(text, placed, index) for index, placed in enumerate(item)])
        else:
            groups += ([line] for line in _rows(text, item, barred=marked))
    text.begin(len(sheets) - 1)
    confidence = tuple(100 if sheet.confidence is None else sheet.confidence for sheet in sheets)
    known = any(sheet.confidence is not None for sheet in sheets)
    whole = "\n".join([*text.parts, ""]) if text.parts else ""
    return Source(
        whole,
        read_blocks(whole) if marked else blocks_of_groups(groups),
        form,
        tuple(text.pages),
        (*remarks, *left_out, *_faint(sheets)),
        confidence if known else (),
        tuple(text.doubts),
        mark_on(sheets, printed, whole),
    )


def _faint(sheets: Sequence[Sheet]) -> Iterator[Remark]:
    """What is said of pages that were recognised badly, and of those that were not read at all."""
    unclear = [str(page) for page, sheet in enumerate(sheets, 1) if sheet.is_unclear]
    faint = [
        str(page)
        for page, sheet in enumerate(sheets, 1)
        if sheet.confidence is not None and sheet.confidence < _FAINT and not sheet.is_unclear
    ]
    if unclear:
        yield Remark("unclear_pages", {"pages": ", ".join(unclear)})
    if faint:
        yield Remark("faint_pages", {"pages": ", ".join(faint)})


def _take_tables(sheet: Sheet, page: int) -> list[tuple[Table, Reach]]:
    """Take the words that stand in tables out of the runs of a page."""
    found = []
    for table in tables_of(sheet):
        runs = fill(table, sheet.runs)
        words = " ".join(word.text for cell in table.cells for word in cell.words)
        if sum(bool(cell.words) for cell in table.cells) < 2 or MOTTO.search(words):
            continue  # a frame around a text, or a letterhead set in a table with lines
        sheet.runs = runs
        found.append((table, rows_in(table, page)))
    return found


Item = Placed | Reach


def _items(
    pages: Sequence[list[Strip]], tables: Sequence[list[tuple[Table, Reach]]], sheets: Sequence[Sheet]
) -> Iterator[Item]:
    """Lines and tables of all pages in reading order; a table that goes on over the page is one."""
    columns = 1
    open_table: Reach | None = None
    for number, (strips, own, sheet) in enumerate(zip(pages, tables, sheets, strict=True)):
        for table, reach in [*own, (None, None)]:
            foot = table.down[0] if table is not None else float("inf")
            above = [strip for strip in strips if strip.bottom <= foot + 0.5 * strip.height]
            strips = [strip for strip in strips if strip.bottom > foot + 0.5 * strip.height]
            for strip in ordered(above, sheet.height, columns):
                columns = max(columns, strip.column + 1)
                open_table = None
                yield Placed(strip, number)
            if reach is None or (open_table is not None and continued(open_table, reach)):
                continue
            open_table = reach
            yield reach


def _grouped(items: Sequence[Item], lines: Sequence[Placed]) -> Iterator[list[Placed] | Reach]:
    """Paragraphs and tables. A table is handed on only when all its pages have been seen."""
    measured = {id(group[0]): group for group in paragraphs(lines)}
    for item in items:
        if not isinstance(item, Placed):
            yield item
        elif group := measured.get(id(item)):
            yield group


def _each(items: Sequence[Item], typed: Sequence[Placed]) -> Iterator[list[Placed] | Reach]:
    """Typed lines and tables: each line stands where its first word stood."""
    by_word = {id(line.strip.words[0]): line for line in typed}
    for item in items:
        if not isinstance(item, Placed):
            yield item
        elif line := by_word.get(id(item.strip.words[0])):
            yield [line]


def _line(text: _Text, placed: Placed, index: int) -> VisualLine:
    text.begin(placed.page)
    strip = placed.strip
    piece = text.add(strip.text)
    if any(map(_is_doubtful, strip.words)):
        offset, places = 0, []
        for word in strip.words:
            places.append((word, offset))
            offset += len(word.text) + 1
        text.doubt(places)
    return VisualLine(strip.text, (piece,), int(index == 0), False, strip.bold)


def _rows(text: _Text, reach: Reach, *, barred: bool) -> Iterator[VisualLine]:
    """The rows of a table; with a bar at both ends where the text will be read once more, as Markdown."""
    first = reach.rows[0] if reach.rows else None
    for row in reach.rows:
        text.begin(row.page)
        line, cells, places = _row_text(row, "| " if barred else "")
        piece = text.add(f"{line} |" if barred else line)
        text.doubt(places)
        if row is first and len(row.cells) == 1:
            yield VisualLine(line, (piece,), 1, True)
        else:
            yield VisualLine(line, (piece,), 0, True, 0, 0, "table_row", tuple(cells))


def _row_text(row: Row, line: str) -> tuple[str, list[tuple[int, int]], list[tuple[Word, int]]]:
    """A row as one line after what opens it: its text, where its cells are, where its words are."""
    cells, places = [], []
    for number, cell in enumerate(row.cells):
        line += " | " if number else ""
        start = len(line)
        for printed in cell:
            for index, word in enumerate(printed):
                broken = index == 0 and _OPEN.search(line, max(start, len(line) - 2)) and _GOES_ON.match(word.text)
                line += "" if len(line) == start or broken else " "
                places.append((word, len(line)))
                line += word.text
        cells.append((start, len(line)))
    return line, cells, places
