"""From the rows of ``data/units`` to a :class:`Territory`. The caller opens the files; nothing is read from disk here."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from donghanh.domain.territory.value import Step, Territory, Version

VERSION_TABLES: Mapping[str, str] = {
    "provinces_legacy.csv": "province",
    "provinces_2025.csv": "province",
    "districts_legacy.csv": "district",
    "communes_legacy.csv": "commune",
    "communes_2025.csv": "commune",
}
STEP_TABLES = ("successions_other.csv", "successions_2025.csv")
TABLES = (*VERSION_TABLES, *STEP_TABLES)
"""The names of the tables, in the order in which they are read."""


def territory_from_tables(tables: Mapping[str, Iterable[str]]) -> Territory:
    """Build the territory from the lines of each table, by name (:data:`TABLES`). About a tenth of a second for all.

    A missing table counts as empty; a table without its columns is refused with ``KeyError``.
    """
    days = _Days()
    versions = tuple(
        Version(kind, code, name, level, parent, days[since], days[until] if until else None)
        for table, kind in VERSION_TABLES.items()
        for code, name, level, parent, since, until in _columns(
            tables.get(table, ()), "code", "name", "level", "parent", "valid_from", "valid_until"
        )
    )
    steps = tuple(
        Step(before, after, days[on], kind, quality == "exact", is_main == "1")
        for table in STEP_TABLES
        for before, after, on, kind, quality, is_main in _columns(
            tables.get(table, ()), "predecessor", "successor", "effective_on", "kind", "quality", "is_main"
        )
    )
    return Territory(versions, steps, min((v.since for v in versions), default=dt.date.min))


class _Days(dict[str, dt.date]):
    """A few dozen days stand in ten thousand rows; each is read once."""

    def __missing__(self, text: str) -> dt.date:
        day = self[text] = dt.date.fromisoformat(text)
        return day


def _columns(lines: Iterable[str], *names: str) -> Iterator[list[str]]:
    rows = csv.reader(lines)
    header = next(rows, None)
    if header is None:
        return
    missing = set(names) - set(header)
    if missing:
        raise KeyError(f"missing columns: {', '.join(sorted(missing))}")
    places = [header.index(name) for name in names]
    for row in rows:
        yield [row[place] for place in places]
