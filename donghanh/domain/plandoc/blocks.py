"""What a reader hands over: paragraphs in reading order, each knowing where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "table_row", "rule"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the source text: character offsets (end excluded) and 1-based lines (both included)."""

    start: int
    end: int
    line_start: int
    line_end: int

    def joined(self, other: Span) -> Span:
        """Return the place from the first of both to the last, in whichever order they stand."""
        return Span(
            min(self.start, other.start), max(self.end, other.end),
            min(self.line_start, other.line_start), max(self.line_end, other.line_end),
        )  # fmt: skip

    def to_json(self) -> dict[str, int]:
        """Return the span as the keys of the reading schema."""
        return {"start": self.start, "end": self.end, "line_start": self.line_start, "line_end": self.line_end}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text that was copied unchanged from one line of the source."""

    text_start: int
    source_start: int
    length: int
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table row, its lines joined and its spaces made single.

    ``pieces`` map every character back to the source. ``emphasis`` counts the leading characters that were
    printed bold or as a Markdown heading; ``gap`` counts the blank lines before it; ``cells`` are the
    offsets of the cells of a table row.
    """

    text: str
    kind: BlockKind
    pieces: tuple[Piece, ...]
    emphasis: int = 0
    heading: int = 0
    gap: int = 0
    cells: tuple[tuple[int, int], ...] = ()

    def span_of(self, start: int = 0, end: int | None = None) -> Span:
        """Return where ``text[start:end]`` stands in the source."""
        stop = len(self.text) if end is None else end
        first = self._piece_at(start)
        last = self._piece_at(max(start, stop - 1))
        begin = first.source_start + min(max(0, start - first.text_start), first.length)
        finish = last.source_start + min(max(0, stop - last.text_start), last.length)
        return Span(begin, max(begin, finish), first.line, last.line)

    @property
    def span(self) -> Span:
        """The place of the whole block."""
        return self.span_of()

    def _piece_at(self, offset: int) -> Piece:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.text_start) - 1
        return self.pieces[max(0, index)]

    def cut(self, start: int, end: int) -> Block:
        """Return the part ``text[start:end]`` as a block of its own."""
        while end > start and self.text[end - 1] == " ":
            end -= 1
        pieces = []
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.text_start) - 1)
        for piece in self.pieces[first : bisect_right(self.pieces, end, key=lambda piece: piece.text_start)]:
            low, high = max(start, piece.text_start), min(end, piece.text_start + piece.length)
            if low < high:
                pieces.append(Piece(low - start, piece.source_start + low - piece.text_start, high - low, piece.line))
        if not pieces:
            anchor = self._piece_at(start)
            pieces = [Piece(0, anchor.source_start, 0, anchor.line)]
        return Block(
            self.text[start:end], self.kind, tuple(pieces), max(0, self.emphasis - start), self.heading, self.gap
        )
