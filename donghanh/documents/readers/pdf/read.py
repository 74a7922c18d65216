"""A PDF into a source: page by page from its text layer, and by recognition where there is none worth the name."""

from __future__ import annotations

from contextlib import ExitStack

import pypdfium2

from donghanh.documents.readers import progress
from donghanh.documents.readers.pdf.opening import opened
from donghanh.documents.readers.pdf.pages import PageText, read_page
from donghanh.documents.readers.pdf.rules import rules_of
from donghanh.documents.readers.pdf.trust import is_bare, is_garbled
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.sheet import Sheet
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.source import Remark, Source


def read_pdf(data: bytes) -> Source:
    """Return the source of a PDF."""
    with opened(data) as document, ExitStack() as stack:
        sheets: list[Sheet] = []
        recognised: list[int] = []
        askew = 0
        recogniser = None
        for number, page in enumerate(document):
            text = read_page(page)
            askew += text.askew
            if is_bare(text.text) or is_garbled(text.text):
                from donghanh.documents.readers.scan.pictures import DPI, Picture, grey
                from donghanh.documents.readers.scan.recognise import Recogniser
                if recogniser is None:
                    recogniser = stack.enter_context(Recogniser())
                image = page.render(scale=DPI / 72).to_pil()
                sheets.append(recogniser.sheet(Picture(grey(image), DPI)))
                recognised.append(number + 1)
                progress.report(number + 1, len(document))
            else:
                text.sheet.level, text.sheet.upright = rules_of(page, text.place)
                sheets.append(text.sheet)
            page.close()
    form = "scan" if len(recognised) == len(sheets) else "pdf"
    return compose(sheets, form)
