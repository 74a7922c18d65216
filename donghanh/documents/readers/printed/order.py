"""Strips of one page into reading order: letterhead and signature column by column, everything else line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from donghanh.documents.readers.printed.sheet import Strip, strip_of
from donghanh.documents.readers.printed.strips import MOTTO, rows_of
from donghanh.domain.plandoc.frame import TYPES, is_recipients_line, is_sign_line

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

    @property
    def strips(self) -> list[Strip]:
        """All strips of both columns."""
        return [*self.left, *self.right]


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
    at = 0
    while at < len(waiting):
        pair, taken = _pair_from(waiting, at, height)
        if pair is None:
            at_line = _line_from(waiting, at)
            yield _as_one(waiting[at:at_line])
            at = at_line
            continue
        yield pair
        at = taken


def _line_from(strips: Sequence[Strip], at: int) -> int:
    """Where the printed line that begins here ends."""
    end = at + 1
    while end < len(strips) and _beside(strips[end - 1], strips[end]):
        end += 1
    return end


def _as_one(line: Sequence[Strip]) -> Strip:
    if len(line) == 1:
        return line[0]
    return strip_of([word for strip in line for word in strip.words], line[0].order)


def _beside(one: Strip, other: Strip) -> bool:
    """Whether two strips stand side by side."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.right < other.left or other.right < one.left
    return apart and shared > 0.4 * min(one.height, other.height)


def _pair_from(strips: list[Strip], at: int, page_height: float) -> tuple[_Pair | None, int]:
    """The pair of columns that begins at this strip, and the index after it; nothing when it is an ordinary line."""
    first = strips[at]
    other = next((strip for strip in strips[at + 1 : at + 4] if _beside(first, strip)), None)
    if other is None:
        return None, at
    pair = _Pair()
    left, right = (first, other) if first.left < other.left else (other, first)
    pair.low, pair.high = left.right, right.left
    end = at
    while end < len(strips):
        strip = strips[end]
        side = pair.takes(strip) if strip is not left and strip is not right else strip is right
        if side is None and (halves := _split_at(strip, pair)):
            strips[end : end + 1] = halves
            continue
        if side is None or (pair.strips and _stands_apart(pair, strip, side)):
            break
        pair.add(strip, side)
        end += 1
    if not pair.left or not pair.right or not _reads_down(pair, page_height):
        return None, at
    return pair, end


def _split_at(strip: Strip, pair: _Pair) -> list[Strip] | None:
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


def _stands_apart(pair: _Pair, strip: Strip, side: bool) -> bool:
    """Whether a strip under two columns no longer belongs to them."""
    if strip.text.strip(" :.*") in TYPES:
        return True
    gap = strip.top - max(other.bottom for other in pair.strips)
    signing = side and any(is_sign_line(other.text) for other in pair.right)
    return gap > (_SIGNATURE_ROOM if signing else _FURTHER_DOWN) * strip.height


def _reads_down(pair: _Pair, page_height: float) -> bool:
    """Whether two columns are read one after the other: a letterhead, a signature, or text set so in the file."""
    if any(
        MOTTO.search(strip.text) or is_recipients_line(strip.text) or is_sign_line(strip.text) for strip in pair.strips
    ):
        return True
    if len(pair.left) < 2 and len(pair.right) < 2:
        return pair.left[0].top < _TOP_OF_PAGE * page_height and _is_number_and_date(pair)
    return max(strip.order for strip in pair.left) < min(strip.order for strip in pair.right)


def _is_number_and_date(pair: _Pair) -> bool:
    return pair.left[0].text.lower().startswith("số") and " tháng" in pair.right[0].text
