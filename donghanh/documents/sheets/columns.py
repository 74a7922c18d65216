"""From the sheets of a file to rows under known headings; everything that can be said without knowing the office."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from donghanh.documents.sheets.problems import Problem, Row
from donghanh.documents.sheets.shape import COUNTED_ROWS, Column, Sheet
from donghanh.domain.text import fold

_UNREADABLE = ("formula", "error", "yes", "long")
_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def rows_in(sheets: Mapping[str, Any], wanted: Sequence[Sheet]) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows of each sheet by its key, and what is wrong with sheets and headings. A sheet whose headings are wrong has
    no rows: what stands in them cannot be known."""
    rows: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for sheet in wanted:
        rows[sheet.key] = []
        found = sheets["sheets"].get(sheet.key)
        if found is None:
            continue
        if found["count"] > sheet.most_rows + 1:
            count = found["count"] - 1
            code = "rows_beyond_count" if found["count"] >= sheet.counted_rows else "too_many_rows"
            problems.append(Problem(code, sheet.title, params={"count": count, "limit": sheet.most_rows}))
        elif found["rows"]:
            rows[sheet.key] = _under_headings(sheet, found, problems)
    if not any(sheets["sheets"].values()):
        names = ", ".join(f"“{sheet.title}”" for sheet in wanted)
        problems.append(Problem("no_sheet", ", ".join(sheets["titles"][:5]) or "–", params={"wanted": names}))
    elif not problems and not any(rows.values()):
        problems.append(Problem("no_rows", wanted[0].title))
    return rows, problems


def _under_headings(sheet: Sheet, found: dict[str, Any], problems: list[Problem]) -> list[Row]:
    (heading_row, headings), *body = found["rows"]
    columns, wrong = _columns(sheet, heading_row, headings)
    merged = _merged(found["merged"])
    wrong += [
        Problem("merged", sheet.title, heading_row, letter(place), {"range": words})
        for place, words in sorted(merged.get(heading_row, {}).items())[:1]
    ]
    problems += wrong
    if wrong:
        return []
    letters = {column.key: letter(place) for place, column in columns.items()}
    rows = []
    for number, cells in body:
        named = {column.key: tuple(cells[place]) for place, column in columns.items() if place < len(cells)}
        row = Row(sheet, number, named, letters)
        for place, words in merged.get(number, {}).items():
            if place in columns:
                row.complain(columns[place].key, "merged", range=words)
        look_at_cells(row, columns.values())
        rows.append(row)
    return rows


def _columns(sheet: Sheet, number: int, headings: list[Any]) -> tuple[dict[int, Column], list[Problem]]:
    known = {_key(column.heading): column for column in sheet.columns}
    columns: dict[int, Column] = {}
    wrong: list[Problem] = []
    for place, (_, text) in enumerate(headings):
        column = known.get(_key(text))
        if not text:
            continue
        if column is None:
            names = ", ".join(c.heading for c in sheet.columns)
            wrong.append(
                Problem("heading_unknown", sheet.title, number, letter(place), {"text": text[:60], "known": names})
            )
        elif column in columns.values():
            wrong.append(Problem("heading_twice", sheet.title, number, letter(place), {"text": column.heading}))
        else:
            columns[place] = column
    missing = [c.heading for c in sheet.columns if c.is_needed and c not in columns.values()]
    if missing:
        wrong.append(Problem("heading_missing", sheet.title, number, params={"missing": ", ".join(missing)}))
    return columns, wrong


def knows_heading(sheet: Sheet, cells: Sequence[str]) -> bool:
    """Whether these words are a row of headings: at least two of them, or the only one, stand over columns of the sheet."""
    known = {_key(column.heading) for column in sheet.columns}
    return sum(_key(cell) in known for cell in cells) >= min(2, len(sheet.columns))


def _key(heading: str) -> str:
    return fold(heading).strip(" *:.")


def look_at_cells(row: Row, columns: Iterable[Column]) -> None:
    """Note what can be told of single cells: what cannot be read, a date where words belong, nothing where something must
    stand."""
    for column in columns:
        kind, text = row.cells.get(column.key, ("text", ""))
        if row.is_bad(column.key):
            continue
        if kind in _UNREADABLE:
            row.complain(column.key, f"cell_{kind}", text=text[:40])
        elif kind == "date" and not column.takes_dates:
            row.complain(column.key, "cell_date")
        elif column.is_needed and not text:
            row.complain(column.key, "cell_empty", heading=column.heading)


def _merged(ranges: list[str]) -> dict[int, dict[int, str]]:
    """Row → column → the range it is merged in. Ranges over thousands of rows are looked at in part."""
    found: dict[int, dict[int, str]] = {}
    for text in ranges:
        for number in _rows_of(text):
            first, last = _RANGE.fullmatch(text)[1], _RANGE.fullmatch(text)[3]  # type: ignore[index]
            for place in range(place_of(first), min(place_of(last), place_of(first) + 30) + 1):
                found.setdefault(number, {})[place] = text
    return found


def _rows_of(text: str) -> Iterator[int]:
    parts = _RANGE.fullmatch(text)
    if parts:
        first, last = int(parts[2]), int(parts[4])
        yield from range(first, min(last, first + COUNTED_ROWS) + 1)


def letter(place: int) -> str:
    """The letters of a column counted from nought: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(letters: str) -> int:
    """The other way round."""
    place = 0
    for one in letters:
        place = place * 26 + ord(one) - 64
    return place - 1
