"""L26: a space missing after a mark ("2.Tài trợ", "trách nhiệm:Xây") or between two words ("viênchức")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.syllables import is_marked, is_syllable, split_joined

_MARK = vi_pattern(r"(?<=[<a>\d])(?P<mark>[.;:,])(?=[<A>][<a>])|(?<=[<a>])(?P<soft>[,;])(?=[<a>])")
# "05buổi", "30%trở lên", "xã(phường)": a number or a word that a bracket or a word runs into.
_COUNT = vi_pattern(r"(?<![\w.,/-])(?P<number>\d{1,4}%?)(?P<word>[<a>]{2,7})(?![\w-])")
_BRACKET = vi_pattern(r"(?<=[<a>]{2})\((?=[<A><a>]{2})")
_ADDRESS = re.compile(r"(?:https?:|www\.|@|\.vn|\.com)")
_TOKEN = re.compile(r"[^\W\d_]{5,14}")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each place with the corrected text; web addresses and abbreviations are left alone."""
    for index in (*reading.frame.title, *reading.frame.preamble, *reading.frame.body, *reading.frame.appendix):
        block = reading.blocks[index]
        text = block.text
        for match in _MARK.finditer(text):
            around = text[max(0, match.start() - 25) : match.end() + 25]
            if _ADDRESS.search(around) or re.search(
                r"(?:^|\s)(?:TP|Tp|ThS|TS|BS|v\.v)\.?$", text[: match.start() + 1][-6:]
            ):
                continue
            start = text.rfind(" ", 0, match.start()) + 1
            end = text.find(" ", match.end())
            yield _gap(block, start, end if end > 0 else len(text), match.end())
        for match in _COUNT.finditer(text):
            if is_marked(match["word"]) and is_syllable(match["word"]):
                yield _gap(block, match.start(), match.end(), match.start("word"))
        for match in _BRACKET.finditer(text):
            start = text.rfind(" ", 0, match.start()) + 1
            end = text.find(" ", match.end())
            yield _gap(block, start, end if end > 0 else len(text), match.start())
        for match in _TOKEN.finditer(text):
            token = match.group()
            if (
                token[1:].islower()
                and is_marked(token)
                and not is_syllable(token.lower())
                and (parts := split_joined(token.lower()))
            ):
                right = f"{token[: len(parts[0])]} {token[len(parts[0]) :]}"
                yield Finding(
                    "L26",
                    "missing_space",
                    "info",
                    block.span_of(match.start(), match.end()),
                    token,
                    {"right": right},
                    right,
                )


def _gap(block: Block, start: int, end: int, at: int) -> Finding:
    """The words from ``start`` to ``end`` need a space at ``at``."""
    printed = block.text[start:end]
    right = f"{block.text[start:at]} {block.text[at:end]}"
    return Finding("L26", "missing_space", "info", block.span_of(start, end), printed, {"right": right}, right)


RULE = Rule("L26", ("missing_space",), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục I"), check)
