"""The blocks of a source as they are kept beside its text, and back, so that a document is checked again without its file.

What took the recognition minutes is not recognised twice, and the places of what is found count in the text that was
kept. A row holds the places of a block's pieces and whatever is not plain about it; its words stand in the text already.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, cast

from donghanh.domain.plandoc.blocks import Block, BlockKind, Piece

_BETWEEN = {1: " ", 3: " | "}
"""What stands between two pieces, by its length: the space between lines, the bar between cells."""
_PLAIN: tuple[Any, ...] = ("paragraph", 0, 0, 0, [], None)
"""A row after its pieces: kind, gap, emphasis, heading, cells, and the words where the pieces do not give them."""


def rows_of(text: str, blocks: Iterable[Block]) -> list[list[Any]]:
    """Return the blocks of a text as rows for JSON. Cost: linear; rows take about a third of the room of the text."""
    return [_row(text, block) for block in blocks]


def blocks_of(text: str, rows: Iterable[Sequence[Any]]) -> tuple[Block, ...]:
    """Return the blocks :func:`rows_of` made rows of, alike in everything."""
    begins = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return tuple(_block(text, begins, row) for row in rows)


def _row(text: str, block: Block) -> list[Any]:
    places = [number for piece in block.pieces for number in (piece.text_start, piece.source_start, piece.length)]
    words = None if _words(text, places) == block.text else block.text
    cells = [offset for cell in block.cells for offset in cell]
    row = [places, block.kind, block.gap, block.emphasis, block.heading, cells, words]
    while len(row) > 1 and row[-1] == _PLAIN[len(row) - 2]:
        row.pop()
    return row


def _block(text: str, begins: Sequence[int], row: Sequence[Any]) -> Block:
    places, kind, gap, emphasis, heading, cells, words = (*row, *_PLAIN[len(row) - 1 :])
    pieces = tuple(
        Piece(own, there, length, bisect_right(begins, there))
        for own, there, length in zip(places[::3], places[1::3], places[2::3], strict=True)
    )
    return Block(
        _words(text, places) if words is None else words,
        cast(BlockKind, kind),
        pieces,
        emphasis,
        heading,
        gap,
        tuple(zip(cells[::2], cells[1::2], strict=True)),
    )


def _words(text: str, places: Sequence[int]) -> str:
    out, length = [], 0
    for own, there, size in zip(places[::3], places[1::3], places[2::3], strict=True):
        out += [_BETWEEN.get(own - length, " " * (own - length)), text[there : there + size]]
        length = own + size
    return "".join(out)
