"""L35: a duty done, or a report sent, after the day the plan above sets."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.above import place_of, words_of
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield what is due here later than the parent plan asks for it, also where it answers only in part."""
    for row in context.cascade.rows if context.cascade else ():
        if row.asked and row.late:
            answer = row.late.item
            yield Finding("L35", "later_deadline", "warning", place_of(answer), answer.text, words_of(row))


RULE = Rule(
    "L35", ("later_deadline",), N_("Kế hoạch của cấp trên; NĐ 09/2019/NĐ-CP, Điều 8 (thời hạn từng cấp)"), check
)
