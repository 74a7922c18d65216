"""The body of a Word file into paragraphs and tables: content controls opened, deleted rows left out, boxes in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from donghanh.documents.readers.decode import MAX_LINES
from donghanh.documents.readers.docx.context import Context
from donghanh.documents.readers.docx.names import MC, VAL, W, is_on, small
from donghanh.documents.readers.docx.styles import has_lines
from donghanh.documents.readers.docx.text import Drawn, ParagraphReader, chosen_content
from donghanh.documents.readers.flow.items import Cell, Item, Table
from donghanh.documents.readers.flow.tables import words_of
from donghanh.documents.readers.refusal import Refused

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_OPENED = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DROPPED = frozenset((W + "del", W + "moveFrom"))
_HOLDERS = _OPENED | {W + "sdt", MC + "AlternateContent"}
_WIDEST = 64
_MOST_PARAGRAPHS = MAX_LINES


class BodyReader:
    """Reads a body, a cell, a text box, a header or a note."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._paragraphs = ParagraphReader(context)

    def read(self, parent: Iterable[etree._Element], *, in_cell: bool = False) -> list[Item]:
        """Return what is in an element, in order. Cost: linear in what is below it."""
        out: list[Item] = []
        for child in parent:
            self.add(child, out, in_cell=in_cell)
        return out

    def add(self, element: etree._Element, out: list[Item], *, in_cell: bool = False) -> None:
        """Add what one element of a body or cell holds. Refuses more paragraphs than any document has."""
        name = element.tag
        if name == _PARAGRAPH:
            self._context.met.paragraphs += 1
            if self._context.met.paragraphs > _MOST_PARAGRAPHS:
                raise Refused("too_complex")
            paragraph, drawn = self._paragraphs.read(element, keep_empty_number=in_cell)
            if drawn:
                self._add_boxes(drawn, out, above=True)
            if paragraph is not None:
                out.append(paragraph)
            if drawn:
                self._add_boxes(drawn, out, above=False)
        elif name == _TABLE:
            self.add_rest(out)
            out.append(self._table(element))
        elif name == W + "altChunk":
            self._context.met.embedded += 1
        elif name in _HOLDERS:
            for child in _opened((element,)):
                self.add(child, out, in_cell=in_cell)

    def add_rest(self, out: list[Item]) -> None:
        """Add what a deleted paragraph mark left waiting for a paragraph that never came."""
        paragraph = self._paragraphs.rest()
        if paragraph is not None:
            out.append(paragraph)

    def _add_boxes(self, drawn: list[Drawn], out: list[Item], *, above: bool) -> None:
        for box in drawn:
            if box.above == above:
                inside = BodyReader(self._context).read(box.box)
                self._context.met.note_aside(words_of(inside))
                out += inside

    def _table(self, element: etree._Element) -> Table:
        table = Table(ruled=self._is_ruled(element))
        heading = True
        for row in _opened(element):
            if row.tag != _ROW:
                continue
            properties = row.find(W + "trPr")
            before, marked = 0, False
            if properties is not None:
                if properties.find(W + "del") is not None:
                    self._context.met.deleted += 1
                    continue
                self._context.met.inserted += properties.find(W + "ins") is not None
                before = _count(properties.find(W + "gridBefore"), 0)
                head = properties.find(W + "tblHeader")
                marked = head is not None and is_on(head.get(VAL))
            cells = [Cell([], before)] if before else []
            for cell in _opened(row):
                if cell.tag == _CELL:
                    self._add_cell(cells, cell)
            heading = heading and marked
            table.head += heading
            table.rows.append(cells)
        return table

    def _add_cell(self, cells: list[Cell], element: etree._Element) -> None:
        span, continued = 1, False
        content: list[Item] = []
        for child in element:
            if child.tag != W + "tcPr":
                self.add(child, content, in_cell=True)
                continue
            for part in child:
                name = part.tag
                if name == W + "gridSpan":
                    span = _count(part, 1)
                elif name == W + "vMerge":
                    continued = part.get(VAL) != "restart"
                elif name == W + "hMerge" and part.get(VAL) != "restart" and cells:
                    cells[-1].span += 1
                    return
        cells.append(Cell(content, span, continued and not any(words.strip() for words in words_of(content))))

    def _is_ruled(self, table: etree._Element) -> bool:
        properties = table.find(W + "tblPr")
        if properties is not None:
            own, style = properties.find(W + "tblBorders"), properties.find(W + "tblStyle")
            if own is not None and has_lines(own):
                return True
            if own is None and style is not None and self._context.styles.is_ruled(style.get(VAL)):
                return True
        return any(has_lines(borders) for borders in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders"))


def _count(element: etree._Element | None, default: int) -> int:
    return max(default, min(small(element.get(VAL)), _WIDEST)) if element is not None else default


def _opened(parent: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The children of an element, those in content controls and accepted changes included, those taken out left out."""
    for child in parent:
        name = child.tag
        if name in _OPENED:
            yield from _opened(child)
        elif name == W + "sdt":
            if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                yield from _opened(child)
        elif name == MC + "AlternateContent":
            for branch in chosen_content(child):
                yield from _opened(branch)
        elif name not in _DROPPED:
            yield child
