"""Lines in reading order into paragraphs, by how they are set: the right edge, the indent, the space between lines.

What the page shows is asked first; the words decide only where it shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from donghanh.documents.readers.printed.joint import Joint
from donghanh.documents.readers.printed.measure import ENDED, Measure, Placed, measures_of
from donghanh.documents.readers.printed.sheet import Strip
from donghanh.documents.readers.printed.typed import Typing, goes_on_as_typed, typed_lines, typing_of
from donghanh.domain.text.forms import same_tone
from donghanh.domain.text.lines import Layout, Line, continues, starts_anew
from donghanh.domain.text.markers import read_marker

# The name of a body in a letterhead, broken inside one of its words: "TRUNG HỌC CƠ" and "SỞ".
_OPEN_NAME = re.compile(r"(?:^|\s)(?:VÀ|CỦA|CÁC|CƠ|PHỔ|TIỂU|MẦM|LIÊN)$|[,–-]$")
# The place and day of a letterhead, broken before a figure: "Sông Mây, ngày 20 tháng" and "01 năm 2026".
_OPEN_DATE = re.compile(r"\b(?:ngày|tháng|năm)$")
# A symbol broken at its stroke: "Số: 12/KH-" and "UBND".
_OPEN_SYMBOL = re.compile(r"^Số\s*:.*[-/]$")
_MOTTOS = ("CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "ĐỘCLẬP-TỰDO-HẠNHPHÚC", "ĐẢNGCỘNGSẢNVIỆTNAM")
_LONGEST_MOTTO = 60
_UNBROKEN = Layout(wrapped=False, full=10**9, blank_separates=True)


def paragraphs(lines: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the lines of each paragraph. Cost: linear."""
    measures = measures_of(lines)
    if typing := typing_of(lines, measures):
        yield from _typed_paragraphs(typed_lines(lines, measures, typing), typing)
        return
    paragraph: list[Placed] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph, line, measures):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _typed_paragraphs(lines: Sequence[list[Placed]], typing: Typing) -> Iterator[list[Placed]]:
    paragraph: list[list[Placed]] = []
    for line in lines:
        if paragraph and not _goes_on_typed(paragraph, line, typing):
            yield [*chain(*paragraph)]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [*chain(*paragraph)]


def _goes_on_typed(paragraph: Sequence[Sequence[Placed]], line: Sequence[Placed], typing: Typing) -> bool:
    first, before, after = paragraph[0][0], paragraph[-1][-1], line[0].strip
    if before.strip.column != after.column:
        return False
    return _goes_on_in_column([first, before], after) if after.column else goes_on_as_typed(paragraph, line, typing)


def _goes_on(paragraph: Sequence[Placed], line: Placed, measures: dict[int, Measure]) -> bool:
    before, after = paragraph[-1].strip, line.strip
    if before.column != after.column:
        return False
    if after.column:
        return _goes_on_in_column(paragraph, after)
    old, new = measures[paragraph[-1].page], measures[line.page]
    here = Joint(paragraph, line, old, new)
    if here.is_centred:
        return here.both_centred and continues(
            Line(before.text, 0), Line(after.text, 0), _UNBROKEN, paragraph[0].strip.text
        )
    if here.is_apart:
        return here.is_full and here.is_small and not here.has_ended and not here.is_indented
    if here.is_indented and not here.hangs:
        return here.is_full and here.is_small and not here.has_ended and not here.is_first_line
    if not here.is_full:
        return here.is_small and not here.has_ended and not here.starts
    if here.starts:
        return here.breaks_the_list and not here.has_ended
    if here.is_bold_heading:
        return after.bold >= len(after.text) or here.is_small
    return new.learnt or here.is_small or not here.has_ended


def _goes_on_in_column(paragraph: Sequence[Placed], after: Strip) -> bool:
    """In narrow columns: the items of "Nơi nhận" end with a mark, lines of a letterhead stand each for themselves."""
    before, first = paragraph[-1].strip, paragraph[0].strip
    if _is_in_motto(paragraph, after):
        return True
    if starts_anew(after.text) or ENDED.search(before.text) or after.top - before.bottom > 0.8 * after.height:
        return False
    marker = read_marker(first.text)
    if (marker is not None and marker.kind in ("dash", "plus")) or _OPEN_NAME.search(before.text):
        return True
    if (_OPEN_DATE.search(before.text) and after.text[:1].isdigit()) or _OPEN_SYMBOL.match(before.text):
        return True
    return continues(Line(before.text, 0), Line(after.text, 0), _UNBROKEN, first.text)


def _is_in_motto(paragraph: Sequence[Placed], after: Strip) -> bool:
    """Whether a line goes on with the motto of the State or the name of the Party, in however many lines it is broken."""
    lines = [*(placed.strip.text for placed in paragraph[-4:]), after.text]
    if sum(map(len, lines)) > _LONGEST_MOTTO:
        return False
    said = same_tone("".join("".join(lines).split())).replace("–", "-").upper()
    return any(motto.startswith(said) for motto in _MOTTOS)
