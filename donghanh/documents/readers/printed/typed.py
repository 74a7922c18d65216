"""Pages that show text broken by hand at the end of every line: pasted from another file, or typed with the return key.

Where a line stops on such a page says nothing of its paragraph, for it stops where the other page was full. So the lines
that were typed are found first, a typed line being the printed lines that fill the page and its rest, and go the way of
plain text with hard line breaks (:mod:`donghanh.domain.text.lines`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from statistics import median

from donghanh.documents.readers.markup import goes_on_marked
from donghanh.documents.readers.printed.joint import Joint
from donghanh.documents.readers.printed.measure import Measure, Placed, measures_of
from donghanh.documents.readers.printed.sheet import strip_of
from donghanh.domain.plandoc.frame import is_upper
from donghanh.domain.text.lines import Layout, Line, continues, measure

_ENOUGH = 6
_SHARE = 0.25
"""Of the lines that surely go on: set text has none that stops early, ragged text and poor recognition have a few."""
_UNLIKE = 0.3
"""So much shorter or longer than usual is a line that was not broken where it ends."""
_WIDER = 1.3
"""Beside the space between two lines of one paragraph."""


_UNKNOWN = Layout(wrapped=False, full=10**9, blank_separates=True)


@dataclass(frozen=True, slots=True)
class Typing:
    """How lines were typed: the space under a line that the page broke and under one broken by hand, and their layout as
    plain text. ``soft`` is 0 where the page broke none: the lines that were typed are the printed ones."""

    soft: float
    hard: float
    layout: Layout = _UNKNOWN


def typing_of(lines: Sequence[Placed], measures: dict[int, Measure]) -> Typing | None:
    """How the body was typed; nothing where it is set as a page is, or has too few lines to tell. Cost: linear."""
    early: list[Joint] = []
    late: list[Joint] = []
    for one, other in itertools.pairwise(lines):
        if one.strip.column or other.strip.column:
            continue
        joint = Joint([one], other, measures[one.page], measures[other.page])
        if joint.surely_goes_on:
            (late if joint.is_full else early).append(joint)
    if len(early) < _ENOUGH or len(early) < _SHARE * (len(early) + len(late)):
        return None
    hard = _pitch(early)
    ways = [Typing(0.0, hard), *([Typing(min(_pitch(late), hard), hard)] if late else [])]
    return min((_learnt(lines, measures, way) for way in ways), key=itemgetter(0))[1]


def _learnt(lines: Sequence[Placed], measures: dict[int, Measure], way: Typing) -> tuple[float, Typing]:
    """The way with its layout, and how badly it explains the page: all lines were broken at one width, so none that surely
    goes on is far shorter than the others, and hardly any line longer."""
    groups = typed_lines(lines, measures, way)
    typed = [Line(_text_of(groups[0]), 0)]
    broken = []
    for before, group in itertools.pairwise(groups):
        typed.append(Line(_text_of(group), int(_is_gap(before[-1], group[0], way))))
        if before[-1].strip.column or group[0].strip.column:  # a page of columns alone has no measure
            continue
        if Joint(before, group[0], measures[before[-1].page], measures[group[0].page]).surely_goes_on:
            broken.append(len(typed[-2].text))
    if not broken:
        return float("inf"), way
    usual = median(broken)
    short = sum(length < (1 - _UNLIKE) * usual for length in broken) / len(broken)
    long = sum(len(line.text) > (1 + _UNLIKE) * usual for line in typed) / len(typed)
    return short + long, replace(way, layout=measure(typed))


def typed_lines(lines: Sequence[Placed], measures: dict[int, Measure], typing: Typing) -> list[list[Placed]]:
    """The printed lines of each line that was typed, in order; those in columns each by itself. Cost: linear."""
    typed: list[list[Placed]] = []
    for line in lines:
        if typed and _was_one(typed[-1], line, measures, typing):
            typed[-1].append(line)
        else:
            typed.append([line])
    return typed


def goes_on_as_typed(paragraph: Sequence[Sequence[Placed]], line: Sequence[Placed], typing: Typing) -> bool:
    """Whether a typed line of the body goes on with the paragraph, given as its typed lines."""
    before = paragraph[-1]
    gap = int(_is_gap(before[-1], line[0], typing))
    return continues(Line(_text_of(before), 0), Line(_text_of(line), gap), typing.layout, _text_of(paragraph[0]))


def _was_one(typed: Sequence[Placed], line: Placed, measures: dict[int, Measure], typing: Typing) -> bool:
    if not typing.soft or typed[-1].strip.column or line.strip.column:
        return False
    joint = Joint(typed, line, measures[typed[-1].page], measures[line.page])
    if not joint.is_full or joint.starts:
        return False
    return joint.drop is None or joint.drop <= typing.soft * _WIDER


def _is_gap(before: Placed, line: Placed, typing: Typing) -> bool:
    if before.page != line.page:
        return False
    return line.strip.bottom - before.strip.bottom > typing.hard * _WIDER


def _pitch(joints: Sequence[Joint]) -> float:
    drops = [joint.drop for joint in joints if joint.drop is not None]
    return median(drops) if drops else 0.0


def _text_of(typed: Sequence[Placed]) -> str:
    return " ".join(line.strip.text for line in typed)


def unwrapped(lines: Sequence[Placed]) -> list[Placed]:
    """The lines of a text in Markdown as they were typed: what the page broke off is one with its line. Cost: linear.

    Where the page is full must be known for that; a heading that reaches there goes on only with a small letter, or in capitals
    as it began.
    """
    measures = measures_of(lines)
    typed: list[list[Placed]] = []
    for line in lines:
        if typed and _was_marked_one(typed[-1], line, measures):
            typed[-1].append(line)
        else:
            typed.append([line])
    return [
        Placed(strip_of([word for line in group for word in line.strip.words], group[0].strip.order), group[0].page)
        for group in typed
    ]


def _was_marked_one(typed: Sequence[Placed], line: Placed, measures: dict[int, Measure]) -> bool:
    if typed[-1].strip.column or line.strip.column:
        return False
    joint = Joint(typed, line, measures[typed[-1].page], measures[line.page])
    first, text = joint.first.text, line.strip.text
    if not joint.is_full or not goes_on_marked(first, joint.before.text, text):
        return False
    if first.startswith("|"):
        return True
    if not joint.old.learnt or joint.starts:
        return False
    return not first.startswith("#") or joint.is_small or (is_upper(joint.before.text) and is_upper(text))
