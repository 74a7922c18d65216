"""A PDF into a source: page by page from its text layer, and by recognition where there is none worth the name."""

from __future__ import annotations

from donghanh.documents.readers import progress
from donghanh.documents.readers.pdf.opening import opened
from donghanh.documents.readers.pdf.pages import PageText, read_page
from donghanh.documents.readers.pdf.rules import rules_of
from donghanh.documents.readers.pdf.trust import is_bare, is_garbled
from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.sheet import Sheet
from donghanh.documents.readers.source import Remark, Source


def read_pdf(data: bytes) -> Source:
    with opened(data) as document:
        sheets = []
        for number, page in enumerate(document):
            text = read_page(page)
            text.sheet.level, text.sheet.upright = rules_of(page, text.place)
            sheets.append(text.sheet)
    return compose(sheets, "pdf")
