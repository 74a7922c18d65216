"""Where things stand in the source: words found again for a finding, and the stretches that belong to citations."""

from __future__ import annotations

import re
from bisect import bisect_left

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.reading import Citation, Reading

_SLACK = 12  # spaces made single, the line end between a number and its abstract


_UNION_NUMBER = re.compile(r"[\d.…_\s]*[a-z]?\s*[-–]\s*[A-ZĐ][A-Za-zĐđ]*\s*/")


def union_paper(reading: Reading) -> bool:
    """Whether a paper follows the Party's or a union's own form: "09-KH/ĐU", "T/M", no motto of the State."""
    printed = re.sub(r"^(?:Số|SỐ|số)\s*:?", "", reading.header.number_as_printed or "")
    if _UNION_NUMBER.match(printed) or (reading.signer.on_behalf or "").startswith("T/M"):
        return True
    return any("ĐẢNG CỘNG SẢN" in reading.blocks[index].text.upper() for index in reading.frame.header)


def found_in(reading: Reading, pattern: re.Pattern[str], start: int, end: int) -> tuple[Span, str] | None:
    """Return the first place of a pattern in a stretch of the source, with its words on one line.

    Cost: linear in the stretch.
    """
    match = pattern.search(reading.source_text, max(0, start), min(end, len(reading.source_text)))
    return (span_at(reading, match.start(), match.end()), " ".join(match.group().split())) if match else None


def last_in(reading: Reading, pattern: re.Pattern[str], start: int, end: int) -> tuple[Span, str] | None:
    """Return the last place of a pattern in a stretch of the source, with its words on one line."""
    match = None
    for found in pattern.finditer(reading.source_text, max(0, start), min(end, len(reading.source_text))):
        match = found
    return (span_at(reading, match.start(), match.end()), " ".join(match.group().split())) if match else None


def span_at(reading: Reading, start: int, end: int) -> Span:
    """Return the span of a stretch of the source. Cost: linear in the lines before it."""
    line = reading.source_text.count("\n", 0, start) + 1
    return Span(start, end, line, line + reading.source_text.count("\n", start, end))


def words_pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of words that may stand on several lines of the source."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def clause_end(citation: Citation) -> int:
    """Return where the abstract that follows a citation ends in the source, or little after."""
    return citation.span.end + (len(citation.name) + _SLACK if citation.name and citation.number else 0)


class Cited:
    """The stretches of a document that belong to the acts it cites: number, date, body and abstract, names of laws.

    Made once for a document; cost: linear in its paragraphs that cite.
    """

    def __init__(self, reading: Reading) -> None:
        cited = (c for c in reading.citations if c.number or c.kind in ("Luật", "Bộ luật"))
        self._citations = sorted(cited, key=lambda citation: citation.span.start)
        self._starts = [citation.span.start for citation in self._citations]
        self._known: dict[int, list[tuple[int, int]]] = {}

    def holds(self, block: Block, offset: int) -> bool:
        """Whether a place in a block belongs to a citation of that block."""
        if id(block) not in self._known:
            self._known[id(block)] = self._stretches(block)
        return any(start <= offset < end for start, end in self._known[id(block)])

    def _stretches(self, block: Block) -> list[tuple[int, int]]:
        first, last = bisect_left(self._starts, block.span.start), bisect_left(self._starts, block.span.end)
        found: list[tuple[int, int]] = []
        at = 0
        for citation in self._citations[first:last]:
            start = block.text.find(citation.text, at)
            if start < 0:
                continue
            at = end = start + len(citation.text)
            if citation.name and citation.number:
                name = block.text.find(citation.name, end, end + len(citation.name) + _SLACK)
                end = name + len(citation.name) if name >= 0 else end
            found.append((start, end))
        return found
