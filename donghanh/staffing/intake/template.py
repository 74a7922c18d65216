"""The spreadsheet to fill in: two sheets with headings, a third with the words that may be used."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from donghanh.documents.sheets.shape import MOST_ROWS, Sheet
from donghanh.organisations.models import Organisation
from donghanh.people.roles import Role
from donghanh.staffing.intake.office import kind_words
from donghanh.staffing.intake.sheets import NO, PEOPLE, SHEETS, WORDS_TITLE, YES
from donghanh.units.models import Unit

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = PatternFill("solid", fgColor="E3EEEC")
_CHOSEN = {"kind": "A", "directable": "B", "role": "C", "village": "E", "body": "F"}
"""Columns that are chosen from a column of the third sheet."""


def template_file(*, roles: Sequence[Role], villages: Iterable[Unit], bodies: Iterable[Organisation]) -> bytes:
    """The file for one office: its own villages and bodies, and the roles its administrator may give."""
    book = Workbook()
    del book[book.active.title]
    with translation.override("vi"):
        words: dict[str, list[str]] = {
            "Loại cơ quan": list(kind_words()),
            "Ủy ban giao việc được": [YES, NO],
            "Vai trò": [str(role.name) for role in roles],
            "Vai trò làm được gì": [str(role.sentence) for role in roles],
            "Thôn": [village.full_name for village in villages],
            "Cơ quan đã có": [body.name for body in bodies],
            "Cách ghi": [
                "Ngày: 22/11/2026, gõ chữ hay chọn ngày đều được.",
                "Cách viết khác: nhiều cách thì ngăn bằng dấu chấm phẩy.",
                "Cơ quan ở trang “Người” ghi đúng tên, hoặc một cách viết đã nhớ.",
                "Tên đăng nhập và thư điện tử không bắt buộc.",
                "Không gộp ô, không dùng công thức, không đổi tên cột.",
            ],
        }
    for sheet in SHEETS:
        _fill_sheet(book.create_sheet(sheet.title), sheet, words)
    _fill_words(book.create_sheet(WORDS_TITLE), words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill_sheet(page: Any, sheet: Sheet, words: dict[str, list[str]]) -> None:
    lengths = [len(values) for values in words.values()]
    for place, column in enumerate(sheet.columns, start=1):
        name = get_column_letter(place)
        _head(page, 1, place, column.heading)
        page.column_dimensions[name].width = column.width
        source = _CHOSEN.get(column.key)
        length = lengths[ord(source) - 65] if source else 0
        if source and length and (sheet, column.key) != (PEOPLE, "body"):  # bodies of the first sheet are meant as well
            listed = f"'{WORDS_TITLE}'!${source}$2:${source}${length + 1}"
            rule = DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=False)
            page.add_data_validation(rule)
            rule.add(f"{name}2:{name}{MOST_ROWS + 1}")
        if column.key == "valid_from":
            for row in range(2, 60):
                page.cell(row, place).number_format = "dd/mm/yyyy"
    page.freeze_panes = "A2"


def _fill_words(page: Any, words: dict[str, list[str]]) -> None:
    for place, (heading, values) in enumerate(words.items(), start=1):
        _head(page, 1, place, heading)
        page.column_dimensions[get_column_letter(place)].width = 40 if "gì" not in heading else 80
        for number, value in enumerate(values, start=2):
            cell = page.cell(number, place, value)
            cell.data_type = "s"  # a name that begins with "=" stays a name
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"


def _head(page: Any, row: int, column: int, text: str) -> None:
    cell = page.cell(row, column, text)
    cell.font, cell.fill = Font(bold=True), _HEAD
