"""The forms in which one printed document is handed to the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.samples.compose.printed import Sheet


@dataclass(frozen=True)
class Form:
    """A form of a file: its name in tables, the ending of its name, and how it is made."""

    name: str
    ending: str
    make: Callable[[Sheet], bytes]


def _docx(sheet: Sheet) -> bytes:
    from tests.samples.compose.word import docx_of

    return docx_of(sheet)


def _numbered(sheet: Sheet) -> bytes:
    from tests.samples.compose.word import docx_of

    return docx_of(sheet, automatic=True)


def _pdf(sheet: Sheet) -> bytes:
    from tests.samples.compose.paper import pdf_of

    return pdf_of(sheet)


def _scan(sheet: Sheet) -> bytes:
    from tests.samples.compose.scan import pages_of, scanned_pdf

    return scanned_pdf(pages_of(_pdf(sheet)))


FORMS = {
    "docx": Form("DOCX", ".docx", _docx),
    "docx-auto": Form("DOCX, Word's numbering", ".auto.docx", _numbered),
    "pdf": Form("PDF", ".pdf", _pdf),
    "scan": Form("scan of 200 dpi", ".scan.pdf", _scan),
}
