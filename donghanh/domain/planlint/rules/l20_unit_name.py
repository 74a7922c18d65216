"""L20: a province, district or commune that does not stand under this name on the plan's day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import Cited
from donghanh.domain.territory import Territory, Version
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.letters import vi_pattern

_LEVEL = r"[Tt]ỉnh|[Tt]hành phố|TP\.?|Tp\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu"
_SHORT = {"tp": "thành phố", "tx": "thị xã"}
_WORDS = r"[<A>][<a>]*(?:[ -][<A>][<a>]*){0,4}"
_UNIT = vi_pattern(rf"(?<![\w<a><A>])(?P<level>{_LEVEL})\s+(?P<name>{_WORDS})(?![<a>])")
# "các huyện Nghĩa Đàn, Quỳ Hợp và Quỳ Châu": the level word stands once.
_NEXT = vi_pattern(rf"\s*(?:,|và|,\s*và)\s+(?P<name>{_WORDS})(?![<a>])")
_NEAR = 8
_SEVERAL = re.compile(r"(?:các|02|03|04|hai|ba|bốn)\s+$")
# What is said of the past is no mistake, and "nay là …" explains itself.
_HISTORY = vi_pattern(
    r"(?:trước đây|trước khi|\(cũ\)|\bcũ\b|sáp nhập|hợp nhất|nay là|(?:sau|khi|về|được) sắp xếp|sắp xếp đơn vị)"
)
_PERIOD = re.compile(r"giai đoạn\s+20\d\d\s*[-–—]\s*(20\d\d)")


@dataclass(frozen=True, slots=True)
class _Gone:
    """A printed unit that does not stand: the words that name it and the last version that bore the name."""

    printed: str
    version: Version
    is_one: bool
    """Whether no other unit ever bore the name, so that it can be said what became of it."""


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each name once: known to the tables, by that level word, on other days only.

    A name the tables never had (a misspelling, an invented place) is left alone, and so are citations and words about
    the past.
    """
    places = context.territory.places
    if context.on is None or places is None or places.known_since > context.on:
        return
    told: set[str] = set()
    cited = Cited(reading)
    issuer = reading.header.spans.get("issuer")
    if issuer and (match := _UNIT.search(reading.header.issuer or "")):
        gone = _gone(places, match["level"], match["name"], context)
        if gone:
            told.add(gone.printed)
            text = " ".join(reading.source_text[issuer.start : issuer.end].split())
            if MOTTO.search(text):  # two columns typed side by side: the motto stands between the lines of the name
                text = reading.header.issuer or text
            yield _finding(places, gone, issuer, text, context.on, right=None)
    frame = reading.frame
    for index in (*frame.title, *frame.preamble, *frame.body, *frame.tail, *frame.appendix):
        block = reading.blocks[index]
        if _is_past(block.text, context.on):
            continue
        for start, level, name in _names(block):
            if cited.holds(block, start):
                continue
            gone = _gone(places, level, name, context)
            if gone is None or gone.printed in told:
                continue
            told.add(gone.printed)
            alone = block.text.startswith(name, start)
            length = len(gone.printed) - (len(level) + 1 if alone else 0)
            text = block.text[start : start + length]
            right = _right(places, gone, context.on) if not alone else None
            yield _finding(places, gone, block.span_of(start, start + length), text, context.on, right=right)


def _names(block: Block) -> Iterator[tuple[int, str, str]]:
    """Each named unit: where it begins, its level word, its name with what capitals follow."""
    for match in _UNIT.finditer(block.text):
        yield match.start(), match["level"], match["name"]
        if not _SEVERAL.search(block.text[max(0, match.start() - _NEAR) : match.start()]):
            continue
        after = _NEXT.match(block.text, match.end())
        while after:
            yield after.start("name"), match["level"], after["name"]
            after = _NEXT.match(block.text, after.end())


def _is_past(text: str, on: date) -> bool:
    if _HISTORY.search(text):
        return True
    return any(int(period[1]) < on.year for period in _PERIOD.finditer(text))


def _gone(places: Territory, level: str, words: str, context: Context) -> _Gone | None:
    """The longest beginning of the words that names units of the level, where none of them stands on the day."""
    on = context.on
    parts = words.split(" ")
    plain = _SHORT.get(level.lower().rstrip("."), level.lower())
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        named = places.named(name, level=plain)
        if on is None or not named:
            continue
        if any(v.is_on(on) for v in named):
            return None
        ended = [v for v in named if v.until is not None and v.until <= on]
        printed = f"{level} {name}"
        if ended:
            return _Gone(printed, max(ended, key=lambda v: v.until or date.min), len({v.code for v in ended}) == 1)
        return _Gone(printed, named[0], len(named) == 1) if context.on_sure else None
    return None


def _successors(places: Territory, gone: _Gone, on: date) -> list[str]:
    version = gone.version
    if not gone.is_one or version.until is None or version.until > on:
        return []
    return list(dict.fromkeys(descent.version.full_name for descent in places.successors(version, on)))


def _right(places: Territory, gone: _Gone, on: date) -> str | None:
    """The one unit that took its place, with the level word as large as the printed one."""
    later = _successors(places, gone, on)
    if len(later) != 1:
        return None
    return later[0][0].upper() + later[0][1:] if gone.printed[0].isupper() else later[0]


def _finding(places: Territory, gone: _Gone, span: Span, text: str, on: date, *, right: str | None) -> Finding:
    version = gone.version
    is_over = version.until is not None and version.until <= on
    params = {
        "printed": gone.printed,
        "ended": version.until.isoformat() if version.until and is_over else "",
        "began": "" if is_over else version.since.isoformat(),
        "successor": ", ".join(_successors(places, gone, on)[:3]),
    }
    return Finding("L20", "unit_not_on_day", "warning", span, text, params, right)


RULE = Rule(
    "L20",
    ("unit_not_on_day",),
    N_("Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính; QĐ 19/2025/QĐ-TTg"),
    check,
)
