"""The source text with what was recognised marked in place, each line with an address of its own.

Marks may overlap (a deadline inside a task, a mistake inside a deadline). A page cannot nest links, so the text is cut
where marks begin and end, and each piece shows the mark that says most: mistake, date, body, item, then "not understood".
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

RANK = {"wrong": 0, "when": 1, "who": 2, "task": 3, "left": 4}


@dataclass(frozen=True)
class Mark:
    """A stretch of the source that something was recognised in. ``href`` leads to it on the other side."""

    start: int
    end: int
    kind: str
    """wrong, when, who, task or left."""
    href: str = ""
    anchor: str = ""
    """The id by which the other side leads here: ``s12``."""
    number: int | None = None


@dataclass(frozen=True)
class Piece:
    """A stretch of text without a break, under at most one mark."""

    start: int
    end: int
    mark: Mark | None


def pieces_of(length: int, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut into pieces, in order and without gaps. Empty and reversed marks are ignored; marks beyond the end
    are cut off."""
    usable = [mark for mark in marks if 0 <= mark.start < min(mark.end, length)]
    edges = sorted({0, length, *(m.start for m in usable), *(min(m.end, length) for m in usable)})
    starting = sorted(usable, key=lambda mark: mark.start)
    active: list[Mark] = []
    found: list[Piece] = []
    upcoming = 0
    for low, high in pairwise(edges):
        active = [mark for mark in active if mark.end > low]
        while upcoming < len(starting) and starting[upcoming].start <= low:
            active.append(starting[upcoming])
            upcoming += 1
        best = min(active, key=lambda mark: (RANK[mark.kind], mark.end - mark.start), default=None)
        if found and found[-1].mark is best:
            found[-1] = Piece(found[-1].start, high, best)
        else:
            found.append(Piece(low, high, best))
    return found


def paper_html(source: str, marks: Iterable[Mark], *, headings: Iterable[int] = ()) -> SafeString:
    """The text as paragraphs, one per line of the source, with ids ``d1``, ``d2`` … and everything escaped.

    Built as one string rather than by template tags: a long plan has thousands of pieces. ``headings`` are the lines
    shown bold.
    """
    marks = [mark for mark in marks if mark.end > mark.start]
    pieces = pieces_of(len(source), marks)
    first, last = _first_and_last(source, pieces)
    hidden = sorted((mark for mark in marks if mark.anchor and mark not in first), key=lambda mark: mark.start)
    bold = frozenset(headings)
    out: list[str] = []
    begin, index = 0, 0
    for number, line in enumerate(source.split("\n"), start=1):
        end = begin + len(line)
        while index < len(pieces) and pieces[index].end <= begin:
            index += 1
        if line.strip():
            inner = _anchors(hidden, begin, end) + _line(source, pieces, index, begin, end, first, last)
            out.append(f'<p id="d{number}">{f"<b>{inner}</b>" if number in bold else inner}</p>')
        begin = end + 1
    return mark_safe("\n".join(out))


def _first_and_last(source: str, pieces: Sequence[Piece]) -> tuple[dict[Mark, int], dict[Mark, int]]:
    """Where each visible mark is first and last seen: there stand its id and its number."""
    first: dict[Mark, int] = {}
    last: dict[Mark, int] = {}
    for piece in pieces:
        text = source[piece.start : piece.end]
        if piece.mark is not None and text.strip():
            first.setdefault(piece.mark, piece.start + len(text) - len(text.lstrip("\n")))
            last[piece.mark] = piece.start + len(text.rstrip())
    return first, last


def _anchors(hidden: list[Mark], begin: int, end: int) -> str:
    """Empty places for marks that lie wholly under others, so that links to them still arrive."""
    low = bisect_left(hidden, begin, key=lambda mark: mark.start)
    high = bisect_left(hidden, end, key=lambda mark: mark.start)
    return "".join(f'<span id="{mark.anchor}"></span>' for mark in hidden[low:high])


def _line(
    source: str,
    pieces: Sequence[Piece],
    index: int,
    begin: int,
    end: int,
    first: dict[Mark, int],
    last: dict[Mark, int],
) -> str:
    out: list[str] = []
    while index < len(pieces) and pieces[index].start < end:
        piece = pieces[index]
        low, high = max(piece.start, begin), min(piece.end, end)
        text = escape(source[low:high])
        mark = piece.mark
        if mark is None or not text.strip():
            out.append(text)
        elif mark.kind == "left":
            out.append(f'<span class="dh-left"><b>{text}</b></span>')
        else:
            identity = f' id="{mark.anchor}"' if mark.anchor and low <= first[mark] < max(high, low + 1) else ""
            is_last = low < last[mark] <= high
            number = f"<sup>{mark.number}</sup>" if mark.number is not None and is_last else ""
            tag, href = ("a", f' href="{escape(mark.href)}"') if mark.href else ("span", "")
            out.append(f'<{tag} class="dh-mark-a dh-mark--{mark.kind}"{identity}{href}>{text}{number}</{tag}>')
        index += 1
    return "".join(out)
