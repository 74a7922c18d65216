"""Where on printed pages the mark of a secret paper may stand: about the letterhead, at the edges of any page, across it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from donghanh.documents.readers.printed.sheet import Sheet, Strip
from donghanh.documents.readers.printed.strips import rows_of
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.secrecy import mark_in_head, refuse_secret
from donghanh.domain.text.secrecy import first_mark

_LETTERHEAD = 0.5
"""Of the first page: the letterhead, the title and some lines of the text."""
_EDGE = 0.12
"""Of every page: running lines stand there, and stamps, and the first and last lines of the text."""
_OUTSIDE = 20 / 297
"""So near the edge stands nothing but running lines (NĐ 30/2020/NĐ-CP, Phụ lục I, mục I: 20 mm)."""
_GAP = 0.6
"""In heights of a line: more than any space between two words of a sentence."""
_WIDER = 1.8
"""Beside the other spaces of its line: set text is stretched evenly."""


def mark_on(sheets: Sequence[Sheet], pages: Sequence[Sequence[Strip]], text: str) -> str | None:
    """Return the secrecy mark on pages given with their strips, before anything of them was left out; ``text`` is what is read
    of them. Cost: n log n in the number of lines."""
    recognised = any(sheet.confidence is not None for sheet in sheets)
    aside: list[str] = []
    lines: list[str] = []
    for number, (sheet, strips) in enumerate(zip(sheets, pages, strict=True)):
        aside += sheet.aside
        for row in rows_of(strips):
            top, bottom = row[0].top / sheet.height, row[0].bottom / sheet.height
            line = "   ".join(map(_spaced, row))
            if bottom < _OUTSIDE or top > 1 - _OUTSIDE:
                aside.append(line)
            elif bottom < _EDGE or top > 1 - _EDGE or (number == 0 and top < _LETTERHEAD):
                lines.append(line)
    found = first_mark(aside, aside=True, recognised=recognised) or first_mark(lines, recognised=recognised)
    return found[1] if found else mark_in_head(text)


def refuse_unread(sheets: Sequence[Sheet]) -> None:
    """Raise ``Refused`` when not a word was taken from any page: ``secrecy`` where what stands aside says so, for then nothing of
    the file may be kept; ``unclear_picture`` where there was print; else ``no_text``."""
    if any(sheet.runs for sheet in sheets):
        return
    refuse_secret(mark_on(sheets, [()] * len(sheets), ""))
    raise Refused("unclear_picture" if any(sheet.is_unclear for sheet in sheets) else "no_text")


def _spaced(strip: Strip) -> str:
    """The words of a strip, three spaces where the page shows a wide gap."""
    gaps = [after.left - before.right for before, after in itertools.pairwise(strip.words)]
    if not gaps:
        return strip.text
    least = max(_GAP * strip.height, _WIDER * sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0)
    parts = [strip.words[0].text]
    for gap, word in zip(gaps, strip.words[1:], strict=True):
        parts += ["   " if gap >= least else " ", word.text]
    return "".join(parts)
