"""A spreadsheet as plain rows, or a named refusal. Runs in the child; no Django, nothing is computed or followed."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from donghanh.documents.readers.refusal import Refused
from donghanh.documents.sheets.shape import LONGEST_CELL, MOST_COLUMNS, Sheet
from donghanh.domain.text import fold

MOST_PARTS = 300
LARGEST_PART = 30_000_000
LARGEST_TOTAL = 40_000_000
SUSPECT_SIZE = 2_000_000
STEEPEST = 300
"""XML of a spreadsheet shrinks ten to forty times. Deflate can do a thousand."""
MOST_MERGED = 2_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_OVERLAP = 200
_CHUNK = 1 << 20

Cell = tuple[str, str]
"""``text``, ``date`` (ISO), ``number``, ``yes``, ``formula``, ``error`` or ``long``, and what stands in it."""


def read_workbook(path: Path, wanted: Sequence[Sheet]) -> dict[str, Any]:
    """Return the wanted sheets that are there, known by their titles, as ``{"sheets": {key: …}, "titles": […]}``. Raises
    ``Refused``.

    A sheet is ``rows`` (each its number and its cells, empty rows left out), how many there are in ``count`` (no more
    than its ``most_rows`` and the heading are kept), and the ``merged`` ranges.
    """
    refuse_what_bursts(path)
    import openpyxl  # takes a third of a second: not before the file was found harmless

    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions we do not look at
            return _sheets_of(openpyxl.load_workbook(file, read_only=True, keep_links=False), path, wanted)
    except (MemoryError, Refused):
        raise
    except Exception as broken:  # whatever the library trips over: the file is not what it says
        raise Refused("damaged") from broken


def refuse_what_bursts(path: Path) -> None:
    """Raise ``Refused`` for what is no spreadsheet, locked, or made to burst. Looks at the list of parts and at the
    beginning of each, unpacks nothing else."""
    with path.open("rb") as file:
        head = file.read(8)
    if head == _OLE:
        raise Refused("old_or_locked")
    if not head.startswith(_ZIP):
        raise Refused("wrong_type")
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_parts(archive)
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError) as error:
        raise Refused("damaged") from error


def _refuse_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        raise Refused("wrong_type")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_TOTAL or len(set(names)) < len(names):
        raise Refused("too_complex")
    for part in parts:
        if part.flag_bits & 0x1:
            raise Refused("old_or_locked")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("too_complex")
        steep = part.file_size > SUSPECT_SIZE and part.file_size > STEEPEST * max(1, part.compress_size)
        if part.file_size > LARGEST_PART or steep:
            raise Refused("too_complex")
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as content:
                if b"<!DOCTYPE" in content.read(4096):  # no spreadsheet has one; entities would unfold
                    raise Refused("damaged")


def _sheets_of(book: Any, path: Path, wanted: Sequence[Sheet]) -> dict[str, Any]:
    known = {plain_title(sheet.title): sheet for sheet in wanted}
    found: dict[str, Any] = {}
    for one in book.worksheets:
        sheet = known.get(plain_title(one.title))
        if sheet is not None and sheet.key not in found:
            found[sheet.key] = _rows_of(one, sheet) | {"merged": _merged_in(path, one._worksheet_path)}
    return {"sheets": found, "titles": [str(title)[:60] for title in book.sheetnames[:30]]}


def plain_title(title: str) -> str:
    """How titles of sheets are told apart: without accents, case and signs, so that a list taken away comes back."""
    return " ".join(re.findall(r"\w+", fold(title)))


def _rows_of(sheet: Any, wanted: Sheet) -> dict[str, Any]:
    """The rows with something in them. The size the sheet claims is not believed."""
    rows: list[tuple[int, list[Cell]]] = []
    count = 0
    for number, cells in _filled_rows(sheet):
        count += 1
        if len(rows) <= wanted.most_rows:
            rows.append((number, cells))
        if count >= wanted.counted_rows:
            break
    return {"rows": rows, "count": count}


def _filled_rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """Rows up to their last cell with something in it. Between two rows that are far apart the library hands out one and
    the same empty row, a million times for a sheet of two cells: it is looked at once."""
    sheet.reset_dimensions()
    nothing: Any = None
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if row is nothing:
            continue
        cells = [_cell(one) for one in row]
        while cells and not cells[-1][1]:
            cells.pop()
        if cells:
            yield number, cells
        else:
            nothing = row


def _cell(cell: Any) -> Cell:
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if value is None:
        return "text", ""
    if kind == "f":
        return "formula", "="
    if kind == "e":
        return "error", str(value)[:20]
    if isinstance(value, bool):
        return "yes", "1" if value else "0"
    if isinstance(value, dt.datetime):
        return "date", value.date().isoformat()
    if isinstance(value, dt.date):
        return "date", value.isoformat()
    if isinstance(value, int | float):
        return "number", f"{value:.15g}"
    text = clean(str(value))
    return ("long", text[:LONGEST_CELL]) if len(text) > LONGEST_CELL else ("text", text)


def clean(text: str) -> str:
    """Without what nobody sees and no database keeps: control characters, halves of characters, zero-width spaces."""
    seen = (c for c in text if c.isprintable() or c.isspace())
    return " ".join("".join(seen).encode("utf-8", "ignore").decode("utf-8").split())


def _merged_in(path: Path, part: str) -> list[str]:
    """The merged ranges of a sheet, which the reader of long sheets passes over."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(path) as archive, archive.open(part.lstrip("/")) as content:
        before = b""
        while (chunk := content.read(_CHUNK)) and len(found) < MOST_MERGED:
            found |= dict.fromkeys(one.decode() for one in _MERGED.findall(before + chunk))
            before = chunk[-_OVERLAP:]
    return list(found)[:MOST_MERGED]
