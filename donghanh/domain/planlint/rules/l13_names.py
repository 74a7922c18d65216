"""L13: one proper name in two spellings that differ only in the place of the tone mark ("Hoà Hiếu", "Hòa Hiếu")."""

from __future__ import annotations

from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.forms import same_tone
from donghanh.domain.text.letters import vi_pattern

_NAME = vi_pattern(r"(?<![\wÀ-ỹ])[<A>][<a>]+(?: [<A>][<a>]+)+")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each later spelling once; the spelling used first is proposed for all."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for block, start, name in _names(reading):
        key = same_tone(name).lower()
        known = first.setdefault(key, name)
        if known.lower() != name.lower() and name not in told:
            told.add(name)
            yield Finding(
                "L13",
                "inconsistent_name",
                "info",
                block.span_of(start, start + len(name)),
                name,
                {"first": known},
                known,
            )


def _names(reading: Reading) -> Iterator[tuple[Block, int, str]]:
    for index in (*reading.frame.header, *reading.frame.title, *reading.frame.preamble, *reading.frame.body):
        block = reading.blocks[index]
        for match in _NAME.finditer(block.text):
            yield block, match.start(), match.group()


RULE = Rule("L13", ("inconsistent_name",), N_("NĐ 30/2020/NĐ-CP, Phụ lục II (viết tên riêng thống nhất)"), check)
