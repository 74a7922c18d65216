"""Tables as people read them: letterheads and signatures column by column, data row by row with merged cells filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from donghanh.documents.readers.flow.items import Cell, Item, Paragraph, Row, Table
from donghanh.domain.plandoc.signing import is_sign_line

# No table of a document is wider (Word's own limit is 63), and no merged cell says more than a paragraph.
_WIDEST = 64
_LONGEST_REPEATED = 600
# Both halves of a letterhead (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II) and of the closing part.
_LETTERHEAD = re.compile(
    r"CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do|Số\s*:[^/]{0,12}/\s*[A-ZĐ]",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*(?:Nơi\s+nhận|NƠI\s+NHẬN|Kính gửi)\s*:?")
_ON_BEHALF = re.compile(r"\s*(?:T\.?M|K\.?T|T\.?L|TUQ)\s*[./]\s*[A-ZĐỦ]{2}")
_COLUMN_NAME = re.compile(
    r"\s*(?:s?tt\b|số\s*tt|nội dung|nhiệm vụ|hoạt động|công việc|thời gian|chủ trì|đơn vị|cơ quan|chỉ tiêu|họ và tên|ghi chú|sản phẩm)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?")
_MOST_FRAME_ROWS = 12
_MOST_SILENT_ROWS = 2
_STARTS_ANEW = re.compile(r"[A-ZĐÀ-Ỹ]|[-–+•*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s")
_OPEN = re.compile(r"[-–/,;:.…(]$|\b(?:và|của|các|với)$")
_LONGEST_OPEN = 4
"""A letter more than the longest of them, so that the end of a longer word is none."""


def words_of(content: Iterable[Item]) -> Iterator[str]:
    """Return the raw text of all paragraphs, those in tables included."""
    for item in content:
        if isinstance(item, Paragraph):
            yield item.text
        else:
            for row in item.rows:
                for cell in row:
                    yield from words_of(cell.content)


def _lines(cell: Cell) -> Iterator[str]:
    for words in words_of(cell.content):
        yield from filter(None, (" ".join(line.split()) for line in words.split("\n")))


def _text(cell: Cell) -> str:
    """The words of a cell on one line. A line that begins anew is set off as a person would say it aloud."""
    parts: list[str] = []
    for line in _lines(cell):
        if parts:
            parts.append("; " if _STARTS_ANEW.match(line) and not _OPEN.search(parts[-1][-_LONGEST_OPEN:]) else " ")
        parts.append(line)
    return "".join(parts)


def _is_frame(table: Table) -> bool:
    """Whether a table only sets things side by side: a letterhead, a signature, the addressees of a letter."""
    rows = [[cell for cell in row if not cell.continued] for row in table.rows]
    width = max(map(len, rows), default=0)
    if width <= 1:
        return True
    if len(rows) > _MOST_FRAME_ROWS:
        return False  # without looking into its cells
    return sets_side_by_side([[list(_lines(cell)) for cell in row] for row in rows], ruled=table.ruled)


def sets_side_by_side(rows: Sequence[Sequence[Sequence[str]]], *, ruled: bool) -> bool:
    """Whether rows of cells, given as their lines, are no data: a letterhead, a signature, the addressees of a letter. A table
    without rules may also be one by its size. Cost: linear."""
    if len(rows) > _MOST_FRAME_ROWS:
        return False
    filled = [[lines for lines in row if lines] for row in rows]
    if max(map(len, filled), default=0) > 3:
        return False
    said = [line for row in filled for lines in row for line in lines]
    if any(_LETTERHEAD.match(line) for line in said):
        return True
    named = sum(bool(_COLUMN_NAME.match(lines[0])) for lines in filled[0]) if filled else 0
    if named >= 2:
        return False
    if any(_CLOSING.match(line) or _ON_BEHALF.match(line) for line in said):
        return True
    if ruled:
        return False
    return any(is_sign_line(line) for line in said) or len(rows) <= _MOST_SILENT_ROWS


def _by_columns(table: Table) -> Iterator[Item]:
    """The content column by column; rows of another number of cells are read where they stand."""
    rows = [[cell for cell in row if not cell.continued] for row in table.rows]
    for _, group in groupby(rows, key=len):
        alike = list(group)
        for column in zip(*alike, strict=True):
            for cell in column:
                yield from cell.content
            yield Paragraph("")


def _head_depth(table: Table) -> int:
    """How many rows name the columns: those marked so, or two when a name spans columns that the next row tells apart."""
    rows = table.rows
    depth = min(table.head, 3)
    if depth < 2 and len(rows) > 2 and any(cell.span > 1 for cell in rows[0]) and len(rows[0]) > 1:
        depth = 2 if any(cell.continued for cell in rows[1]) else 1
    return depth if depth < len(rows) else 1


def _fill(row: Sequence[Cell], above: Sequence[str], spread: bool) -> list[str]:
    cells: list[str] = []
    for cell in row:
        place = len(cells)
        if cell.continued and place < len(above):
            text = above[place] if len(above[place]) <= _LONGEST_REPEATED else ""
        else:
            text = _text(cell)
        room = max(1, min(cell.span, _WIDEST - place))
        cells += [text, *([text if spread else ""] * (room - 1))]
        if len(cells) >= _WIDEST:
            break
    return cells


def _joined(names: Sequence[Sequence[str]]) -> list[str]:
    width = max(map(len, names))
    columns = []
    for place in range(width):
        parts = dict.fromkeys(row[place] for row in names if place < len(row) and row[place])
        columns.append(" ".join(parts))
    return columns


def _by_rows(table: Table) -> Iterator[Row]:
    depth = _head_depth(table)
    above: list[str] = []
    names: list[list[str]] = []
    for number, row in enumerate(table.rows):
        above = _fill(row, above, spread=number < depth)
        if number < depth:
            names.append(above)
            if number < depth - 1:
                continue
            yield Row(_joined(names))
            continue
        if not any(above):
            continue
        counts = number == depth and len(above) > 2 and all(_COUNT.fullmatch(cell) for cell in above)
        yield Row([text for text in above if text] if len(row) == 1 else above, counts)


def unfold(items: Sequence[Item]) -> Iterator[Paragraph | Row]:
    """Return paragraphs and rows of data in reading order. Cost: linear in what is in the tables."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        elif _is_frame(item):
            yield from unfold(list(_by_columns(item)))
        else:
            yield from _by_rows(item)
