"""L32: the scope is all units in one place and a single pilot unit in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_UNITS = r"thôn|khối|bản|ấp|buôn|xóm|làng|khóm|khu phố|tổ dân phố|xã|phường|trường|đơn vị|chi hội|chi đoàn|cơ quan"
_ALL = re.compile(rf"(?<![\d/])(?P<n>\d{{1,4}})\s?/\s?(?P<of>\d{{1,4}})\s+(?P<unit>{_UNITS})(?![\wÀ-ỹ])", re.IGNORECASE)
_PILOT = re.compile(
    rf"(?:lựa chọn|chọn|thí điểm|làm điểm)[^.;]{{0,30}}?(?:một|01|1)\s+(?P<unit>{_UNITS})(?![\wÀ-ỹ])", re.IGNORECASE
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield once when n of n units are covered and the plan also chooses one of the same kind as a pilot."""
    blocks = [reading.blocks[index] for index in reading.frame.body]
    whole = {match["unit"].lower(): match.group() for block in blocks for match in _wholes(block)}
    if not whole:
        return
    for block in blocks:
        for match in _PILOT.finditer(block.text):
            unit = match["unit"].lower()
            if unit in whole:
                params = {"all": whole[unit], "unit": unit}
                span = block.span_of(match.start(), match.end())
                yield Finding("L32", "scope_conflict", "info", span, match.group(), params)
                return


def _wholes(block: Block) -> Iterator[re.Match[str]]:
    for match in _ALL.finditer(block.text):
        if match["n"] == match["of"] and int(match["n"]) > 1:
            yield match


RULE = Rule("L32", ("scope_conflict",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
