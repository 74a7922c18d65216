"""Invented spreadsheets for tests."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from donghanh.staffing.intake.sheets import BODIES, PEOPLE

BODY_HEADINGS = [column.heading for column in BODIES.columns]
PERSON_HEADINGS = [column.heading for column in PEOPLE.columns]


def book_of(**sheets: list[list[Any]]) -> Workbook:
    """A workbook with these rows under the headings of the template; ``bodies`` and ``people``."""
    book = Workbook()
    del book[book.active.title]
    for sheet in (BODIES, PEOPLE):
        page = book.create_sheet(sheet.title)
        page.append([column.heading for column in sheet.columns])
        for row in sheets.get(sheet.key, []):
            page.append(row)
    return book


def content_of(book: Workbook) -> bytes:
    """The workbook as a file holds it."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload_of(book: Workbook | bytes, name: str = "danh-sach.xlsx") -> SimpleUploadedFile:
    """The workbook as a browser sends it."""
    return SimpleUploadedFile(name, book if isinstance(book, bytes) else content_of(book))
