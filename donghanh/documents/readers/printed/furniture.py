"""What is printed on pages and is no part of the document: page numbers, running lines, stamps of digital signatures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from donghanh.documents.readers.printed.sheet import Strip
from donghanh.documents.readers.printed.strips import rows_of
from donghanh.documents.readers.source import Remark
from donghanh.domain.text.letterhead import MOTTO

_NUMBER = re.compile(
    r"[-–]?\s*\d{1,3}\s*[-–.]?$|(?:[Tt]rang|[Pp]age)\s*\d+(?:\s*(?:/|trên|of)\s*\d+)?$|\d{1,3}\s*/\s*\d{1,3}$"
)
_STAMP = re.compile(
    r"(?:Ký bởi|Người ký|Được ký bởi|Digitally signed|Signed by|Signature Not Verified|Signature valid|Thời gian ký|Ngày ký|Giờ ký|Date:\s*\d{4})\b"
)
_STAMP_LINE = re.compile(
    r"(?:Ký bởi|Người ký|Email|E-mail|Cơ quan|Tổ chức|Chức vụ|Thời gian ký|Ngày ký|Giờ ký|Date|Reason|Location)\s*:"
)
_CARRIED = re.compile(r"CÔNG BÁO\s*/?\s*Số\s*\d|\S*(?:https?://|www\.)\S+", re.IGNORECASE)
# The decree asks for 20 mm at the top and at the bottom; page numbers and running lines stand inside.
_MARGIN = 0.075
_WIDER_MARGIN = 0.11
_EDGE_LINES = 3
_SHIFT = 2.0
"""In heights of a line: so far a scanner moves a page, and a running line with it."""
_FIGURE = re.compile(r"\d+")
_SMALL = 0.85
"""Beside the body: running lines and stamps are set smaller."""
_NEAR = 40
"""So many lines before and after its first one may belong to a stamp, those of the column beside it counted."""


def without_furniture(pages: Sequence[list[Strip]], heights: Sequence[float]) -> tuple[list[list[Strip]], list[Remark]]:
    """Return the pages without what only carries them, and a remark for each kind of line left out. Cost: linear."""
    body = median([strip.height for strips in pages for strip in strips] or [1.0])
    running = set(_running_lines(pages, heights, body))
    counts: Counter[str] = Counter()
    kept: list[list[Strip]] = []
    for strips, height in zip(pages, heights, strict=True):
        stamped = _stamps(strips, body)
        numbers = _page_numbers(strips, height)
        left = []
        for index, strip in enumerate(strips):
            kind = (
                "stamps_left_out" if index in stamped
                else "page_numbers_left_out" if index in numbers
                else "running_text_left_out" if id(strip) in running or _is_carried(strip, height)
                else None
            )  # fmt: skip
            if kind:
                counts[kind] += 1
            else:
                left.append(strip)
        kept.append(left)
    return kept, [Remark(kind, {"count": count}) for kind, count in sorted(counts.items())]


def _in_margin(strip: Strip, height: float, share: float = _MARGIN) -> bool:
    return strip.bottom < share * height or strip.top > (1 - share) * height


def _page_numbers(strips: Sequence[Strip], height: float) -> set[int]:
    """The lines that are numbers of pages: alone in their line, and the first or the last one or well inside the margin."""
    tops, bottoms = sorted(strip.top for strip in strips), sorted(strip.bottom for strip in strips)
    found = set()
    for index, strip in enumerate(strips):
        if not _NUMBER.fullmatch(strip.text) or not _in_margin(strip, height, _WIDER_MARGIN):
            continue
        beside = bisect_left(tops, strip.bottom) - bisect_right(bottoms, strip.top)  # itself among them
        is_outmost = strip.top <= tops[0] or strip.bottom >= bottoms[-1]
        if beside <= 1 and (is_outmost or _in_margin(strip, height)):
            found.add(index)
    return found


def _is_carried(strip: Strip, height: float) -> bool:
    return bool(_CARRIED.match(strip.text)) and _in_margin(strip, height, _WIDER_MARGIN)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A printed line near the edge of a page: all that stands side by side on it."""

    page: int
    strips: Sequence[Strip]
    text: str
    distance: float
    """From the nearer edge; below 0 from the lower one."""

    @property
    def height(self) -> float:
        """Of its highest part."""
        return max(strip.height for strip in self.strips)


