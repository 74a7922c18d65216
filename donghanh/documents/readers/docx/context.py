"""What the reader of one Word file carries along: its styles and lists, and what it has met on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from donghanh.documents.readers.docx.fonts import OldFonts
from donghanh.documents.readers.docx.numbering import Numbering
from donghanh.documents.readers.docx.styles import Styles
from donghanh.documents.readers.source import Remark


@dataclass(slots=True)
class Met:
    """Things of a file that its words do not show, counted."""

    paragraphs: int = 0
    inserted: int = 0
    deleted: int = 0
    comments: int = 0
    hidden: int = 0
    contents: int = 0
    embedded: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    """The foot- and endnotes referred to, in order: kind and identity."""
    aside: list[str] = field(default_factory=list)
    """The lines of boxes, watermarks, headers and footers: a secrecy mark may be among them."""

    def note_aside(self, words: Iterable[str]) -> None:
        """Keep the lines of what is printed aside of the text."""
        self.aside += [line for text in words for line in text.split("\n") if line.strip()]


@dataclass(slots=True)
class Context:
    """The styles, the lists, and how closely runs must be looked at."""

    styles: Styles
    numbering: Numbering
    close: bool = True
    """Whether any run may be hidden, in capitals or in an old font."""
    boxes: bool = True
    """Whether there are text boxes."""
    old_fonts: OldFonts | None = None
    """Collects or converts old fonts, where the file names any."""
    convert: bool = False
    met: Met = field(default_factory=Met)

    def remarks(self) -> list[Remark]:
        """Return what a person should know of the file, in a fixed order."""
        met = self.met
        found: list[Remark] = []
        if met.inserted or met.deleted:
            found.append(Remark("tracked_changes", {"inserted": met.inserted, "deleted": met.deleted}))
        counted = (
            ("comments", met.comments), ("notes", len(met.notes)), ("hidden_text", met.hidden),
            ("contents_left_out", met.contents), ("embedded", met.embedded),
        )  # fmt: skip
        found += [Remark(code, {"count": count}) for code, count in counted if count]
        if self.old_fonts and self.old_fonts.used:
            found.append(Remark("legacy_font", {"encoding": ", ".join(sorted(self.old_fonts.used))}))
        return found
