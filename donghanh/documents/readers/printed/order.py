"""Strips of one page into reading order: letterhead and signature column by column, everything else line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from donghanh.documents.readers.printed.sheet import Strip, strip_of
from donghanh.documents.readers.printed.strips import MOTTO, rows_of
from donghanh.domain.plandoc.signing import is_recipients_line, is_sign_line
from donghanh.domain.plandoc.types import TYPES

# In heights of a line: how far below the rest of a pair of columns the next line of them may stand. The place for
# the hand and the seal between a post and a name is wide (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 7).
_FURTHER_DOWN = 2.6
_SIGNATURE_ROOM = 11.0
_TOP_OF_PAGE = 0.4


@dataclass(slots=True)
class _Pair:
    """Two columns side by side: the strips seen so far and the empty space between them."""

    left: list[Strip] = field(default_factory=list)
    right: list[Strip] = field(default_factory=list)
    low: float = 0.0
    high: float = float("inf")
    bottom: float = 0.0
    frames: bool = False
    """It has a line that only the letterhead or the closing part of a document has."""
    signs: bool = False
    """Its right column has a line of a signature."""

    def takes(self, strip: Strip) -> bool | None:
        """Whether a strip belongs to the left (false) or the right (true) column; nothing when it crosses the space."""
        if strip.right < self.high and strip.left < self.low:
            return False
        if strip.left > self.low and strip.right > self.high:
            return True
        return None

    def add(self, strip: Strip, to_right: bool) -> None:
        """Put a strip into a column; the space between the columns shrinks to what is still empty."""
        if to_right:
            self.right.append(strip)
            self.high = min(self.high, strip.left)
        else:
            self.left.append(strip)
            self.low = max(self.low, strip.right)
        signs = is_sign_line(strip.text)
        self.signs = self.signs or (signs and to_right)
        self.frames = self.frames or signs or is_recipients_line(strip.text) or bool(MOTTO.search(strip.text))
        self.bottom = max(self.bottom, strip.bottom)

    def ends_before(self, strip: Strip, to_right: bool) -> bool:
        """Whether a strip under the columns no longer belongs to them."""
        if strip.text.strip(" :.*") in TYPES or strip.text.lower().startswith("kính gửi"):
            return True
        room = _SIGNATURE_ROOM if to_right and self.signs else _FURTHER_DOWN
        return bool(self.left or self.right) and strip.top - self.bottom > room * strip.height

    def reads_down(self, page_height: float) -> bool:
        """Whether the columns are read one after the other: a letterhead, a signature, or text set so in the file."""
        if not self.left or not self.right or self.frames:
            return bool(self.left and self.right)
        if len(self.left) < 2 and len(self.right) < 2:
            is_number_and_date = self.left[0].text.lower().startswith("số") and " tháng" in self.right[0].text
            return is_number_and_date and self.left[0].top < _TOP_OF_PAGE * page_height
        return max(strip.order for strip in self.left) < min(strip.order for strip in self.right)


def ordered(strips: Sequence[Strip], height: float, first_column: int) -> list[Strip]:
    """Return the strips of a page as a person reads them, those of columns numbered from ``first_column`` on.

    Cost: linear in the number of strips after sorting.
    """
    out: list[Strip] = []
    column = first_column
    for part in _parts(rows_of(strips), height):
        if not isinstance(part, _Pair):
            out.append(part)
            continue
        for side in (part.left, part.right):
            for strip in side:
                strip.column = column
            out.extend(side)
            column += 1
    return out


def _parts(rows: Sequence[Sequence[Strip]], height: float) -> Iterator[_Pair | Strip]:
    """Cut a page into single lines and pairs of columns."""
    waiting = [strip for row in rows for strip in row]
    at = plain_until = 0
    while at < len(waiting):
        if at >= plain_until:
            pair, end = _pair_from(waiting, at)
            if pair is not None and pair.reads_down(height):
                yield pair
                at = end
                continue
            plain_until = end
        end = _line_from(waiting, at)
        yield _as_one(waiting[at:end])
        at = end


def _line_from(strips: Sequence[Strip], at: int) -> int:
    """Where the printed line that begins here ends."""
    end = at + 1
    while end < len(strips) and _beside(strips[end - 1], strips[end]):
        end += 1
    return end


def _as_one(line: Sequence[Strip]) -> Strip:
    if len(line) == 1:
        return line[0]
    by_place = sorted(line, key=lambda strip: strip.left)
    return strip_of([word for strip in by_place for word in strip.words], line[0].order)


def _beside(one: Strip, other: Strip) -> bool:
    """Whether two strips stand side by side."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.right < other.left or other.right < one.left
    return apart and shared > 0.4 * min(one.height, other.height)


def _pair_from(strips: list[Strip], at: int) -> tuple[_Pair | None, int]:
    """The pair of columns that begins at this strip, and the index after it; nothing when it is an ordinary line."""
    first = strips[at]
    other = next((strip for strip in strips[at + 1 : at + 4] if _beside(first, strip)), None)
    if other is None:
        return None, at + 1
    left, right = (first, other) if first.left < other.left else (other, first)
    pair = _Pair(low=left.right, high=right.left)
    end = at
    while end < len(strips):
        strip = strips[end]
        side = pair.takes(strip) if strip is not left and strip is not right else strip is right
        if side is None and (halves := _halves(strip, pair)):
            strips[end : end + 1] = halves
            continue
        if side is None or pair.ends_before(strip, side):
            break
        pair.add(strip, side)
        end += 1
    return pair, max(end, at + 1)


def _halves(strip: Strip, pair: _Pair) -> list[Strip] | None:
    """Cut a line that runs across the space between two columns, where the columns nearly touch."""
    for index in range(1, len(strip.words)):
        before, after = strip.words[index - 1], strip.words[index]
        if (
            after.left - before.right > 0.6 * strip.height
            and before.right < pair.high
            and after.left > pair.low
            and MOTTO.search(" ".join(word.text for word in strip.words[index:]))
        ):
            return [strip_of(strip.words[:index], strip.order), strip_of(strip.words[index:], strip.order)]
    return None
