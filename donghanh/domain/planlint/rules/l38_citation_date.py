"""L38: a cited instrument printed with another date than its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.library import number_key
from donghanh.domain.planlint.places import found_in


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each wrong date with the right one, where the library has seen the instrument and no other can be meant."""
    told: set[tuple[str, str]] = set()
    for citation in reading.citations:
        if not citation.number or not citation.date:
            continue
        known = context.library.misdated(
            citation.number, citation.date, issuer=citation.issuer, words=citation.name or ""
        )
        key = number_key(citation.number), citation.date
        if known is None or known.issued is None or known.confidence != "seen" or key in told:
            continue
        told.add(key)
        place = found_in(reading, _printed_as(citation.date), citation.span.start, citation.span.end)
        span, text = place or (citation.span, citation.text)
        params = {
            "number": known.number,
            "printed": citation.date,
            "right": known.issued.isoformat(),
            "title": known.title,
        }
        right = _as_printed(known.issued, text) if place else None
        yield Finding("L38", "wrong_citation_date", "warning", span, text, params, right)


def _printed_as(value: str) -> re.Pattern[str]:
    year, month, day = (int(part) for part in value.split("-"))
    return re.compile(
        rf"0?{day}(?:\s*[/.-]\s*|\s+tháng\s+)0?{month}(?:\s*[/.-]\s*|\s*,?\s+năm\s+){year}(?!\d)", re.IGNORECASE
    )


def _as_printed(right: date, like: str) -> str:
    """The right day in the form of the wrong one, with a nought before days under ten and the first two months."""
    month = f"{right.month:02}" if right.month < 3 else str(right.month)
    if "tháng" in like.lower():
        return f"{right.day:02} tháng {month} năm {right.year}"
    return f"{right.day:02}/{month}/{right.year}"


RULE = Rule("L38", ("wrong_citation_date",), N_("Chính văn bản được viện dẫn"), check)
