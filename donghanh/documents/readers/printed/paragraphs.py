"""Lines in reading order into paragraphs, by how they are set: the right edge, the indent, the space between lines.

What the page shows is asked first; the words decide only where it shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from donghanh.documents.readers.printed.measure import ENDED, Measure, Placed, measures_of
from donghanh.documents.readers.printed.sheet import Strip
from donghanh.documents.readers.printed.strips import MOTTO
from donghanh.domain.text.lines import Layout, Line, continues, starts_anew
from donghanh.domain.text.markers import read_marker

# A period broken in its middle: "giai đoạn 2021" and "- 2025".
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_UNTIL = re.compile(r"[-–]\s*(?:19|20)\d\d\b")
# The name of a body in a letterhead, broken inside one of its words: "TRUNG HỌC CƠ" and "SỞ".
_OPEN_NAME = re.compile(r"(?:^|\s)(?:VÀ|CỦA|CÁC|CƠ|PHỔ|TIỂU|MẦM|LIÊN)$|[,–-]$")
_END_OF_MOTTO = re.compile(r"(?:(?:CHỦ )?NGHĨA )?(?:VIỆT )?NAM")
_UNBROKEN = Layout(wrapped=False, full=10**9, blank_separates=True)


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
        return here.breaks_the_list and not here.has_ended
    if here.is_bold_heading:
        return after.bold >= len(after.text) or here.is_small
    return new.learnt or here.is_small or not here.has_ended


def _goes_on_in_column(paragraph: Sequence[Placed], after: Strip) -> bool:
    """In narrow columns: the items of "Nơi nhận" end with a mark, lines of a letterhead stand each for themselves."""
    before, first = paragraph[-1].strip, paragraph[0].strip
    if starts_anew(after.text) or ENDED.search(before.text) or after.top - before.bottom > 0.8 * after.height:
        return False
    marker = read_marker(first.text)
    if (marker is not None and marker.kind in ("dash", "plus")) or _OPEN_NAME.search(before.text):
        return True
    if MOTTO.match(before.text) and _END_OF_MOTTO.fullmatch(after.text):
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
        self.has_ended = bool(ENDED.search(self.before.text))
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
    def breaks_the_list(self) -> bool:
        """The line looks like an item but stands where none does: words that happen to begin with a dash or a number."""
        if self.has_first_lines:
            return not self.is_first_line and not self.hangs
        marker = read_marker(self.after.text)
        if marker is None or marker.kind != "dash":
            return False
        if self.new.bullet is None:
            opening = read_marker(self.first.text)
            return opening is None or opening.kind != "dash"
        return abs(self.after.left - self.new.left - self.new.bullet) > 0.5 * self.unit

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
