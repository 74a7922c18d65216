"""How thick print is: the model of today's recognition says nothing of bold, but the ink does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from donghanh.documents.readers.printed.sheet import Word

_INK = 160
_BOLD = 1.23
"""Ordinary print keeps within a tenth of the usual thickness; Times in bold has one and a half of it."""
_USUAL = 0.45
"""Less than half of a page is bold, and parts of it may be set smaller."""
_UPRIGHT = 0.07
"""Of the height of a line: less than any slanting stroke moves aside between the two places."""
_SIGN = re.compile(r"\w")

Box = tuple[int, int, int, int]


@dataclass(slots=True)
class Seen:
    """A word as it was recognised, the box of its ink in dots, and how thick its strokes are."""

    word: Word
    box: Box
    thickness: float = 0.0


class Weights:
    """The thickness of strokes on one page: ink over the length of its edges."""

    def __init__(self, page: Image.Image) -> None:
        self._ink = page.point([255 if value < _INK else 0 for value in range(256)])
        self._edges = ImageChops.difference(self._ink, ImageChops.offset(self._ink, 1, 0))

    def of(self, box: Box) -> float:
        """The mean thickness of strokes in a box, in dots; 0 for an empty one."""
        ink = self._ink.crop(box).histogram()[255]
        edges = self._edges.crop(box).histogram()[255]
        return 2 * ink / edges if edges else 0.0

    def uprights_in(self, box: Box) -> int:
        """How many strokes of a box stand upright: those that a level line crosses in the same place high up and low down.
        The arms of a V, a slanting stroke, a dash and a dot are none."""
        left, top, right, bottom = box
        height = bottom - top
        above, below = (self._crossed(left, top + round(share * height), right) for share in (0.3, 0.65))
        return sum(any(abs(one - other) < _UPRIGHT * height for other in below) for one in above)

    def _crossed(self, left: int, row: int, right: int) -> list[float]:
        """The middles of the strokes that a level line crosses."""
        dots = self._ink.crop((left, row, right, row + 1)).tobytes()
        return [(match.start() + match.end()) / 2 for match in re.finditer(rb"\xff+", dots)]


def mark_bold(lines: Sequence[Sequence[Seen]]) -> None:
    """Say of each word whether it is bold. A line is bold throughout, up to some word, or not at all.

    The words are compared with the ordinary print of their page.
    """
    strokes = sorted(seen.thickness for line in lines for seen in line if len(seen.word.text) > 1 and seen.thickness)
    usual = strokes[int(_USUAL * len(strokes))] if strokes else 1.0
    for line in lines:
        end = _bold_end([_evidence(seen.word.text, seen.thickness / usual) for seen in line])
        for index, seen in enumerate(line):
            seen.word.bold = index < end


def _evidence(text: str, thickness: float) -> float:
    """From -1, surely ordinary, to 1, surely bold; nothing for dashes and the like, and little for short words."""
    letters = len(_SIGN.findall(text))
    return max(-1.0, min(1.0, (thickness - _BOLD) / 0.1)) * min(letters, 4) / 4


def _bold_end(evidence: Sequence[float]) -> int:
    """After which word bold print most likely ends; one doubtful word does not divide a line."""
    best, end = 1.0 - sum(evidence), 0
    score = -sum(evidence)
    for index, sign in enumerate(evidence, 1):
        score += 2 * sign
        value = score + (1.0 if index == len(evidence) else 0.0)
        if value > best:
            best, end = value, index
    return end
