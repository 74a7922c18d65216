"""From the header of a reading to the columns of a document. Plain values in, plain values out."""

import datetime as dt
from contextlib import suppress
from typing import Any


def header_of(result: dict[str, Any]) -> dict[str, Any]:
    """The columns a reading can fill; what it does not say is left out, never guessed."""
    signer = result.get("signer") or {}
    date_text = str(result.get("issue_date") or "")
    found = {
        "doc_type": _cut(result.get("doc_type"), 60),
        "number": _cut(result.get("number"), 60),
        "symbol": _cut(result.get("number_symbol"), 60),
        "title": _cut(result.get("title"), 600),
        "issuer": _cut(result.get("issuer"), 200),
        "place": _cut(result.get("place"), 120),
        "signer": _cut(signer.get("name"), 200),
        "issued_on": whole_date(date_text),
        "issue_date_text": _cut(result.get("issue_date_as_printed") or date_text, 60),
        "year": result.get("year") if isinstance(result.get("year"), int) else None,
    }
    return {name: value for name, value in found.items() if value}


def whole_date(text: str | None) -> dt.date | None:
    """The day an ISO date names, or ``None`` while its day or month is blank ("2026-11")."""
    with suppress(ValueError, TypeError):
        return dt.date.fromisoformat(text or "")
    return None


def _cut(value: Any, most: int) -> str:
    return " ".join(str(value or "").split())[:most]
