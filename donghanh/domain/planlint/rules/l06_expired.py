"""L06: a cited instrument that had ended before the plan's day. Unverified entries of the library never speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Citation, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.library import number_key

_REVIEW = re.compile(r"tổng kết|sơ kết|kết quả|đánh giá|thay thế|đã hết|trước đây|giai đoạn trước", re.IGNORECASE)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each ended instrument once; an error only when the plan's day is printed and it serves as legal basis."""
    if context.on is None:
        return
    seen: set[str] = set()
    basis = {id(citation) for citation in reading.legal_basis}
    for citation in reading.citations:
        if not citation.number or number_key(citation.number) in seen:
            continue
        instrument = context.library.meant(
            citation.number, citation.date, issuer=citation.issuer, words=citation.name or ""
        )
        if (
            instrument is None
            or instrument.status in ("unverified", "guidance")
            or instrument.in_force(context.on) is not False
        ):
            continue
        last = instrument.last_day
        if last is None or context.on <= last:
            continue
        in_basis = id(citation) in basis
        if not in_basis and _looks_back(reading, citation):
            continue
        seen.add(number_key(citation.number))
        sure = context.on_sure and in_basis and instrument.confidence == "seen"
        yield Finding(
            "L06", "outdated_programme", "error" if sure else "warning", citation.span, citation.text,
            {"number": instrument.number, "title": instrument.title, "ended": last.isoformat(), "replaced_by": instrument.replaced_by},
        )  # fmt: skip


def _looks_back(reading: Reading, citation: Citation) -> bool:
    """Whether the words before it review what is over: "tổng kết thực hiện Quyết định số …"."""
    before = reading.source_text[max(0, citation.span.start - 120) : citation.span.start]
    return bool(_REVIEW.search(re.split(r"[.;:]\s", before)[-1]))


RULE = Rule(
    "L06", ("outdated_programme",), N_("Luật Ban hành văn bản quy phạm pháp luật; chính văn bản được viện dẫn"), check
)
