"""Paragraphs and tables into a source: one line of text for each printed line, blocks that point into it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from donghanh.documents.readers.columns import is_pair, split_columns
from donghanh.documents.readers.decode import MAX_LINES
from donghanh.documents.readers.flow.items import Item, Paragraph, Row
from donghanh.documents.readers.flow.tables import unfold
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.source import Remark, Source
from donghanh.documents.readers.visual import VisualLine, blocks_of, is_page_number
from donghanh.domain.plandoc.blocks import Piece

LONGEST_TEXT = 3_000_000
"""Characters; the longest plans with all annexes have a fifth of it."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u2011]")
_RULE = re.compile(r"(?:[-_*=~.–—…]\s*){3,}|[-–—_]{1,2}|\*")
# More of the left column under a letterhead or beside a signature is as short as these lines are.
_LONGEST_LEFT = 60
_MOST_RIGHT = 60
_EARLIEST_PAGE_NUMBER = 3
# A file in which most words are headings uses the style for its looks.
_MOST_HEADINGS = 0.5


@dataclass(slots=True)
class _Line:
    text: str
    bold: int = 0
    heading: int = 0
    gap: int = 0
    cells: list[str] | None = None
    read: bool = True


def tidy(text: str) -> str:
    """Return text in NFC with single spaces and without what is not seen in print."""
    if not text.isascii():
        if _INVISIBLE.search(text):
            text = _INVISIBLE.sub("", text.replace("\u2011", "-"))
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _bold_of(raw: str, bold: int) -> int:
    return len(tidy(raw[:bold])) if bold > 0 else 0


class _Columns:
    """The right column of a letterhead or signature waits here until its left column ends."""

    def __init__(self) -> None:
        self.right: list[_Line] = []

    def release(self) -> list[_Line]:
        lines, self.right = self.right, []
        return lines

    def takes(self, raw: str, paragraph: Paragraph) -> bool:
        """Whether a line without a gap of its own belongs to the right column: it is set far to the right."""
        lead = raw[: len(raw) - len(raw.lstrip())]
        return paragraph.right or lead.count("\t") * 8 + lead.count(" ") + lead.count("\u00a0") >= 18

    def ends_before(self, text: str, gap: int, paragraph: Paragraph) -> bool:
        return (
            gap > 0
            or paragraph.centred
            or paragraph.heading > 0
            or len(text) > _LONGEST_LEFT
            or len(self.right) > _MOST_RIGHT
        )


def _printed_lines(items: Sequence[Item]) -> Iterator[_Line]:
    gap = 0
    columns = _Columns()
    for place, item in enumerate(unfold(items)):
        if isinstance(item, Row):
            yield from columns.release()
            cells = [tidy(cell) for cell in item.cells]
            if any(cells):
                yield _Line("", gap=gap, cells=cells, read=not item.counts_columns)
                gap = 0
            continue
        offset = 0
        for raw in item.text.split("\n"):
            bold, offset = item.bold - offset, offset + len(raw) + 1
            text = tidy(raw)
            if not text or _RULE.fullmatch(text):
                gap += 1
                continue
            if is_page_number(text) and place > _EARLIEST_PAGE_NUMBER:
                continue
            parts = split_columns(raw) if "\t" in raw or "    " in raw or "\u00a0" in raw else ()
            if len(parts) == 2 and is_pair(left := tidy(parts[0][1]), right := tidy(parts[1][1])):
                yield _Line(left, _bold_of(parts[0][1], bold - parts[0][0]), 0, gap)
                columns.right.append(_Line(right, _bold_of(parts[1][1], bold - parts[1][0])))
                gap = 0
                continue
            if columns.right and columns.takes(raw, item):
                columns.right.append(_Line(text, _bold_of(raw, bold)))
                gap = 0
                continue
            if columns.right and columns.ends_before(text, gap, item):
                yield from columns.release()
            yield _Line(text, _bold_of(raw, bold), item.heading, gap)
            gap = 0
    yield from columns.release()


def _believed(items: Sequence[Item]) -> bool:
    """Whether the headings of a file are headings."""
    headings = total = 0
    for item in items:
        size = len(item.text) if isinstance(item, Paragraph) else 80 * len(item.rows)
        total += size
        headings += size if isinstance(item, Paragraph) and item.heading else 0
    return headings <= _MOST_HEADINGS * total


def _for_show(lines: Iterator[_Line]) -> Iterator[_Line]:
    for place, line in enumerate(lines):
        yield replace(line, read=False, gap=line.gap or int(place == 0))


def _row(cells: Sequence[str], offset: int, number: int, gap: int) -> tuple[str, VisualLine]:
    """A row as it stands in the source, with a bar at both ends, and as a block, without them."""
    text = ""
    places: list[tuple[int, int]] = []
    pieces: list[Piece] = []
    for place, cell in enumerate(cells):
        if place:
            text += " | "
        places.append((len(text), len(text) + len(cell)))
        if cell:
            pieces.append(Piece(len(text), offset + 2 + len(text), len(cell), number))
        text += cell
    return f"| {text} |", VisualLine(text, tuple(pieces), gap, True, 0, 0, "table_row", tuple(places))


def assemble(items: Sequence[Item], form: str, remarks: Sequence[Remark] = (), notes: Sequence[Item] = ()) -> Source:
    """Return the source that paragraphs and tables make; ``notes`` stand at its end and are shown, not read.

    Refuses more text or lines than any document has, and a file without words. Cost: linear.
    """
    believed = _believed(items)
    printed_lines = chain(_printed_lines(items), _for_show(_printed_lines(notes)))
    out: list[str] = []
    visual: list[VisualLine] = []
    offset = 0
    for line in printed_lines:
        if line.gap and out:
            out.append("")
            offset += 1
        number = len(out) + 1
        if line.cells is not None:
            printed, seen = _row(line.cells, offset, number, line.gap)
        else:
            printed = line.text
            heading = line.heading if believed else 0
            pieces = (Piece(0, offset, len(printed), number),)
            bold = len(printed) if heading else line.bold
            seen = VisualLine(printed, pieces, line.gap, heading > 0, bold, heading)
        if line.read:
            visual.append(seen)
        out.append(printed)
        offset += len(printed) + 1
        if offset > LONGEST_TEXT or number > MAX_LINES:
            raise Refused("too_large", {"size": "hơn 1.000 trang", "limit": "1.000 trang"})
    if not visual:
        raise Refused("empty")
    return Source("\n".join(out) + "\n", blocks_of(visual), form, remarks=tuple(remarks))
