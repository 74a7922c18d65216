"""Visual lines into blocks: what every reader of printed lines (plain text, PDF, scan) ends with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from donghanh.domain.plandoc.blocks import Block, BlockKind, Piece
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.lines import Line, paragraphs

_PAGE_NUMBER = re.compile(r"(?:-\s*)?\d{1,3}(?:\s*-)?$|(?:Trang|trang)\s+\d+(?:\s*/\s*\d+)?$")
# A symbol broken at its stroke is one word: "12/KH-" and "UBND".
_BROKEN = re.compile(r"(?:\w-|/)$")
_GOES_ON = re.compile(r"[A-ZĐ]{2}")


@dataclass(frozen=True, slots=True)
class VisualLine:
    """One printed line with its markup taken off: its text, where each run of it stands in the source, how it was set.

    ``gap`` counts the blank lines before it; ``own`` says that the markup makes it a paragraph of its own;
    ``emphasis`` counts its leading characters in bold; ``heading`` is the level of a Markdown heading, 0 for none.
    """

    text: str
    pieces: tuple[Piece, ...]
    gap: int = 0
    own: bool = False
    emphasis: int = 0
    heading: int = 0
    kind: BlockKind = "paragraph"
    cells: tuple[tuple[int, int], ...] = ()


def is_page_number(text: str) -> bool:
    """Whether a printed line is nothing but the number of its page."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def _block(cuts: Sequence[VisualLine]) -> Block:
    parts: list[str] = []
    length = 0
    pieces: list[Piece] = []
    starts: list[int] = []
    for cut in cuts:
        if length and not (_BROKEN.search(parts[-1], max(0, len(parts[-1]) - 2)) and _GOES_ON.match(cut.text)):
            parts.append(" ")
            length += 1
        starts.append(length)
        pieces += [Piece(p.text_start + length, p.source_start, p.length, p.line) for p in cut.pieces]
        parts.append(cut.text)
        length += len(cut.text)
    text = "".join(parts)
    emphasis = 0
    for cut, piece_at in zip(cuts, starts, strict=True):
        emphasis = piece_at + min(cut.emphasis, len(cut.text)) if cut.emphasis else emphasis
        if cut.emphasis < len(cut.text):
            break
    first = cuts[0]
    return Block(text, first.kind, tuple(pieces), emphasis, first.heading, first.gap, first.cells)


_INLINE_BULLET = vi_pattern(r"(?<=[.;:])\s(?=[-–+]\s[<A>])")


def _split_inline_bullets(block: Block) -> Iterator[Block]:
    """A new item may start inside a line: "… bình đẳng giới. - Tăng cường …"."""
    text = block.text
    if " - " not in text and " – " not in text and " + " not in text:  # the rule, but far quicker than the pattern
        yield block
        return
    cuts = [match.end() for match in _INLINE_BULLET.finditer(text)]
    if not cuts or block.kind != "paragraph":
        yield block
        return
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = block.cut(start, end)
        if piece.text.strip():
            yield piece


# No paragraph of a document fills ten pages; cutting monsters keeps the rules quick on any input.
_LONGEST = 20_000


def _bounded(block: Block) -> Iterator[Block]:
    start = 0
    while len(block.text) - start > _LONGEST:
        stop = block.text.rfind(" ", start, start + _LONGEST)
        stop = stop + 1 if stop > start else start + _LONGEST
        yield block.cut(start, stop)
        start = stop
    yield block if start == 0 else block.cut(start, len(block.text))


def blocks_of(lines: Sequence[VisualLine]) -> tuple[Block, ...]:
    """Return the paragraphs the lines form by their words, long ones cut and inline bullets set apart. Cost: linear."""
    ranges = paragraphs([Line(line.text, line.gap, line.own) for line in lines])
    return blocks_of_groups(lines[start:end] for start, end in ranges)


def blocks_of_groups(groups: Iterable[Sequence[VisualLine]]) -> tuple[Block, ...]:
    """Return the paragraphs whose lines were put together before: by the places of a page, or by the markup of a file."""
    blocks: list[Block] = []
    for lines in groups:
        for part in _bounded(_block(lines)):
            blocks.extend(_split_inline_bullets(part))
    return tuple(blocks)
