"""A PDF into a source: page by page from its text layer, and by recognition where there is none worth the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2

from donghanh.documents.readers import progress
from donghanh.documents.readers.pdf.opening import opened
from donghanh.documents.readers.pdf.pages import PageText, read_page
from donghanh.documents.readers.pdf.pictures import share_of_pictures, with_marks_of_use
from donghanh.documents.readers.pdf.rules import rules_of
from donghanh.documents.readers.pdf.trust import is_bare, is_garbled
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.marks import refuse_unread
from donghanh.documents.readers.printed.sheet import Sheet
from donghanh.documents.readers.source import Remark, Source

_PICTURE_OF_A_PAGE = 0.25
"""Of the page: a picture that large may hold its text; a seal or a logo is smaller."""
_SCANNED = 0.6


def read_pdf(data: bytes) -> Source:
    """Return the source of a PDF: form ``pdf``, or ``scan`` when every page had to be recognised.

    Refuses what :func:`opened` refuses, text in old encodings that cannot be converted, and files without any text.
    Cost: some 8 ms of the processor a page with a text layer, one to two seconds a page that is recognised.
    """
    with opened(data) as document:
        pages: list[Sheet | None] = []
        counts: Counter[str] = Counter()
        encodings: set[str] = set()
        for number in range(len(document)):
            page = with_marks_of_use(document, number)
            text = read_page(page)
            encodings |= text.encodings
            if _is_picture(page, text):
                pages.append(None)
            else:
                text.sheet.level, text.sheet.upright = rules_of(page, text.place)
                counts["askew_text_left_out"] += text.askew
                pages.append(text.sheet)
            page.close()
        waiting = [number for number, sheet in enumerate(pages) if sheet is None]
        for number, sheet in zip(waiting, _recognised(document, waiting), strict=True):
            pages[number] = sheet
    sheets = [sheet for sheet in pages if sheet is not None]
    refuse_unread(sheets)
    remarks = [Remark(code, {"count": count}) for code, count in counts.items() if count]
    if encodings:
        remarks.append(Remark("legacy_font", {"encoding": ", ".join(sorted(encodings))}))
    if waiting and len(waiting) < len(sheets):
        remarks.append(Remark("pages_recognised", {"pages": ", ".join(str(number + 1) for number in waiting)}))
    return compose(sheets, "scan" if len(waiting) == len(sheets) else "pdf", remarks)


def _is_picture(page: pypdfium2.PdfPage, text: PageText) -> bool:
    """Whether a page must be recognised: it is a picture, or its text layer is not what is printed on it."""
    words = text.text
    if is_garbled(words):
        return True
    if is_bare(words):
        return share_of_pictures(page) >= _PICTURE_OF_A_PAGE
    return is_garbled(words, scanned=True) and share_of_pictures(page) >= _SCANNED


def _recognised(document: pypdfium2.PdfDocument, numbers: Sequence[int]) -> Iterator[Sheet]:
    """Recognise some pages, telling how far it has come."""
    if not numbers:
        return
    progress.report(0, len(numbers))
    from donghanh.documents.readers.pdf.drawing import picture_of
    from donghanh.documents.readers.scan.recognise import Recogniser

    with Recogniser() as recogniser:
        for done, number in enumerate(numbers, 1):
            yield recogniser.sheet(picture_of(document, number))
            progress.report(done, len(numbers))
