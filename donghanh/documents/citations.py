"""The instruments a document cites, as rows, each pointing to what the legal library holds under its number."""

from typing import Any

from donghanh.documents.header import whole_date
from donghanh.documents.models import Citation, Document, Reading
from donghanh.legal import queries as legal

CITED = (("legal_basis", "legal_basis"), ("other_citations", "other"), ("spending_norms", "norm"))


def write_citations(document: Document, reading: Reading) -> None:
    """Write every citation of a reading. A query for each that has a number, and one more."""
    rows = [
        _row(item, document=document, reading=reading, role=role)
        for name, role in CITED
        for item in reading.result.get(name) or []
    ]
    for row in rows:
        _resolve(row)
    Citation.objects.bulk_create(rows)


def resolve_citations(reading: Reading) -> int:
    """Look up again what each citation of a reading means, and return how many mean something else than before.

    For a library that has learnt an instrument since. A query for each citation with a number, and one more.
    """
    changed = [row for row in Citation.objects.filter(reading=reading).exclude(number="") if _resolve(row)]
    Citation.objects.bulk_update(changed, ["instrument"])
    return len(changed)


def _resolve(row: Citation) -> bool:
    before = row.instrument_id
    row.instrument = legal.find_citation(row.number, issued_on=row.issued_on) if row.number else None
    return row.instrument_id != before


def _row(item: dict[str, Any], *, document: Document, reading: Reading, role: str) -> Citation:
    span = item.get("span") or {}
    return Citation(
        document=document,
        reading=reading,
        role=role,
        kind=str(item.get("kind") or "")[:80],
        number=str(item.get("number") or "")[:80],
        issued_on=whole_date(item.get("date")),
        issuer=str(item.get("issuer") or "")[:200],
        text=str(item.get("text") or ""),
        span_start=span.get("start"),
        span_end=span.get("end"),
        line=span.get("line_start"),
    )
