"""Any list as a file a spreadsheet opens: UTF-8 with a mark, streamed, and nothing in it that a spreadsheet would run."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from django.http import StreamingHttpResponse

from donghanh.foundation.web import formats

T = TypeVar("T")

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel reads Vietnamese letters as rubbish."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell, full-width signs included."""


class _Echo:
    """A file that hands back what is written to it, so that rows can be streamed."""

    def write(self, text: str) -> str:
        return text


def csv_response(rows: Iterable[T], columns: Mapping[str, Callable[[T], Any]], *, name: str) -> StreamingHttpResponse:
    """Stream ``rows`` as ``name.csv``; ``columns`` maps each heading to what stands under it.

    Give a queryset with ``.iterator()`` and its relations joined: rows are written one by one and never held together.
    ``name`` is plain ASCII and says nothing about a person.
    """
    if not name.isascii() or not name.replace("-", "").replace("_", "").isalnum():
        raise ValueError(f"{name!r} is no plain file name")
    response = StreamingHttpResponse(lines(rows, columns), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


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
