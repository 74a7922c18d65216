"""How the body of a document is set, learnt from lines that surely go on with the line before: they begin with a small letter
after a line that ended no sentence."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from donghanh.documents.readers.printed.sheet import Strip
from donghanh.domain.text.markers import read_marker

ENDED = re.compile(r"(?:[.!?…;:]|\./\.)[\s\"”*)]*$")
_ENOUGH = 4
_SLACK = 12.0
_MOST_INDENT = 70.0
_BULLETS = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the page it stands on."""

    strip: Strip
    page: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The setting of a page, in points. ``learnt`` says whether enough lines taught it."""

    left: float
    right: float
    pitch: float
    """From one line of a paragraph to the next."""
    indent: float = 0.0
    """How far first lines are moved in; 0 where paragraphs are not marked so."""
    bullet: float | None = None
    """Where dashes of lists stand, from the left edge; nothing where there are few or they stand in several places."""
    learnt: bool = False


def measures_of(lines: Sequence[Placed]) -> dict[int, Measure]:
    """Return the measure of each page that has lines of the body. Cost: linear."""
    body = [line for line in lines if line.strip.column == 0]
    whole = _measure(body)
    pages: dict[int, list[Placed]] = {}
    for line in body:
        pages.setdefault(line.page, []).append(line)
    found = {}
    for page, own in pages.items():
        measure = _measure(own)
        found[page] = whole if not measure.learnt and _fits(own, whole) else measure
    return found


def _fits(lines: Sequence[Placed], whole: Measure) -> bool:
    """Whether a page with few lines can be one of the same setting: a page on its side, or a scan moved aside, is none."""
    if not whole.learnt:
        return False
    return (
        max(line.strip.right for line in lines) < whole.right + _SLACK
        and min(line.strip.left for line in lines) > whole.left - _SLACK
    )


def _measure(lines: Sequence[Placed]) -> Measure:
    if not lines:
        return Measure(0.0, 0.0, 0.0)
    sure = [
        (one.strip, other.strip)
        for one, other in itertools.pairwise(lines)
        if one.page == other.page
        and other.strip.text[:1].islower()
        and not ENDED.search(one.strip.text)
        and 0 < other.strip.bottom - one.strip.bottom < 2.6 * one.strip.height
        and not read_marker(other.strip.text)
    ]
    pitch = median(other.bottom - one.bottom for one, other in sure) if sure else 3 * lines[0].strip.height
    if len(sure) < _ENOUGH:
        return Measure(min(line.strip.left for line in lines), max(line.strip.right for line in lines), pitch)
    lefts = sorted(other.left for _, other in sure)
    left = lefts[len(lefts) // 8]
    right = sorted(one.right for one, _ in sure)[-1 - len(sure) // 20]
    marked = [(line.strip, read_marker(line.strip.text)) for line in lines]
    starts = [
        strip.left - left
        for strip, marker in marked
        if (marker or strip.text[:1].isupper()) and -2 < strip.left - left < _MOST_INDENT
    ]
    moved = sorted(start for start in starts if start > 0.7 * sure[0][0].height)
    indent = median(moved) if len(moved) * 3 > len(starts) else 0.0
    dashes = [strip.left - left for strip, marker in marked if marker and marker.kind == "dash"]
    return Measure(left, right, pitch, indent, _commonest(dashes), learnt=True)


def _commonest(places: Sequence[float]) -> float | None:
    """The place where four in five of them stand, or nothing."""
    if len(places) < _BULLETS:
        return None
    place, count = Counter(round(place / 4) for place in places).most_common(1)[0]
    near = [value for value in places if abs(value - 4 * place) < 5]
    return median(near) if count and len(near) >= 0.8 * len(places) else None
