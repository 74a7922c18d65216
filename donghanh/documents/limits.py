"""What a reader may use, by what the file is. No Django: the process that reads knows the same figures.

Text, DOCX and HTML are done in a second; a PDF may hold many pages; a scan must be recognised, page by page, and nobody
knows that of a PDF before it has been opened. So a reader of PDF and pictures begins with a modest share and gets the
rest with its first report (:func:`donghanh.documents.readers.progress.report`), in proportion to the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from donghanh.documents.readers.photos import is_album

MB = 1024 * 1024
OUTPUT_BYTES = 32 * MB
PROCESSES = 32
RECOGNITION_MEMORY = 1024 * MB
CPU_A_PAGE = 30
LONGEST_CPU = 20 * 60
PATIENCE_A_PAGE = 60
LONGEST_PATIENCE = 25 * 60
LONGEST_SILENCE = 180
"""Seconds without a further page after which a reader that reports is taken for stuck."""
HEAD_BYTES = 1024

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory in bytes; processor and waiting time in seconds. ``recognises`` says that pages may earn it more."""

    memory: int
    cpu: int
    patience: int
    recognises: bool = False

    @property
    def most_memory(self) -> int:
        """The memory that a file may have once it has pages to recognise; what it begins with where it never has."""
        return RECOGNITION_MEMORY if self.recognises else self.memory

    @property
    def most_cpu(self) -> int:
        """The processor time that no number of pages exceeds."""
        return LONGEST_CPU if self.recognises else self.cpu

    def cpu_for(self, pages: int) -> int:
        """The processor time for a file of so many pages that must be recognised."""
        return min(self.cpu + CPU_A_PAGE * pages, LONGEST_CPU)

    def patience_for(self, pages: int) -> int:
        """How long the office waits for so many pages; nothing more for a file that has none to recognise."""
        return min(self.patience + PATIENCE_A_PAGE * pages, LONGEST_PATIENCE) if self.recognises else self.patience


TEXT = Limits(memory=512 * MB, cpu=30, patience=60)
PDF = Limits(memory=768 * MB, cpu=60, patience=120, recognises=True)
PICTURE = Limits(memory=RECOGNITION_MEMORY, cpu=CPU_A_PAGE, patience=90, recognises=True)
SHRINK = Limits(memory=768 * MB, cpu=30, patience=90)
"""For drawing one photo of evidence anew: the largest that is taken needs 640 MB (``documents.pictures.shrink``)."""


def limits_for(path: Path) -> Limits:
    """The limits for a file on disk; looks at its first kilobyte."""
    with path.open("rb") as file:
        return limits_of(file.read(HEAD_BYTES))


def limits_of(head: bytes) -> Limits:
    """The limits for a file that begins with these bytes. What nobody knows is read as text, with the least."""
    if is_album(head):
        return PICTURE
    if b"%PDF-" in head:
        return PDF
    if head.startswith(_PICTURES) or head[8:12] == b"WEBP" or head[4:8] == b"ftyp":
        return PICTURE
    return TEXT
