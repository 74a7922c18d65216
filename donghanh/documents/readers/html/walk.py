"""The elements of a page into paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from donghanh.documents.readers.decode import MAX_LINES
from donghanh.documents.readers.flow.items import Cell, Item, Paragraph, Table
from donghanh.documents.readers.html.lists import OpenList, whole
from donghanh.documents.readers.refusal import Refused

_BLOCKS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section", "article", "main", "center", "dd", "dt", "dl",
     "address", "header", "figcaption", "figure", "pre", "body", "html", "hr", "fieldset", "details", "summary", "caption"]
)  # fmt: skip
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|[6-9]00)|normal|[1-5]00)", re.IGNORECASE)
_UPPER = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_RULED = re.compile(r"border(?:-(?:top|left|right|bottom|width|style))?\s*:[^;]*(?:solid|double|[1-9])", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_MOST_DEEP = 200
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class _Set:
    """How text is set by the elements around it."""

    bold: bool = False
    upper: bool = False
    kept: bool = False
    heading: int = 0
    place: str = ""

    def inside(self, element: etree._Element) -> _Set:
        """Return how text inside a further element is set."""
        name, style = element.tag, element.get("style") or ""
        if name not in _BOLD and not style and not element.get("align") and name not in ("center", "pre"):
            return self
        weight, aligned = _WEIGHT.search(style), _ALIGNED.search(style)
        place = aligned[1].lower() if aligned else (element.get("align") or "").lower()
        return replace(
            self,
            bold=bool(weight[1]) if weight else self.bold or name in _BOLD,
            upper=self.upper or bool(_UPPER.search(style)),
            kept=self.kept or name == "pre" or "pre-wrap" in style,
            heading=_HEADINGS.get(name, self.heading),
            place="center" if name == "center" else place or self.place,
        )


@dataclass(slots=True)
class _Growing:
    text: list[str] = field(default_factory=list)
    bold: int = 0
    leading: bool = True

    def put(self, text: str | None, how: _Set) -> None:
        if not text:
            return
        words = text.replace("\r", "") if how.kept else _SPACES.sub(" ", text)
        if not how.kept and words[0] == " " and (not self.text or self.text[-1][-1] in " \n"):
            words = words[1:]
        if not words:
            return
        self.text.append(words.upper() if how.upper else words)
        if self.leading and (how.bold or not words.strip()):
            self.bold += len(words)
        else:
            self.leading = False


class PageReader:
    """Reads the elements of a cleaned page in order."""

    def __init__(self) -> None:
        self._lists: list[OpenList] = []
        self._count = 0
        self._marker = ""
        """What stands before the item of a list that has begun; it waits for the first words, in whatever block they are."""

    def read(self, element: etree._Element) -> list[Item]:
        """Return what is in an element. Refuses a page nested deeper or with more lines than any document has."""
        return self._content(element, _Set(), 0)

    def _content(self, element: etree._Element, how: _Set, depth: int) -> list[Item]:
        out: list[Item] = []
        growing = _Growing()
        self._walk(element, how, out, growing, depth)
        self._close(out, growing, how)
        return out

    def _close(self, out: list[Item], growing: _Growing, how: _Set) -> None:
        text, bold = "".join(growing.text), growing.bold
        if text.strip() and self._marker:
            text, bold = self._marker + text, bold + len(self._marker) if bold else 0
            self._marker = ""
        if text.strip(" "):
            self._count_lines(1 + text.count("\n"))
            out.append(Paragraph(text, bold, how.heading, how.place == "center", how.place == "right"))
        growing.text, growing.bold, growing.leading = [], 0, True

    def _print_marker(self, out: list[Item]) -> None:
        """Print a marker that no words of its own follow: the item is empty, or begins with a table or another item."""
        if self._marker:
            self._count_lines(1)
            out.append(Paragraph(self._marker))
            self._marker = ""

    def _count_lines(self, lines: int) -> None:
        self._count += lines
        if self._count > 2 * MAX_LINES:
            raise Refused("too_complex")

    def _walk(self, element: etree._Element, how: _Set, out: list[Item], growing: _Growing, depth: int) -> None:
        if depth > _MOST_DEEP:
            raise Refused("too_complex")
        growing.put(element.text, how)
        for child in element:
            name = child.tag
            if name == "br":
                growing.text.append("\n")
            elif name == "table":
                self._close(out, growing, how)
                self._print_marker(out)
                out.append(self._table(child, depth))
            elif name in _BLOCKS:
                self._close(out, growing, how)
                self._block(child, how.inside(child), out, depth)
            elif isinstance(name, str):
                self._walk(child, how.inside(child), out, growing, depth + 1)
            growing.put(child.tail, how)

    def _block(self, element: etree._Element, how: _Set, out: list[Item], depth: int) -> None:
        name = element.tag
        if name in ("ul", "ol"):
            bulleted = sum(not opened.style.startswith(("decimal", "lower", "upper")) for opened in self._lists)
            self._lists.append(OpenList.of(element, bulleted))
        growing = _Growing()
        if name == "li":
            self._print_marker(out)
            self._marker = self._lists[-1].marker(element) if self._lists else "• "
        self._walk(element, how, out, growing, depth + 1)
        if not "".join(growing.text).strip() and (name == "hr" or (name == "p" and not len(element))):
            growing.text = ["\n"]
        self._close(out, growing, how)
        if name == "li":
            self._print_marker(out)
        if name in ("ul", "ol"):
            self._lists.pop()

    def _table(self, element: etree._Element, depth: int) -> Table:
        table = Table(ruled=_is_ruled(element))
        hanging: dict[int, int] = {}
        """For each column how many more rows a cell of an earlier row reaches down."""
        for row in _rows(element):
            cells: list[Cell] = []
            place = _hang(cells, hanging, 0)
            for cell in row.iterchildren("td", "th"):
                span = min(whole(cell.get("colspan"), 1) or 1, _WIDEST)
                down = whole(cell.get("rowspan"), 1, MAX_LINES)
                content = self._content(cell, _Set().inside(cell), depth + 2)
                cells.append(Cell(content, span))
                if down > 1:
                    hanging |= dict.fromkeys(range(place, place + span), down)
                place = _hang(cells, hanging, place + span)
                if place >= _WIDEST:
                    break
            hanging = {column: left - 1 for column, left in hanging.items() if left > 1}
            if cells:
                self._count_lines(len(cells))
                parent = row.getparent()
                marked = (parent is not None and parent.tag == "thead") or all(c.tag == "th" for c in row)
                table.head += marked and table.head == len(table.rows)
                table.rows.append(cells)
        return table


def _hang(cells: list[Cell], hanging: dict[int, int], place: int) -> int:
    """Add the cells that reach down from rows above at this column; return the next free column."""
    while place in hanging and place < _WIDEST:
        cells.append(Cell([], 1, continued=True))
        place += 1
    return place


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def _is_ruled(table: etree._Element) -> bool:
    if whole(table.get("border"), 0) or _RULED.search(table.get("style") or ""):
        return True
    return any(_RULED.search(cell.get("style") or "") for row in _rows(table) for cell in row.iterchildren("td", "th"))
