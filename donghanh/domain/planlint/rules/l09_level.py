"""L09: unit words that do not fit the issuing body, and bodies that no longer exist on the plan's day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.letters import vi_pattern

_OWN = {
    "xã": "phường|thị trấn",
    "phường": "xã|thị trấn",
    "thị trấn": "xã|phường",
    "tỉnh": "thành phố",
    "thành phố": "tỉnh",
}
_LISTED = vi_pattern(
    r"\s*[,/]\s*(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|quận|thị xã)|\s+(?:hội|viên|luận|giao|đội|[<A>])"
)
_HISTORY = re.compile(r"(?:trước đây|\(cũ\)|cũ\b|sáp nhập|sắp xếp|trước khi)")


def _blocks(reading: Reading) -> Iterator[Block]:
    for index in (*reading.frame.title, *reading.frame.body):
        yield reading.blocks[index]


def _wrong_words(reading: Reading) -> Iterator[Finding]:
    level = reading.header.level
    if level not in _OWN:
        return
    pattern = re.compile(
        rf"(?:trên địa bàn|toàn|chủ chốt của|nhân dân (?:trong|toàn)|lãnh đạo)\s+(?P<word>{_OWN[level]})(?![\wÀ-ỹ])"
    )
    for block in _blocks(reading):
        for match in pattern.finditer(block.text):
            if _LISTED.match(block.text, match.end()):
                continue
            span = block.span_of(match.start("word"), match.end("word"))
            yield Finding(
                "L09",
                "level_conflict",
                "warning",
                span,
                match.group(),
                {"printed": match["word"], "level": level},
                level,
            )
        if level in ("xã", "phường", "thị trấn"):
            for match in re.finditer(r"[Pp]hối hợp với (?P<who>các sở,? (?:ban,? )?ngành)", block.text):
                yield Finding(
                    "L09",
                    "level_conflict",
                    "info",
                    block.span_of(match.start("who"), match.end("who")),
                    match["who"],
                    {"printed": match["who"], "level": level},
                )


def _wrong_parent(reading: Reading) -> Iterator[Finding]:
    parent = reading.header.issuer_parent or ""
    match = re.search(r"(?:UBND|[ỦU][ỷy] ban nhân dân)\s+(tỉnh|thành phố)\s+[A-ZĐ]", parent)
    if not match:
        return
    other = "tỉnh" if match[1] == "thành phố" else "thành phố"
    pattern = vi_pattern(
        rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?P<word>{other})(?!\s*[,/]|\s+(?:trực|[<A>]))(?![\wÀ-ỹ])"
    )
    for block in _blocks(reading):
        for found in pattern.finditer(block.text):
            span = block.span_of(found.start("word"), found.end("word"))
            yield Finding(
                "L09",
                "level_conflict",
                "warning",
                span,
                found.group(),
                {"printed": found.group(), "level": parent},
                match[1],
            )


def _abolished(reading: Reading, context: Context) -> Iterator[Finding]:
    if context.on is None:
        return
    for body in context.territory.abolished(context.on):
        pattern = re.compile(rf"(?<![\wÀ-ỹ])(?:{body.words})(?![\wÀ-ỹ])")
        for index in (*reading.frame.body, *reading.frame.tail):
            block = reading.blocks[index]
            match = pattern.search(block.text)
            if not match or _HISTORY.search(block.text):
                continue
            span = block.span_of(match.start(), match.end())
            inside = any(c.span.start <= span.start < c.span.end for c in reading.citations)
            if inside:
                continue
            params = {
                "printed": match.group(),
                "ended": body.ended_on.isoformat(),
                "successor": body.successor,
                "authority": body.authority,
            }
            yield Finding("L09", "abolished_body", "warning", span, match.group(), params)
            break


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield wrong unit words, a wrongly named level above, and abolished bodies (once each)."""
    yield from _wrong_words(reading)
    yield from _wrong_parent(reading)
    yield from _abolished(reading, context)


RULE = Rule(
    "L09",
    ("level_conflict", "abolished_body"),
    "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (cần kiểm chứng)",
    check,
)
