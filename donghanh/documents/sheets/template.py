"""A spreadsheet to fill in: sheets with headings, and a last one with the words that may be used."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from donghanh.documents.sheets.shape import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS_TITLE = "Hướng dẫn"
_HEAD = PatternFill("solid", fgColor="E3EEEC")
_DATED_ROWS = 200
_LONG_WORD = 80


def template_file(sheets: Sequence[Sheet], words: Mapping[str, Sequence[str]], *, chosen: Mapping[str, str]) -> bytes:
    """The file as bytes. ``words`` are the columns of the last sheet, heading → values; ``chosen`` says which columns of the
    sheets are chosen from one of them, column key → heading. What is chosen may still be typed otherwise: the dry run tells."""
    book = Workbook()
    del book[book.active.title]
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet, words, chosen)
    page = book.create_sheet(WORDS_TITLE)
    for place, (heading, values) in enumerate(words.items(), start=1):
        _head(page, place, heading)
        is_prose = any(len(value) > _LONG_WORD for value in values)
        page.column_dimensions[get_column_letter(place)].width = 80 if is_prose else 40
        for number, value in enumerate(values, start=2):
            cell = page.cell(number, place, value)
            cell.data_type = "s"  # a name that begins with "=" stays a name
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, words: Mapping[str, Sequence[str]], chosen: Mapping[str, str]) -> None:
    headings = list(words)
    for place, column in enumerate(sheet.columns, start=1):
        name = get_column_letter(place)
        _head(page, place, column.heading)
        page.column_dimensions[name].width = column.width
        source = chosen.get(column.key)
        if source and words[source]:
            letter = get_column_letter(headings.index(source) + 1)
            listed = f"'{WORDS_TITLE}'!${letter}$2:${letter}${len(words[source]) + 1}"
            rule = DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=False)
            page.add_data_validation(rule)
            rule.add(f"{name}2:{name}{sheet.most_rows + 1}")
        if column.takes_dates:
            for row in range(2, _DATED_ROWS):
                page.cell(row, place).number_format = "dd/mm/yyyy"
    page.freeze_panes = "A2"


def _head(page: Any, column: int, text: str) -> None:
    cell = page.cell(1, column, text)
    cell.font, cell.fill = Font(bold=True), _HEAD
