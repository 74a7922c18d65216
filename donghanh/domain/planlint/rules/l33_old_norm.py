"""L33: spending resting on a norm more than ten years old whose standing nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield old norms unless the library knows them in force on the plan's day."""
    if context.on is None:
        return
    for citation in reading.spending_norms:
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
