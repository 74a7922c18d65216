"""L32: the scope is all units in one place and a single pilot unit in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield when n of n units are covered and the plan also chooses one of the same kind as a pilot."""
    for target in reading.targets:
        if target.of is None or target.of != target.value or target.value < 2:
            continue
        pilot = re.compile(
            rf"(?:lựa chọn|chọn|thí điểm|làm điểm)[^.;]{{0,30}}?(?:một|01|1)\s+{re.escape(target.unit)}(?![\wÀ-ỹ])",
            re.IGNORECASE,
        )
        for index in reading.frame.body:
            block = reading.blocks[index]
            match = pilot.search(block.text)
            if match:
                span = block.span_of(match.start(), match.end())
                yield Finding(
                    "L32", "scope_conflict", "info", span, match.group(), {"all": target.text, "unit": target.unit}
                )
                break


RULE = Rule("L32", ("scope_conflict",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
