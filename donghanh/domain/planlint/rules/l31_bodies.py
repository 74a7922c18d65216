"""L31: a body the plan relies on but nowhere sets up, or sets up under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.letters import vi_pattern

_SET_UP = vi_pattern(
    r"[Tt]hành lập\s+(?P<what>(?:[Bb]an|[Tt]ổ|[Đđ]ội|[Hh]ội đồng|[Cc]âu lạc bộ)\s+(?P<role>[<A><a>][<a>]*\s[<a>]+))"
)
_KEPT = vi_pattern(
    r"(?:[Kk]iện toàn|[Cc]ủng cố|[Rr]a mắt|[Dd]uy trì)\s+(?P<what>(?:[Bb]an|[Tt]ổ|[Đđ]ội|[Hh]ội đồng)\s+(?P<role>[<A><a>]+\s[<a>]+))"
)
_HEADS = r"(?:Tổ|Ban|Đội|Hội đồng)"
_RELIED = re.compile(
    r"(?<![\wÀ-ỹ])(?P<what>(?:Tổ|Ban|Đội)\s+(?P<role>(?:chỉ đạo|tư vấn|công tác|giúp việc|truyền thông|phản ứng nhanh|hòa giải|hoà giải|hỗ trợ|xung kích)))(?![\wÀ-ỹ])"
)


_MOST = 20  # bodies a plan sets up that are looked for


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield once per role: only where the plan itself sets bodies up, so that a standing body is not doubted."""
    blocks = [reading.blocks[index] for index in reading.frame.body]
    made: dict[str, set[str]] = {}
    for block in blocks:
        for match in _SET_UP.finditer(block.text):
            made.setdefault(match["role"].lower(), set()).add(match["what"].split()[0].lower())
    if not made:
        return
    for block in blocks:
        for match in _KEPT.finditer(block.text):
            made.setdefault(match["role"].lower(), set()).add(match["what"].split()[0].lower())
    roles = "|".join(map(re.escape, sorted(made)[:_MOST]))
    of_made = re.compile(rf"(?<![\wÀ-ỹ])(?P<what>{_HEADS}\s+(?P<role>(?i:{roles})))(?![\wÀ-ỹ])")
    told: set[str] = set()
    for block in blocks:
        for match in (*_RELIED.finditer(block.text), *of_made.finditer(block.text)):
            role, head = match["role"].lower(), match["what"].split()[0].lower()
            settled = made.get(role) == {head}
            if role in told or settled:
                continue
            told.add(role)
            yield Finding(
                "L31",
                "undefined_body",
                "info",
                block.span_of(match.start(), match.end()),
                match["what"],
                {"role": role},
            )


RULE = Rule("L31", ("undefined_body",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
