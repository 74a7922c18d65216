"""L06: a cited instrument that had ended before the plan's day. Unverified entries of the library never speak."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.planlint.library import number_key


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each ended instrument once; an error only when the plan's day is printed and it serves as legal basis."""
    if context.on is None:
        return
    seen: set[str] = set()
    basis = {id(citation) for citation in reading.legal_basis}
    for citation in reading.citations:
        if not citation.number or number_key(citation.number) in seen:
            continue
        instrument = context.library.find(citation.number, citation.date)
        if (
            instrument is None
            or instrument.status in ("unverified", "guidance")
            or instrument.in_force(context.on) is not False
        ):
            continue
        last = instrument.last_day
        if last is None or context.on <= last:
            continue
        seen.add(number_key(citation.number))
        sure = context.on_sure and id(citation) in basis and instrument.confidence == "seen"
        yield Finding(
            "L06", "outdated_programme", "error" if sure else "warning", citation.span, citation.text,
            {"number": instrument.number, "title": instrument.title, "ended": last.isoformat(), "replaced_by": instrument.replaced_by},
        )  # fmt: skip


RULE = Rule(
    "L06", ("outdated_programme",), "Luật Ban hành văn bản quy phạm pháp luật; chính văn bản được viện dẫn", check
)
