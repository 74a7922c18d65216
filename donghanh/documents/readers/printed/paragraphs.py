"""Lines in reading order into paragraphs, by how they are set: the right edge, the indent, the space between lines.

What the page shows is asked first; the words decide only where it shows nothing. The measures of a document are learnt
from lines that surely go on with the line before: they begin with a small letter after a line that has no room left.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from donghanh.documents.readers.printed.sheet import Strip
from donghanh.domain.text.lines import Layout, Line, continues, starts_anew
from donghanh.domain.text.markers import read_marker

_ENDED = re.compile(r"(?:[.!?…;:]|\./\.)[\s\"”*)]*$")
_SENTENCE = re.compile(r"(?:[.!?…]|\./\.)[\s\"”*)]*$")
# A period broken in its middle: "giai đoạn 2021" and "- 2025".
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_UNTIL = re.compile(r"[-–]\s*(?:19|20)\d\d\b")
_UNBROKEN = Layout(wrapped=False, full=10**9, blank_separates=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the page it stands on."""

    strip: Strip
    page: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How the body of a page is set, in points: its edges, the distance of lines, how far first lines are moved in."""

    left: float
    right: float
    pitch: float
    indent: float


def measures_of(lines: Sequence[Placed]) -> dict[int, Measure]:
    """Return the measure of each page that has lines of the body. Cost: linear."""
    body = [line for line in lines if line.strip.column == 0]
    whole = _measure(body, None)
    pages: dict[int, list[Placed]] = {}
    for line in body:
        pages.setdefault(line.page, []).append(line)
    return {page: _measure(own, whole) for page, own in pages.items()}


def _measure(lines: Sequence[Placed], whole: Measure | None) -> Measure:
    if not lines:
        return Measure(0.0, 0.0, 0.0, 0.0)
    reach = max(line.strip.right for line in lines)
    sure = [
        (one.strip, other.strip)
        for one, other in itertools.pairwise(lines)
        if one.page == other.page
        and other.strip.text[:1].islower()
        and not read_marker(other.strip.text)
        and not _ENDED.search(one.strip.text)
        and 0 < other.strip.bottom - one.strip.bottom < 2.6 * one.strip.height
    ]
    if len(sure) < 4:
        if whole is not None and (len(lines) < 12 or whole.pitch) and abs(whole.right - reach) < 40:
            return whole
        height = median(line.strip.height for line in lines)
        return Measure(min(line.strip.left for line in lines), reach, 1.4 * height, 0.0)
    lefts = sorted(other.left for _, other in sure)
    left = lefts[len(lefts) // 8]
    right = sorted(one.right for one, _ in sure)[-1 - len(sure) // 20]
    pitch = median(other.bottom - one.bottom for one, other in sure)
    starts = [
        line.strip.left - left
        for line in lines
        if (read_marker(line.strip.text) or line.strip.text[:1].isupper()) and -2 < line.strip.left - left < 70
    ]
    moved = sorted(start for start in starts if start > 0.7 * sure[0][0].height)
    indent = median(moved) if len(moved) * 3 > len(starts) else 0.0
    return Measure(left, right, pitch, indent)


def paragraphs(lines: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the lines of each paragraph. Cost: linear."""
    measures = measures_of(lines)
    paragraph: list[Placed] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph, line, measures):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(paragraph: Sequence[Placed], line: Placed, measures: dict[int, Measure]) -> bool:
    before, after = paragraph[-1].strip, line.strip
    if before.column != after.column:
        return False
    if after.column:
        return _goes_on_in_column(paragraph, after)
    old, new = measures[paragraph[-1].page], measures[line.page]
    here = _Joint(paragraph, line, old, new)
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
        return here.has_first_lines and not here.is_first_line and not here.has_ended and not here.hangs
    if here.is_bold_heading:
        return after.bold >= len(after.text) or here.is_small
    return True


