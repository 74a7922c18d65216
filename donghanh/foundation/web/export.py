"""Any list as a file a spreadsheet opens, CSV or XLSX, and nothing in it that a spreadsheet would run."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeVar

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from donghanh.foundation.web import formats

T = TypeVar("T")

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel reads Vietnamese letters as rubbish."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell, full-width signs included."""
PARAMETER = "dang"
"""The name in the address that says as what a list is taken away; :data:`XLSX`, or CSV without it."""
XLSX = "xlsx"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""What one cell of a workbook holds; of a longer text the beginning."""


class _Echo:
    """A file that hands back what is written to it, so that rows can be streamed."""

    def write(self, text: str) -> str:
        return text


def list_response(
    request: HttpRequest, rows: Iterable[T], columns: Mapping[str, Callable[[T], Any]], *, name: str
) -> StreamingHttpResponse:
    """The list as the file the address asks for: a workbook with ``?dang=xlsx``, CSV otherwise.

    ``columns`` maps each heading to what stands under it. Give a queryset with ``.iterator()`` and its relations joined:
    rows are written one by one and never held together. ``name`` is plain ASCII and says nothing about a person.
    ``components/take_away.html`` draws the two links.
    """
    answer = xlsx_response if request.GET.get(PARAMETER) == XLSX else csv_response
    return answer(rows, columns, name=name)


def csv_response(rows: Iterable[T], columns: Mapping[str, Callable[[T], Any]], *, name: str) -> StreamingHttpResponse:
    """Stream ``rows`` as ``name.csv``."""
    filename = f"{_plain(name)}.csv"
    response = StreamingHttpResponse(lines(rows, columns), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def xlsx_response(rows: Iterable[T], columns: Mapping[str, Callable[[T], Any]], *, name: str) -> FileResponse:
    """``rows`` as the workbook ``name.xlsx``: numbers are numbers, dates are dates, and every text is typed as text.

    Written row by row: what is held in memory is the packed file.
    """
    filename = f"{_plain(name)}.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(60, max(14, len(str(heading)) + 4))
    sheet.append([_typed(sheet, heading, font=Font(bold=True)) for heading in columns])
    for row in rows:
        sheet.append([_typed(sheet, read(row)) for read in columns.values()])
    content = BytesIO()
    book.save(content)
    content.seek(0)
    return FileResponse(content, as_attachment=True, filename=filename, content_type=XLSX_TYPE)


def _typed(sheet: Any, value: Any, *, font: Font | None = None) -> Any:
    """A value as a cell of a workbook. A text is typed as text, so that a leading ``=`` is a letter like any other."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        cell, cell_format = WriteOnlyCell(sheet, value), "dd/mm/yyyy hh:mm"
    elif isinstance(value, dt.date):
        cell, cell_format = WriteOnlyCell(sheet, value), "dd/mm/yyyy"
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    else:
        text = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST_CELL]
        cell, cell_format = WriteOnlyCell(sheet, text), "@"
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=len(text) > 40)
    cell.number_format = cell_format
    if font:
        cell.font = font
    return cell


def _plain(name: str) -> str:
    if not name.isascii() or not name.replace("-", "").replace("_", "").isalnum():
        raise ValueError(f"{name!r} is no plain file name")
    return name


def lines(rows: Iterable[T], columns: Mapping[str, Callable[[T], Any]]) -> Iterator[str]:
    """The lines of the file, heading first."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow([safe_cell(heading) for heading in columns])
    for row in rows:
        yield writer.writerow([safe_cell(read(row)) for read in columns.values()])


def safe_cell(value: Any) -> str | int | float:
    """A value as a cell. Numbers stay numbers, dates are written the Vietnamese way, and a text that would be run as
    a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        return f"{formats.date(value)} {formats.time(value)}"
    if isinstance(value, dt.date):
        return formats.date(value)
    text = str(value).replace("\0", "")
    return f"'{text}" if text.lstrip(" \N{NO-BREAK SPACE}").startswith(FORMULA_STARTS) else text
