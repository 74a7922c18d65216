"""Paragraphs and tables into a source: one line of text for each printed line, blocks that point into it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from donghanh.documents.readers.columns import is_pair, split_columns
from donghanh.documents.readers.decode import MAX_LINES
from donghanh.documents.readers.flow.items import Item, Paragraph, Row
from donghanh.documents.readers.flow.tables import unfold, words_of
from donghanh.documents.readers.markup import is_marked
from donghanh.documents.readers.plain import read_blocks
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.secrecy import mark_of
from donghanh.documents.readers.source import Remark, Source
from donghanh.documents.readers.visual import VisualLine, blocks_of, is_page_number
from donghanh.domain.plandoc.blocks import Piece

LONGEST_TEXT = 3_000_000
"""Characters; the longest plans with all annexes have a fifth of it."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u2011]")
_RULE = re.compile(r"(?:[-_*=~.–—…]\s*){3,}|[-–—_]{1,2}|\*")
_SET_BY_SPACES = re.compile(r"\S[ \u00a0]{4,}\S|(?m:^)[ \u00a0]{8,}\S")
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


def seen(text: str) -> str:
    """Return text in NFC and without what is not seen in print."""
    if text.isascii():
        return text
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text.replace("\u2011", "-"))
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Return text as :func:`seen` with single spaces."""
    return " ".join(seen(text).split())


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


def _is_typed(items: Sequence[Item]) -> bool:
    """Whether a file holds plain text alone, set with spaces: columns side by side, lines in the middle of the page."""
    return all(
        isinstance(item, Paragraph) and not (item.bold or item.heading or item.centred or item.right) for item in items
    ) and any(_SET_BY_SPACES.search(item.text) for item in items if isinstance(item, Paragraph))


def _as_typed(items: Sequence[Item], form: str, remarks: Sequence[Remark], secrecy: str | None) -> Source:
    """Plain text in the wrapping of another format: its spaces stay, for they are what sets it."""
    lines = [seen(line).rstrip() for item in items if isinstance(item, Paragraph) for line in item.text.split("\n")]
    text = "\n".join(lines).replace("\u00a0", " ") + "\n"
    _refuse_too_large(len(text), len(lines))
    blocks = read_blocks(text)
    if not blocks:
        raise Refused("empty")
    return Source(text, blocks, form, remarks=tuple(remarks), secrecy=secrecy)


def _refuse_too_large(length: int, lines: int) -> None:
    if length > LONGEST_TEXT or lines > MAX_LINES:
        raise Refused("too_large", {"size": "hơn 1.000 trang", "limit": "1.000 trang"})


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


def assemble(
    items: Sequence[Item],
    form: str,
    remarks: Sequence[Remark] = (),
    notes: Sequence[Item] = (),
    aside: Iterable[str] = (),
) -> Source:
    """Return the source that paragraphs and tables make; ``notes`` stand at its end and are shown, not read; what is printed
    ``aside`` of them is looked at for a secrecy mark alone.

    Refuses more text or lines than any document has, and a file without words. Cost: linear.
    """
    secrecy = mark_of([line for words in words_of(items) for line in words.split("\n") if line.strip()], aside)
    if not notes and _is_typed(items):
        return _as_typed(items, form, remarks, secrecy)
    believed = _believed(items)
    printed_lines = chain(_printed_lines(items), _for_show(_printed_lines(notes)))
    out: list[str] = []
    visual: list[VisualLine] = []
    offset = read_until = 0
    for line in printed_lines:
        if line.gap and out:
            out.append("")
            offset += 1
        number = len(out) + 1
        if line.cells is not None:
            printed, shown = _row(line.cells, offset, number, line.gap)
        else:
            printed = line.text
            heading = line.heading if believed else 0
            pieces = (Piece(0, offset, len(printed), number),)
            bold = len(printed) if heading else line.bold
            shown = VisualLine(printed, pieces, line.gap, heading > 0, bold, heading)
        out.append(printed)
        offset += len(printed) + 1
        if line.read:
            visual.append(shown)
            read_until = offset
        _refuse_too_large(offset, number)
    if not visual:
        raise Refused("empty")
    text = "\n".join(out) + "\n"
    marked = is_marked(line.text for line in visual if line.kind == "paragraph")
    blocks = read_blocks(text[:read_until]) if marked else blocks_of(visual)
    return Source(text, blocks, form, remarks=tuple(remarks), secrecy=secrecy)
