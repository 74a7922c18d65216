"""L27: words printed twice in a row ("công tác công tác"), which only copying produces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_TOKEN = re.compile(r"[^\W_]+")
# Doubling one word is often good Vietnamese (luôn luôn, ngày ngày); only these are always slips.
_SINGLE = frozenset(
    [
        "và",
        "của",
        "các",
        "về",
        "trong",
        "cho",
        "với",
        "những",
        "được",
        "là",
        "tại",
        "theo",
        "có",
        "để",
        "từ",
        "đến",
        "do",
        "thực",
        "hiện",
        "triển",
        "tổ",
        "chức",
    ]
)
_LONGEST = 8


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield repetitions of one to eight words with nothing but spaces between them."""
    for index in (*reading.frame.title, *reading.frame.preamble, *reading.frame.body, *reading.frame.appendix):
        block = reading.blocks[index]
        tokens = list(_TOKEN.finditer(block.text))
        lowered = [token.group().lower() for token in tokens]
        position = 0
        while position < len(tokens):
            size = _size(lowered, position)
            start = tokens[position].start()
            end = tokens[position + 2 * size - 1].end() if size else start
            printed = block.text[start:end]
            wanted = size > 1 or (size == 1 and lowered[position] in _SINGLE)
            if size and wanted and not re.search(r"[^\w\s]", printed) and not any(char.isdigit() for char in printed):
                keep = block.text[start : tokens[position + size - 1].end()]
                yield Finding(
                    "L27",
                    "repeated_words",
                    "warning" if size > 1 else "info",
                    block.span_of(start, end),
                    printed,
                    {"right": keep},
                    keep,
                )
                position += 2 * size
            else:
                position += 1


def _size(words: list[str], at: int) -> int:
    """How many words from a place on stand there twice, the most first; nought when none do."""
    for size in range(min(_LONGEST, (len(words) - at) // 2), 0, -1):
        if words[at] == words[at + size] and words[at : at + size] == words[at + size : at + 2 * size]:
            return size
    return 0


RULE = Rule("L27", ("repeated_words",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e"), check)
