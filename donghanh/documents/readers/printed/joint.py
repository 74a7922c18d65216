"""The place where one printed line ends and the next begins, and what the page shows of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.documents.readers.printed.measure import ENDED, Measure, Placed
from donghanh.documents.readers.printed.sheet import Strip
from donghanh.domain.text.lines import starts_anew
from donghanh.domain.text.markers import read_marker

# A period broken in its middle: "giai đoạn 2021" and "- 2025".
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_UNTIL = re.compile(r"[-–]\s*(?:19|20)\d\d\b")


class Joint:
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
    def surely_goes_on(self) -> bool:
        """The words alone say that one sentence stands on both lines."""
        return self.is_small and not self.has_ended and not self.starts

    @property
    def drop(self) -> float | None:
        """From the foot of one line to the foot of the next; nothing over the end of a page."""
        if self.paragraph[-1].page != self.line.page:
            return None
        return self.after.bottom - self.before.bottom

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
