"""Opening a PDF: what cannot be read is refused by name before any page is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from donghanh.documents.readers.refusal import Refused

MAX_PAGES = 300
"""The longest plans with all annexes run to some 300 pages."""
_PASSWORD_NEEDED = 4
_UNSUPPORTED_SECURITY = 5


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Give the document of a PDF and close it afterwards. Refuses encrypted, damaged, empty and overlong files.

    A file that only restricts printing or copying opens without a password and is read: whoever uploads it has it.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (_PASSWORD_NEEDED, _UNSUPPORTED_SECURITY):
            raise Refused("locked_pdf") from error
        raise Refused("damaged") from error
    try:
        _check(document, data)
        yield document
    except pypdfium2.PdfiumError as error:
        raise Refused("damaged") from error
    finally:
        document.close()


def _check(document: pypdfium2.PdfDocument, data: bytes) -> None:
    pages = len(document)
    if _is_portfolio(data):
        raise Refused("portfolio")
    # XFA forms carry one page that says "open me elsewhere"; what a person sees is not in the pages.
    if pdfium.FPDF_GetFormType(document.raw) == pdfium.FORMTYPE_XFA_FULL:
        raise Refused("xfa_form")
    if pages == 0:
        raise Refused("empty")
    if pages > MAX_PAGES:
        raise Refused("too_many_pages", {"pages": str(pages), "limit": str(MAX_PAGES)})


def _is_portfolio(data: bytes) -> bool:
    return bool(re.search(rb"/Collection\s*(?:<<|\d+\s+\d+\s+R)", data))
