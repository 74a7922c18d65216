"""Runs of words into strips: cut at the gaps between columns, and put together where the file broke a line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

from donghanh.documents.readers.columns import BLANK_BEFORE
from donghanh.documents.readers.printed.sheet import Sheet, Strip, Word, strip_of
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.letters import vi_pattern
from donghanh.domain.text.markers import read_marker

# In heights of the line: 0.9 of them make an em.
_COLUMN_GAP = 1.4
_LONE_GAP = 2.0
_STRETCHED = 2.2
_NEIGHBOUR = 0.6
_AFTER_MARKER = 4.0
# The right column of every letterhead opens with these.
_OPENS_MOTTO = frozenset({"CỘNG", "ĐẢNG", "Độc", "Dộc", "độc"})
_NUMBER_THEN_DATE = vi_pattern(r"(Số\s?:.{0,12}?/\s?[A-ZĐ][\w&.–-]*) [<A>][^,;:/]{1,40}, ngày\b")


def strips_of(sheet: Sheet) -> list[Strip]:
    """Return the strips of a page, from the top down. Cost: n log n in the number of lines."""
    strips = [
        strip_of(part, order)
        for order, run in enumerate(sheet.runs)
        if run
        for part in _columns(_unspaced(run))
    ]  # fmt: skip
    return [strip for row in rows_of(strips) for strip in _merged(row)]


def rows_of(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return the strips that stand on one line, from left to right, line by line from the top."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: (strip.bottom, strip.left)):
        if rows and strip.bottom - rows[-1][0].bottom < 0.35 * min(strip.height, rows[-1][0].height):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    for row in rows:
        row.sort(key=lambda strip: strip.left)
    return rows


def _unspaced(run: Sequence[Word]) -> Sequence[Word]:
    """Put words set letter by letter ("K Ế  H O Ạ C H") together: the gaps between them are the wide ones."""
    single = sum(len(word.text) == 1 for word in run)
    if single < 6 or single < 0.6 * len(run):
        return run
    gaps = sorted(after.left - before.right for before, after in itertools.pairwise(run))
    inside = gaps[len(gaps) // 3]
    words = [run[0]]
    for word in run[1:]:
        before = words[-1]
        if word.left - before.right > 1.5 * max(inside, 0.05 * (word.bottom - word.top)):
            words.append(word)
            continue
        words[-1] = Word(
            before.text + word.text, before.left, min(before.top, word.top), word.right, max(before.bottom, word.bottom),
            before.bold and word.bold, min(before.confidence, word.confidence),
        )  # fmt: skip
    return words


def _columns(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut a run where a gap is wide beside the other gaps of its line, and before the motto of the State."""
    cuts = set(_wide_gaps(run))
    if len(run) > 4:
        cuts.update(filter(None, (_motto_at(run), _date_at(run))))
    start = 0
    for end in (*sorted(cuts), len(run)):
        yield run[start:end]
        start = end


def _wide_gaps(run: Sequence[Word]) -> Iterator[int]:
    if len(run) < 2:
        return
    height = run[0].bottom - run[0].top
    gaps = [after.left - before.right for before, after in itertools.pairwise(run)]
    widest = max(gaps)
    if widest < _COLUMN_GAP * height or (len(gaps) > 1 and widest < 1.5 * min(gaps)):
        return
    least = max(_COLUMN_GAP * height, _STRETCHED * median(gaps)) if len(gaps) > 2 else _LONE_GAP * height
    for at, gap in enumerate(gaps, 1):
        if gap >= least and not _goes_on(" ".join(word.text for word in run[:at])):
            yield at


def _goes_on(before: str) -> bool:
    """Whether a wide gap after these words is no end of a column: a list marker with its tab, a blank left by hand."""
    return bool(BLANK_BEFORE.search(before)) or (len(before) <= 5 and read_marker(before + " x") is not None)


def _motto_at(run: Sequence[Word]) -> int | None:
    if not any(word.text in _OPENS_MOTTO for word in run[1:]):
        return None
    text = " ".join(word.text for word in run)
    match = MOTTO.search(text)
    return text.count(" ", 0, match.start()) if match and match.start() else None


def _date_at(run: Sequence[Word]) -> int | None:
    """Where place and date begin after the number and symbol in one line of a letterhead."""
    if not run[0].text.startswith("Số"):
        return None
    match = _NUMBER_THEN_DATE.match(" ".join(word.text for word in run))
    return match.group(1).count(" ") + 1 if match else None


def _merged(row: Sequence[Strip]) -> Iterator[Strip]:
    """Put parts of one line together that the file names apart: a bold word, a raised figure, a filled-in number."""
    kept: Strip | None = None
    for strip in row:
        if kept is None:
            kept = strip
        elif kept.order != strip.order and not MOTTO.match(strip.text) and _touch(kept, strip):
            kept = strip_of([*kept.words, *strip.words], min(kept.order, strip.order))
        else:
            yield kept
            kept = strip
    if kept is not None:
        yield kept


def _touch(left: Strip, right: Strip) -> bool:
    gap = (right.left - left.right) / min(left.height, right.height)
    return -0.5 < gap < (_AFTER_MARKER if _goes_on(left.text) else _NEIGHBOUR)
