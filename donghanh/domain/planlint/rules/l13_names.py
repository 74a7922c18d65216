"""L13: one proper name in two spellings: the tone mark in another place ("Hoà Hiếu", "Hòa Hiếu"), or the own unit's name
with another mark ("Bến Cạt" in a plan of Bến Cát)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.forms import fold, same_tone
from donghanh.domain.text.letters import vi_pattern

_NAME = vi_pattern(r"(?<![\wÀ-ỹ])[<A>][<a>]+(?: [<A>][<a>]+)+")
_UNIT = vi_pattern(
    r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|tỉnh|thành phố)\s+(?P<name>[<A>][<a>]+(?: [<A>][<a>]+){1,3})$"
)
_PLACE = vi_pattern(
    r"(?P<kind>[Tt]hôn|[Bb]ản|[Kk]hối|[Ấấ]p|[Bb]uôn|[Xx]óm|[Ll]àng|[Kk]hu phố|[Xx]ã|[Pp]hường)\s+(?P<name>[<A>][<a>]+(?: [<A>][<a>]+){1,2})(?![<a>])"
)
_PRINTED_UNIT = vi_pattern(
    r"(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|TỈNH|THÀNH PHỐ)\s+(?P<name>[<A>]+(?: [<A>]+){1,3})(?![<A>])"
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each later spelling once; the spelling used first is proposed for all."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for block in _letterhead(reading):
        for match in _PRINTED_UNIT.finditer(block.text):
            first.setdefault(same_tone(match["name"]).lower(), match["name"].title())
    for block, start, name in _names(reading):
        key = same_tone(name).lower()
        known = first.setdefault(key, name)
        if known.lower() != name.lower() and name not in told:
            told.add(name)
            span = block.span_of(start, start + len(name))
            yield Finding("L13", "inconsistent_name", "info", span, name, {"first": known}, known)
    for own in sorted(_own_names(reading)):
        yield from _misspelt(reading, own, told)
    yield from _odd_places(reading, told)


def _letterhead(reading: Reading) -> Iterator[Block]:
    for index in (*reading.frame.header, *reading.frame.title):
        yield reading.blocks[index]


def _own_names(reading: Reading) -> set[str]:
    """The names of the issuing unit and of the one above it, of two syllables and more."""
    found = (_UNIT.search(name or "") for name in (reading.header.issuer, reading.header.issuer_parent))
    return {match["name"] for match in found if match}


def _misspelt(reading: Reading, own: str, told: set[str]) -> Iterator[Finding]:
    """The own name with the same letters and other marks, in capitals as a name has them."""
    pattern = re.compile(rf"(?<!\w){re.escape(fold(own))}(?!\w)")
    for index in (
        *reading.frame.header,
        *reading.frame.title,
        *reading.frame.preamble,
        *reading.frame.body,
        *reading.frame.tail,
    ):
        block = reading.blocks[index]
        plain = fold(block.text)
        if len(plain) != len(block.text):
            continue
        for match in pattern.finditer(plain):
            printed = block.text[match.start() : match.end()]
            named = all(word[0].isupper() for word in printed.split())
            if not named or same_tone(printed).lower() == same_tone(own).lower() or printed in told:
                continue
            told.add(printed)
            right = own.upper() if printed.isupper() else own
            span = block.span_of(match.start(), match.end())
            yield Finding("L13", "inconsistent_name", "info", span, printed, {"first": own}, right)


def _odd_places(reading: Reading, told: set[str]) -> Iterator[Finding]:
    """A village or unit whose name stands once with other marks than the two times and more it stands elsewhere."""
    places = [(block, match) for block in _body(reading) for match in _PLACE.finditer(block.text)]
    times = Counter((match["kind"].lower(), same_tone(match["name"])) for _, match in places)
    usual: dict[tuple[str, str], str] = {}
    for (kind, name), count in times.items():
        if count > 1:
            usual.setdefault((kind, fold(name)), name)
    for block, match in places:
        kind, name = match["kind"].lower(), same_tone(match["name"])
        right = usual.get((kind, fold(name)))
        if right is None or right == name or times[kind, name] > 1 or match["name"] in told:
            continue
        told.add(match["name"])
        span = block.span_of(match.start("name"), match.end("name"))
        yield Finding("L13", "inconsistent_name", "info", span, match["name"], {"first": right}, right)


def _body(reading: Reading) -> Iterator[Block]:
    for index in (*reading.frame.title, *reading.frame.preamble, *reading.frame.body, *reading.frame.appendix):
        yield reading.blocks[index]


def _names(reading: Reading) -> Iterator[tuple[Block, int, str]]:
    for index in (*reading.frame.header, *reading.frame.title, *reading.frame.preamble, *reading.frame.body):
        block = reading.blocks[index]
        for match in _NAME.finditer(block.text):
            yield block, match.start(), match.group()


RULE = Rule("L13", ("inconsistent_name",), N_("NĐ 30/2020/NĐ-CP, Phụ lục II (viết tên riêng thống nhất)"), check)
