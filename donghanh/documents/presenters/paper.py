"""The source text with what was recognised marked in place, each line with an address of its own.

Marks may overlap (a deadline inside a task, a mistake inside a deadline). A page cannot nest links, so where two links
meet the one that says most shows: a mistake before an item, a short item before a long one. Days, names and text nobody
understood are tints inside the links; words of a scan that the recognition was not sure of are underlined within all of
these. The markup is as short as it can be, because a plan of twenty pages has more
than a thousand pieces (names of one word need no quotes): ``a`` is an item, ``a.e`` a mistake, ``a.x`` an item left out, ``i.t`` a day, ``i.w`` a name,
``i.l`` text nobody understood, ``u`` a doubtful word, ``i.v`` what is said of it to those who do not see, ``i[id^=d]`` the beginning of a line inside a paragraph, ``p.c`` a line of the title.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

LINKS = {"wrong": "e", "task": "", "off": "x"}
TINTS = {"when": "t", "who": "w", "left": "l"}
RANK = {"wrong": 0, "when": 1, "who": 2, "task": 3, "off": 4, "left": 5, "doubt": 6}


@dataclass(frozen=True)
class Mark:
    """A stretch of the source that something was recognised in. ``href`` leads to it on the other side."""

    start: int
    end: int
    kind: str
    """wrong, task, off (an item left out); when, who, left; doubt."""
    href: str = ""
    anchor: str = ""
    """The id by which the other side leads here: ``s12``. Letters, digits and hyphens; it is written without quotes."""
    number: int | None = None


@dataclass(frozen=True)
class Piece:
    """A stretch of text without a break, under at most one link, one tint and one doubt."""

    start: int
    end: int
    link: Mark | None = None
    tint: Mark | None = None
    doubt: Mark | None = None


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
        link = min((mark for mark in active if mark.kind in LINKS), key=_weight, default=None)
        tint = min((mark for mark in active if mark.kind in TINTS), key=_weight, default=None)
        doubt = min((mark for mark in active if mark.kind == "doubt"), key=_weight, default=None)
        if found and found[-1].link is link and found[-1].tint is tint and found[-1].doubt is doubt:
            found[-1] = Piece(found[-1].start, high, link, tint, doubt)
        else:
            found.append(Piece(low, high, link, tint, doubt))
    return found


def _weight(mark: Mark) -> tuple[int, int]:
    return RANK[mark.kind], mark.end - mark.start


def paper_html(
    source: str,
    marks: Iterable[Mark],
    *,
    headings: Iterable[int] = (),
    titles: Iterable[int] = (),
    paragraphs: Iterable[Sequence[int]] = (),
    numbered: bool = False,
    doubt_said: str = "",
) -> SafeString:
    """The text as paragraphs, in which every line has an id (``d1``, ``d2`` …) and everything is escaped.

    ``paragraphs`` are the first and last lines of those that run over several lines; any other line is one by itself.
    ``headings`` are the lines shown bold, ``titles`` those in the middle as well; ``numbered`` puts the number of its
    first line beside each paragraph; ``doubt_said`` is what is said, unseen, after a doubtful word. Built as one string rather than by template tags: it is most of the page.
    """
    paper = _Paper(source, [mark for mark in marks if mark.end > mark.start], doubt_said)
    return mark_safe(paper.drawn(frozenset(headings), frozenset(titles), paragraphs, numbered=numbered))


class _Paper:
    """One drawing of a paper."""

    def __init__(self, source: str, marks: list[Mark], doubt_said: str) -> None:
        self.source = source
        self.said = f"<i class=v> {escape(doubt_said)}</i>" if doubt_said else ""
        self.lines = source.split("\n")
        self.begins = [0]
        for line in self.lines:
            self.begins.append(self.begins[-1] + len(line) + 1)
        self.pieces = pieces_of(len(source), marks)
        self.first: dict[Mark, int] = {}
        self.last: dict[Mark, int] = {}
        for piece in self.pieces:
            text = source[piece.start : piece.end]
            for mark in filter(None, (piece.link, piece.doubt) if text.strip() else ()):
                self.first.setdefault(mark, piece.start)
                self.last[mark] = piece.start + len(text.rstrip())
        unseen = (mark for mark in marks if mark.kind in LINKS and mark.anchor and mark not in self.first)
        self.hidden = sorted(unseen, key=lambda mark: mark.start)

    def drawn(
        self, headings: frozenset[int], titles: frozenset[int], paragraphs: Iterable[Sequence[int]], *, numbered: bool
    ) -> str:
        runs = {first: last for first, last in paragraphs if 1 <= first < last <= len(self.lines)}
        out: list[str] = []
        number, index = 1, 0
        while number <= len(self.lines):
            last = runs.get(number, number)
            begin, end = self.begins[number - 1], self.begins[last] - 1
            while index < len(self.pieces) and self.pieces[index].end <= begin:
                index += 1
            if self.source[begin:end].strip():
                inner = self._anchors(begin, end) + self._inner(index, begin, end, range(number + 1, last + 1))
                look = " class=c" if number in titles else ""
                beside = f" data-n={number}" if numbered else ""
                out.append(f"<p id=d{number}{look}{beside}>{f'<b>{inner}</b>' if number in headings else inner}</p>")
            number = last + 1
        return "\n".join(out)

    def _anchors(self, begin: int, end: int) -> str:
        """Empty places for links that lie wholly under others, so that what leads to them still arrives."""
        low = bisect_left(self.hidden, begin, key=lambda mark: mark.start)
        high = bisect_left(self.hidden, end, key=lambda mark: mark.start)
        return "".join(f"<i id={mark.anchor}></i>" for mark in self.hidden[low:high])

    def _inner(self, index: int, begin: int, end: int, inner_lines: Iterable[int]) -> str:
        """The pieces of one paragraph, from the one at ``index`` on, with the beginnings of its inner lines."""
        breaks = [
            (self.begins[line - 1], f"<i id=d{line}></i>") for line in inner_lines if self.lines[line - 1].strip()
        ]
        out: list[str] = []
        linked: set[Mark] = set()
        link: Mark | None = None
        for place in range(index, len(self.pieces)):
            piece = self.pieces[place]
            if piece.start >= end:
                break
            low, high = max(piece.start, begin), min(piece.end, end)
            if link is not None and piece.link is not link:
                out.append("</a>")
                link = None
            if link is None and piece.link is not None and self.source[low:high].strip():
                link = piece.link
                out.append(self._opening(link, low, again=link in linked))
                linked.add(link)
            stop = self.last[link] if link is not None and low < self.last[link] <= high else 0
            text = self._text(low, stop or high, breaks)
            if piece.doubt is not None and text.strip():
                text = self._doubted(piece.doubt, low, high, text)
            out.append(f"<i class={TINTS[piece.tint.kind]}>{text}</i>" if piece.tint and text.strip() else text)
            if stop and link is not None:
                number = "" if link.number is None else f"<sup>{link.number}</sup>"
                out += [number, self._text(stop, high, breaks)]
        if link is not None:
            out.append("</a>")
        return "".join([*out, *(marker for _place, marker in breaks)])

    def _doubted(self, mark: Mark, low: int, high: int, text: str) -> str:
        """The text underlined: an id where the doubt begins, what is said of it where it ends; before that ``u.n`` goes on."""
        begins = mark.anchor and not self.source[self.first[mark] : low].strip()
        identity = f" id={mark.anchor}" if begins else ""
        ends = low < self.last[mark] <= high
        return f"<u{identity}{'' if ends else ' class=n'}>{text}{self.said if ends else ''}</u>"

    def _opening(self, mark: Mark, low: int, *, again: bool) -> str:
        """The start of a link: its id where it begins, its address once in each paragraph, however often it is cut."""
        css = f" class={LINKS[mark.kind]}" if LINKS[mark.kind] else ""
        begins = not self.source[self.first[mark] : low].strip()
        identity = f" id={mark.anchor}" if mark.anchor and begins else ""
        href = f' href="{escape(mark.href)}"' if mark.href and not again else ""
        return f"<a{css}{identity}{href}>"

    def _text(self, low: int, high: int, breaks: list[tuple[int, str]]) -> str:
        out = []
        while breaks and breaks[0][0] < high:
            place, marker = breaks.pop(0)
            out += [escape(self.source[low : max(low, place)]), marker]
            low = max(low, place)
        return "".join([*out, escape(self.source[low:high])])
