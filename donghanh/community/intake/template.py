"""The list to fill in: one sheet with headings, a second with the words that may be used."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from donghanh.community.intake.sheets import FEMALE, MALE, MEMBERS, WORDS_TITLE
from donghanh.documents.sheets.shape import MOST_ROWS

_HEAD = PatternFill("solid", fgColor="E3EEEC")
_HINTS = (
    "Ngày: 22/11/2026, gõ chữ hay chọn ngày đều được.",
    "Giới tính để trống nếu chưa rõ; người ấy được đếm riêng.",
    "Năm sinh không bắt buộc; phần mềm chỉ giữ khoảng mười năm, ví dụ 1970–1979.",
    "Ra ngày là ngày đầu tiên không còn là thành viên; để trống nếu đang là thành viên.",
    "Hai người cùng họ tên: ghi năm sinh hoặc thôn cho cả hai.",
    "Không gộp ô, không dùng công thức, không đổi tên cột.",
)


def template_file(*, villages: Iterable[str], bodies: Iterable[str]) -> bytes:
    """The file for one model, with the villages and bodies of its unit to choose from."""
    book = Workbook()
    del book[book.active.title]
    words = {"Giới tính": [MALE, FEMALE], "Thôn": list(villages), "Cơ quan": list(bodies), "Cách ghi": list(_HINTS)}
    page = book.create_sheet(MEMBERS.title)
    sources = {"sex": "A", "village": "B", "body": "C"}
    for place, column in enumerate(MEMBERS.columns, start=1):
        name = get_column_letter(place)
        _head(page, place, column.heading)
        page.column_dimensions[name].width = column.width
        length = len(list(words.values())[ord(sources[column.key]) - 65]) if column.key in sources else 0
        if length:
            letter = sources[column.key]
            listed = f"'{WORDS_TITLE}'!${letter}$2:${letter}${length + 1}"
            rule = DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=False)
            page.add_data_validation(rule)
            rule.add(f"{name}2:{name}{MOST_ROWS + 1}")
    page.freeze_panes = "A2"
    _fill_words(book.create_sheet(WORDS_TITLE), words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill_words(page: Any, words: dict[str, list[str]]) -> None:
    for place, (heading, values) in enumerate(words.items(), start=1):
        _head(page, place, heading)
        page.column_dimensions[get_column_letter(place)].width = 70 if heading == "Cách ghi" else 36
        for number, value in enumerate(values, start=2):
            cell = page.cell(number, place, value)
            cell.data_type = "s"  # a name that begins with "=" stays a name
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"


def _head(page: Any, column: int, text: str) -> None:
    cell = page.cell(1, column, text)
    cell.font, cell.fill = Font(bold=True), _HEAD
