"""L34: a duty the plan above gives to this level, and this plan answers not at all or in part."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.cascade import Coverage
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.above import place_of, words_of
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield duties of the lower level without an answer; those answered in part for knowledge."""
    for row in context.cascade.rows if context.cascade else ():
        if not row.asked or row.above.kind not in ("duty", "task"):
            continue
        if row.coverage is Coverage.MISSING:
            yield Finding("L34", "uncovered_duty", "warning", None, row.above.text, words_of(row))
        elif row.coverage is Coverage.PARTLY:
            place = place_of(row.answers[0]) if row.answers else None
            yield Finding("L34", "partly_covered", "info", place, row.above.text, words_of(row))


RULE = Rule(
    "L34", ("uncovered_duty", "partly_covered"), N_("Kế hoạch của cấp trên, phần giao nhiệm vụ cho cấp dưới"), check
)