def _goes_on_in_column(paragraph: Sequence[Placed], after: Strip) -> bool:
    """In narrow columns: the items of "Nơi nhận" end with a mark, lines of a letterhead stand each for themselves."""
    before, first = paragraph[-1].strip, paragraph[0].strip
    if starts_anew(after.text) or _ENDED.search(before.text) or after.top - before.bottom > 0.8 * after.height:
        return False
    marker = read_marker(first.text)
    if marker is not None and marker.kind in ("dash", "plus"):
        return True
    return continues(Line(before.text, 0), Line(after.text, 0), _UNBROKEN, first.text)


class _Joint:
    """What the page shows of the place where one line ends and the next begins."""

    def __init__(self, paragraph: Sequence[Placed], line: Placed, old: Measure, new: Measure) -> None:
        self.first = paragraph[0].strip
        self.before, self.after = paragraph[-1].strip, line.strip
        self.paragraph, self.line = paragraph, line
        self.old, self.new = old, new
        self.unit = min(self.before.height, self.after.height)
        self.is_small = self.after.text[:1].islower()
        self.has_ended = bool(_ENDED.search(self.before.text))
        in_a_period = _UNTIL.match(self.after.text) and _YEAR.search(self.before.text)
        self.starts = not in_a_period and starts_anew(self.after.text)
        self.has_first_lines = new.indent > 0.7 * self.unit

    @property
    def is_full(self) -> bool:
        """The line before had no room for the word with which the next one begins."""
        word = self.after.words[0]
        return self.before.right + (word.right - word.left) + 0.25 * self.unit > self.old.right - 0.15 * self.unit

    @property
    def is_apart(self) -> bool:
        """There is more space between the lines than inside a paragraph."""
        if self.paragraph[-1].page != self.line.page:
            return False
        return self.after.bottom - self.before.bottom > self.new.pitch + 0.22 * self.unit

    @property
    def is_indented(self) -> bool:
        """The line begins further right than the body."""
        return self.after.left - self.new.left > 0.6 * self.unit

    @property
    def is_first_line(self) -> bool:
        """The line begins where first lines of paragraphs do."""
        return self.has_first_lines and abs(self.after.left - self.new.left - self.new.indent) < 0.5 * self.unit

    @property
    def hangs(self) -> bool:
        """The line stands under the words after the marker, or under the line before, as in a list."""
        start = self.after.left - self.new.left
        if len(self.paragraph) > 1:
            return abs(start - (self.before.left - self.old.left)) < 0.4 * self.unit and not self.is_first_line
        marker = read_marker(self.first.text)
        if marker is None:
            return abs(start - (self.first.left - self.old.left)) < 0.4 * self.unit and not self.has_first_lines
        words = self.first.words
        text = words[1].left if len(words) > 1 else words[0].right
        return abs(start - (text - self.old.left)) < 0.6 * self.unit or (
            abs(start - (self.first.left - self.old.left)) < 0.4 * self.unit and not self.has_first_lines
        )

    @property
    def is_centred(self) -> bool:
        """Either line is set in the middle, and not by chance: lines under each other that begin alike are no such lines."""
        if abs((self.after.left - self.new.left) - (self.before.left - self.old.left)) < 0.3 * self.unit:
            return False
        return _centred(self.after, self.new) or (_centred(self.before, self.old) and not self.is_full)

    @property
    def both_centred(self) -> bool:
        """Both lines are set in the middle, one close under the other."""
        return _centred(self.after, self.new) and _centred(self.before, self.old) and not self.is_apart

    @property
    def is_bold_heading(self) -> bool:
        """The paragraph so far is bold throughout and the line does not begin in bold."""
        return self.after.bold == 0 and all(placed.strip.bold >= len(placed.strip.text) for placed in self.paragraph)


def _centred(strip: Strip, measure: Measure) -> bool:
    left, right = strip.left - measure.left, measure.right - strip.right
    if min(left, right) < 1.5 * strip.height or abs(left - right) > 0.8 * strip.height or read_marker(strip.text):
        return False
    return measure.indent == 0 or abs(left - measure.indent) > 0.6 * strip.height
