"""L36: the plan above asks this level for a report, and this plan sends none, or sends it to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.cascade import Coverage
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.above import place_of, words_of
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each report line that breaks between the two plans."""
    for row in context.cascade.rows if context.cascade else ():
        if row.above.kind == "report" and row.coverage in (Coverage.MISSING, Coverage.PARTLY):
            place = place_of(row.answers[0]) if row.answers else None
            yield Finding("L36", "broken_report_line", "warning", place, row.above.text, words_of(row))


RULE = Rule(
    "L36",
    ("broken_report_line",),
    N_("NĐ 09/2019/NĐ-CP, Điều 7, Điều 8: báo cáo qua nhiều cấp; kế hoạch của cấp trên"),
    check,
)
