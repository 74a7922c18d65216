"""L33: spending resting on a norm more than ten years old whose standing nobody has confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Citation, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_MOST = 40  # paragraphs about money that are looked at
_PAYS = re.compile(r"(?<![\wÀ-ỹ])(?:chi|mức|định mức|thanh toán|quyết toán|phụ cấp)(?![\wÀ-ỹ])", re.IGNORECASE)


def _under_money(reading: Reading) -> Iterator[Citation]:
    """Circulars and resolutions named where the plan speaks of its money."""
    spans = [
        entry.block.span
        for entry in reading.outline.entries
        if reading.outline.topic_of(entry) == "budget" and _PAYS.search(entry.block.text)
    ]
    for citation in reading.other_citations:
        if citation.kind in ("Thông tư", "Thông tư liên tịch", "Nghị quyết", "Quyết định") and any(
            span.start <= citation.span.start < span.end for span in spans[:_MOST]
        ):
            yield citation


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield old norms unless the library knows them in force on the plan's day."""
    if context.on is None:
        return
    for citation in (*reading.spending_norms, *_under_money(reading)):
        if not citation.number or not citation.date or not citation.date[:4].isdigit():
            continue
        known = context.library.meant(citation.number, citation.date, issuer=citation.issuer, words=citation.name or "")
        if known is not None and known.in_force(context.on) is True:
            continue
        if context.on.year - int(citation.date[:4]) > 10:
            yield Finding(
                "L33",
                "old_norm",
                "info",
                citation.span,
                citation.text,
                {"number": citation.number, "year": citation.date[:4]},
            )


RULE = Rule("L33", ("old_norm",), N_("Luật Ngân sách nhà nước; định mức hiện hành"), check)
