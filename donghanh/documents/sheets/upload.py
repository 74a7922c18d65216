"""From a file or a pasted table to plain sheets. The file is read in a child and forgotten; what was read travels with the
page, signed for its author, until it is applied or the page is left."""

import contextlib
import csv
import io
import tempfile
from pathlib import Path
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from donghanh.documents.child import read_in_child
from donghanh.documents.sheets.columns import knows_heading
from donghanh.documents.sheets.shape import LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, Sheet
from donghanh.documents.sheets.workbook import clean
from donghanh.foundation.web.export import FORMULA_STARTS

Sheets = dict[str, Any]
"""What the child read: see ``sheets.workbook.read_workbook``."""
LASTS = 2 * 60 * 60
"""Seconds for which what was read can be applied."""


class SheetRefused(Exception):
    """Raised before anything is read or written; ``code`` is stable, ``params`` fill the words of ``sheets.wording``."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def read_upload(file: UploadedFile, *, module: str) -> Sheets:
    """The sheets of an uploaded spreadsheet; takes about a second. Nothing of the file stays. ``module`` runs in the child and
    knows which sheets are wanted (``sheets.limited.print_sheets``).

    Refused: ``empty``, ``too_large``, and what the child refuses (``wrong_type``, ``old_or_locked``, ``damaged``,
    ``too_complex``) or cannot do (``too_heavy``, ``reader_broke``).
    """
    if not file.size:
        raise SheetRefused("empty")
    if file.size > LARGEST_FILE:
        raise SheetRefused("too_large", limit=LARGEST_FILE // 1_000_000)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        answer = read_in_child(Path(kept.name), module=module)
    if answer.result is None:
        raise SheetRefused(answer.refusal)
    return {"sheets": answer.result["sheets"], "titles": answer.result["titles"]}


def read_pasted(text: str, sheet: Sheet) -> Sheets:
    """A table somebody pasted, as one sheet: columns between tabs as spreadsheets copy them, or between the commas or
    semicolons of a CSV file. Without headings in its first row the columns are taken in their order.

    Every cell is text. Refused: ``empty``, ``damaged``.
    """
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise SheetRefused("empty")
    mark = max("\t;,", key=first.count)
    try:
        table = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
    except csv.Error as broken:
        raise SheetRefused("damaged") from broken
    rows: list[tuple[int, list[tuple[str, str]]]] = []
    count = 0
    for number, cells in enumerate(table, start=1):
        typed = [_cell(cell) for cell in cells[:MOST_COLUMNS]]
        if not any(words for _, words in typed):
            continue
        if not rows and not knows_heading(sheet, [words for _, words in typed]):
            rows.append((0, [("text", column.heading) for column in sheet.columns]))
            count += 1
        count += 1
        if len(rows) <= sheet.most_rows:
            rows.append((number, typed))
        if count >= sheet.counted_rows:
            break
    return {"sheets": {sheet.key: {"rows": rows, "count": count, "merged": []}}, "titles": [sheet.title]}


def _cell(text: str) -> tuple[str, str]:
    words = clean(text)
    if words.startswith("'") and words[1:].startswith(FORMULA_STARTS):  # as our own CSV files guard what would be run
        words = words[1:]
    return ("long", words[:LONGEST_CELL]) if len(words) > LONGEST_CELL else ("text", words)


def seal(sheets: Sheets, *, of: str, salt: str) -> str:
    """The sheets as a text that only comes back for the same ``of``: who sent them, and for what."""
    return signing.dumps({"of": of, **sheets}, salt=salt, compress=True)


def unseal(text: str, *, of: str, salt: str) -> Sheets:
    """What was sealed. Refused: ``gone`` when it is too old, somebody else's, or no seal at all."""
    with contextlib.suppress(signing.BadSignature):
        found = signing.loads(text, salt=salt, max_age=LASTS)
        if found.pop("of", "") == of:
            return dict(found)
    raise SheetRefused("gone")
