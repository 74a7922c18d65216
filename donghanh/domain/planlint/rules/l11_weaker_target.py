"""L11: a target set lower than the plan above sets it, or left out."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.cascade import Coverage
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.above import place_of, words_of
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each formal target of the parent plan that this plan promises less of, or does not mention."""
    for row in context.cascade.rows if context.cascade else ():
        if row.above.kind != "target":
            continue
        if row.coverage is Coverage.WEAKER:
            answer = row.answers[0]
            yield Finding("L11", "weaker_target", "warning", place_of(answer), answer.text, words_of(row))
        elif row.coverage is Coverage.MISSING:
            yield Finding("L11", "missing_target", "warning", None, row.above.text, words_of(row))


RULE = Rule(
    "L11",
    ("weaker_target", "missing_target"),
    N_("Kế hoạch của cấp trên; Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (cần kiểm chứng)"),
    check,
)