def _running_lines(pages: Sequence[list[Strip]], heights: Sequence[float], body: float) -> Iterator[int]:
    """Lines near an edge of the page that come back in their place on most of the pages between their first and their last."""
    where: dict[str, list[_Edge]] = defaultdict(list)
    for number, (strips, height) in enumerate(zip(pages, heights, strict=True)):
        for row in _at_edges(strips):
            small = all(strip.height < _SMALL * body for strip in row)
            text = " ".join(strip.text for strip in row)
            margin = _WIDER_MARGIN if small else _MARGIN
            if all(_in_margin(strip, height, margin) for strip in row) and not MOTTO.search(text):
                top, bottom = min(strip.top for strip in row), max(strip.bottom for strip in row)
                where[_FIGURE.sub("0", text)].append(
                    _Edge(number, row, text, top if top < height / 2 else bottom - height)
                )
    for found in chain.from_iterable(map(_alike, where.values())):
        numbers = {edge.page for edge in found}
        small = all(edge.height < _SMALL * body for edge in found)
        at_foot = all(edge.distance < 0 for edge in found)  # over two pages a letterhead may stand twice
        enough = 2 if (small or at_foot) and len(numbers) == len(pages) else 3
        if len(numbers) >= enough and len(numbers) >= 0.6 * (max(numbers) - min(numbers) + 1):
            yield from (id(strip) for edge in found for strip in edge.strips)


def _alike(edges: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    """Lines of the same words, by what they may be the same line of: they stand in one place, and their figures are the same
    on all pages or count the pages. Rows of a table that a page breaks ("1 40 20", "7 30 60") are none."""
    places: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.distance):
        if places and edge.distance - places[-1][-1].distance < _SHIFT * edge.height:
            places[-1].append(edge)
        else:
            places.append([edge])
    for place in places:
        if all(_runs(figures, place) for figures in zip(*(_FIGURE.findall(edge.text) for edge in place), strict=True)):
            yield place
            continue
        same: dict[str, list[_Edge]] = defaultdict(list)
        for edge in place:
            same[edge.text].append(edge)
        yield from same.values()


def _runs(figures: Sequence[str], place: Sequence[_Edge]) -> bool:
    if len(set(figures)) == 1:
        return True
    return all(len(figure) <= 4 for figure in figures) and (
        len({int(figure) - edge.page for figure, edge in zip(figures, place, strict=True)}) == 1
    )


def _at_edges(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    rows = rows_of(strips)
    yield from rows[:_EDGE_LINES]
    yield from rows[max(_EDGE_LINES, len(rows) - _EDGE_LINES) :]


def _stamps(strips: Sequence[Strip], body: float) -> set[int]:
    """The lines of digital signatures: from "Ký bởi" on, what is set small in the same column without a gap."""
    found: set[int] = set()
    for index, strip in enumerate(strips):
        if index in found or not _STAMP.match(strip.text):
            continue
        found.add(index)
        box = [strip]
        for near in range(max(0, index - _NEAR), min(len(strips), index + _NEAR + 1)):
            other = strips[near]
            small = max(strip.height, other.height) < _SMALL * body
            if near in found or not (small or _STAMP_LINE.match(other.text)):
                continue
            beneath = other.left < strip.right and strip.left < other.right
            if beneath and any(_touches(other, line) for line in box):
                box.append(other)
                found.add(near)
    return found


def _touches(one: Strip, other: Strip) -> bool:
    return max(one.top, other.top) - min(one.bottom, other.bottom) < 1.3 * min(one.height, other.height)
