"""What a page of a PDF and a recognised scan have in common: words with boxes, and ruled lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Word:
    """A printed word and its box in points, counted from the top left corner of the page as it is read."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    confidence: int = 100


class Rule(NamedTuple):
    """A ruled line: its distance from the top (level) or from the left (upright), and where it begins and ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Sheet:
    """One page. ``runs`` are printed runs of words on one line, in the order in which the file names them."""

    width: float
    height: float
    runs: list[list[Word]]
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    confidence: int | None = None
    """How sure the recognition was, 0 to 100; nothing for a page whose text stands in the file."""
    aside: list[str] = field(default_factory=list)
    """Lines that are no text of the page, for they lie askew or are too uncertain; a secrecy mark may be among them."""
    is_unclear: bool = False
    """Whether print was seen of which too little could be made out, so that none of it is handed on."""


@dataclass(slots=True)
class Strip:
    """Words that follow each other on one printed line of one column."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    height: float
    """Of an ordinary word in it: marks over capitals make single words taller."""
    order: int
    """Where the file names it: neighbours on the page that are none in the file stand in different columns."""
    text: str
    column: int = 0
    """0 for the body; the columns of a letterhead or a signature have numbers of their own."""

    @property
    def bold(self) -> int:
        """How many leading characters are bold."""
        length = 0
        for word in self.words:
            if not word.bold:
                return max(0, length - 1)
            length += len(word.text) + 1
        return len(self.text)


def strip_of(words: Sequence[Word], order: int) -> Strip:
    """Return the strip of some words, given from left to right."""
    heights = sorted(word.bottom - word.top for word in words)
    return Strip(
        list(words),
        words[0].left,
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
        heights[(len(heights) - 1) // 2],
        order,
        " ".join(word.text for word in words),
    )
