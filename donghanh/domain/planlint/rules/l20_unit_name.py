"""L20: a province, district or commune that does not stand under this name on the plan's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.territory import Territory, Version
from donghanh.domain.text.letters import vi_pattern

_LEVEL = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_UNIT = vi_pattern(rf"(?<![\w<a><A>])(?P<level>{_LEVEL})\s+(?P<name>[<A>][<a>]*(?:[ -][<A>][<a>]*){{0,4}})(?![<a>])")
# What is said of the past is no mistake, and "nay là …" explains itself.
_HISTORY = vi_pattern(r"(?:trước đây|trước khi|\(cũ\)|\bcũ\b|sáp nhập|hợp nhất|sắp xếp|nay là|giai đoạn 20\d\d)")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each name once: known to the tables, by that level word, on other days only.

    A name the tables never had (a misspelling, an invented place) is left alone, and so are citations.
    """
    if context.on is None or context.territory.places is None:
        return
    told: set[str] = set()
    for index in (*reading.frame.title, *reading.frame.body, *reading.frame.tail):
        block = reading.blocks[index]
        if _HISTORY.search(block.text):
            continue
        for match in _UNIT.finditer(block.text):
            printed = match.group()
            if printed in told or _is_cited(reading, block, match.start()):
                continue
            found = _gone(context.territory.places, match["level"], match["name"], context.on, sure=context.on_sure)
            if found is None:
                continue
            length, version = found
            told.add(printed)
            span = block.span_of(match.start(), match.start("name") + length)
            yield Finding(
                "L20",
                "unit_not_on_day",
                "warning",
                span,
                printed,
                _words(context.territory.places, version, printed, context.on),
            )


def _gone(places: Territory, level: str, words: str, on: date, *, sure: bool) -> tuple[int, Version] | None:
    """The longest beginning of the words that names units of the level, where none of them stands on the day."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        named = [v for v in places.named(name, level=level) if places.known_since <= on]
        if not named:
            continue
        if any(v.is_on(on) for v in named):
            return None
        ended = [v for v in named if v.until is not None and v.until <= on]
        if ended:
            return len(name), max(ended, key=lambda v: v.until or date.min)
        return (len(name), named[0]) if sure else None
    return None


def _is_cited(reading: Reading, block: Block, start: int) -> bool:
    place = block.span_of(start, start + 1).start
    return any(c.span.start <= place < c.span.end for c in reading.citations)


def _words(places: Territory, version: Version, printed: str, on: date) -> dict[str, str]:
    gone = version.until is not None and version.until <= on
    later = [descent.version.full_name for descent in places.successors(version, on)] if gone else []
    return {
        "printed": printed,
        "ended": version.until.isoformat() if version.until and gone else "",
        "began": "" if gone else version.since.isoformat(),
        "successor": ", ".join(dict.fromkeys(later[:3])),
    }


RULE = Rule(
    "L20",
    ("unit_not_on_day",),
    "Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính; QĐ 19/2025/QĐ-TTg",
    check,
)
