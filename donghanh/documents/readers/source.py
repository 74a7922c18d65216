"""What every reader hands over, whatever format a file came in: its text, its blocks, and what a person should know."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from donghanh.documents.readers.joined import joined_lines
from donghanh.domain.plandoc.blocks import Block


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file that its text does not show: a stable code, and figures for the sentence."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word the recognition of a scan was not sure of: its place in the text and the confidence, 0 to 100."""

    start: int
    end: int
    confidence: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text. All spans of a reading count in ``text``; ``blocks`` are its paragraphs in reading order."""

    text: str
    blocks: tuple[Block, ...]
    form: str = "text"
    """``text``, ``docx``, ``html``, ``pdf`` (with a text layer) or ``scan``."""
    pages: tuple[int, ...] = ()
    """The offset at which each page begins; empty where the format has no fixed pages."""
    remarks: tuple[Remark, ...] = ()
    confidence: tuple[int, ...] = ()
    """How sure the recognition was of each page of a scan, 0 to 100."""
    doubts: tuple[Doubt, ...] = ()
    secrecy: str | None = None
    """The mark of a secret paper, wherever it is printed: in a running line, a box or a watermark, which are no text."""

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which a place of the text stands; nothing where there are no pages."""
        return bisect_right(self.pages, offset) if self.pages else None

    def to_json(self) -> dict[str, Any]:
        """Return what pages and command line tell of the file, without its text."""
        return {
            "form": self.form,
            "paragraphs": joined_lines(self.text, self.blocks),
            "pages": list(self.pages),
            "remarks": [{"code": remark.code, "params": remark.params} for remark in self.remarks],
            "confidence": list(self.confidence),
            "doubts": [[doubt.start, doubt.end, doubt.confidence] for doubt in self.doubts],
        }
