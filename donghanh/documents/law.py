"""The legal library as text, so that the child process can judge by what the office knows, without its database."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

from donghanh.domain.planlint.library import Instrument, LawLibrary

_DATES = {field.name for field in dataclasses.fields(Instrument) if "date" in str(field.type)}


def text_of(library: LawLibrary) -> str:
    """The instruments as JSON."""
    return json.dumps([dataclasses.asdict(one) for one in library.instruments], default=str, ensure_ascii=False)


def library_from(text: str) -> LawLibrary:
    """The library :func:`text_of` was given."""
    return LawLibrary(tuple(Instrument(**_values(row)) for row in json.loads(text)))


def _values(row: dict[str, Any]) -> dict[str, Any]:
    values = {name: dt.date.fromisoformat(value) if name in _DATES and value else value for name, value in row.items()}
    return {**values, "aliases": tuple(row.get("aliases") or ())}
