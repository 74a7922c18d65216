"""What stands on the paper: the parts of a printed document in order, before they become text, DOCX or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["basis", "text", "heading", "run_in", "item", "bullet", "address", "closing", "line"]


@dataclass(frozen=True)
class Line:
    """One line of a block that is set in the middle or in a column."""

    text: str
    bold: bool = False
    italic: bool = False
    rule: bool = False
    """A short rule stands under it."""


@dataclass(frozen=True)
class Columns:
    """Two columns without lines between them: the letterhead, the number beside the date, recipients beside the signature.

    Each side is a block of lines; ``left_aligned`` for the recipients. ``form`` says which it is.
    """

    left: Sequence[Line]
    right: Sequence[Line]
    form: Literal["head", "foot"]


@dataclass(frozen=True)
class Middle:
    """Lines in the middle of the page: type and title, the authority of a decision, an appendix."""

    lines: Sequence[Line]
    new_page: bool = False
    lead: bool = True
    """Whether this is the type and title of a document."""


@dataclass(frozen=True)
class Para:
    """A paragraph: the marker as printed, the words, how deep it lies, and how many of its first words are bold."""

    text: str
    role: Role = "text"
    marker: str = ""
    depth: int = 0
    style: str = ""
    """The style of its marker ("I.", "1.", "a)", "1.1.", "-") for automatic numbering."""
    bold: int = 0


@dataclass(frozen=True)
class Table:
    """A ruled table; the first row is its head. ``widths`` are shares of the line."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()


Block = Columns | Middle | Para | Table


@dataclass(frozen=True)
class Sheet:
    """A printed document."""

    blocks: Sequence[Block] = field(default_factory=list)
