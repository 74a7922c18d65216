"""L26: a space missing after a mark ("2.Tài trợ", "trách nhiệm:Xây") or between two words ("viênchức")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.syllables import is_marked, is_syllable, split_joined

_MARK = vi_pattern(r"(?<=[<a>\d])(?P<mark>[.;:,])(?=[<A>][<a>])|(?<=[<a>])(?P<soft>[,;])(?=[<a>])")
_ADDRESS = re.compile(r"(?:https?:|www\.|@|\.vn|\.com)")
_TOKEN = re.compile(r"[^\W\d_]{5,14}")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each place with the corrected text; web addresses and abbreviations are left alone."""
    for index in (*reading.frame.title, *reading.frame.preamble, *reading.frame.body):
        block = reading.blocks[index]
        text = block.text
        for match in _MARK.finditer(text):
            around = text[max(0, match.start() - 25) : match.end() + 25]
            if _ADDRESS.search(around) or re.search(
                r"(?:^|\s)(?:TP|Tp|ThS|TS|BS|v\.v)\.?$", text[: match.start() + 1][-6:]
            ):
                continue
            start = match.start() - len(re.split(r"\s", text[: match.start()])[-1])
            end = match.end() + len(re.split(r"\s", text[match.end() :], maxsplit=1)[0])
            printed = text[start:end]
            right = printed[: match.end() - start] + " " + printed[match.end() - start :]
            yield Finding("L26", "missing_space", "info", block.span_of(start, end), printed, {"right": right}, right)
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


RULE = Rule("L26", ("missing_space",), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục I"), check)
