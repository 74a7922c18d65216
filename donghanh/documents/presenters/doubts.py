"""How sure the recognition of a scan was, as pages show it: doubtful words marked, a line about each page.

Text that was never recognised has nothing of this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.documents.doubts import DoubtfulWords, doubts_in
from donghanh.documents.models import Reading
from donghanh.documents.presenters.paper import Mark
from donghanh.documents.readers.source import Doubt
from donghanh.foundation.web import formats

MOST_MARKED = 300
"""So many places keep the page light, and say enough: a paper with more should be scanned again."""
MOST_NAMED = 4
"""So many words are named at an item."""
FEW_PAGES = 5
FAINT = 80
"""A clean scan is recognised with a confidence of 94 to 97 of 100."""


def doubt_said() -> str:
    """What is said after a doubtful word to those who do not see its mark."""
    return _("(máy đọc chưa chắc)")


class MarkedDoubts:
    """The doubtful words as places of the paper: neighbours are one place, numbered from 1 in the order of the text.

    Of more than :data:`MOST_MARKED` places the least sure are marked.
    """

    def __init__(self, doubtful: DoubtfulWords) -> None:
        self.doubtful = doubtful
        places = _places(doubtful)
        least_sure = sorted(places, key=lambda place: min(doubt.confidence for doubt in place))[:MOST_MARKED]
        self.places = sorted(least_sure, key=lambda place: place[0].start)
        self.are_all = len(self.places) == len(places)
        self._numbers = {doubt: number for number, place in enumerate(self.places, start=1) for doubt in place}

    @classmethod
    def of(cls, reading: Reading) -> "MarkedDoubts":
        """Those of a reading."""
        source = reading.result.get("source") or {}
        return cls(DoubtfulWords(reading.source_text, doubts_in(source.get("doubts"))))

    def marks(self) -> list[Mark]:
        """The places as marks of the paper, ``u1`` and so on."""
        return [
            Mark(place[0].start, place[-1].end, "doubt", anchor=f"u{number}")
            for number, place in enumerate(self.places, start=1)
        ]

    def note(self, said: Sequence[Doubt]) -> "ItemDoubt | None":
        """What is told at an item that says these doubtful words; nothing for none."""
        words = list(dict.fromkeys(self.doubtful.word(doubt) for doubt in said))
        if not words:
            return None
        named = ", ".join(f"“{word}”" for word in words[:MOST_NAMED])
        more = len(words) - MOST_NAMED
        if more > 0:
            named = ngettext("%(words)s và %(n)s từ nữa", "%(words)s và %(n)s từ nữa", more) % {
                "words": named,
                "n": more,
            }
        number = next((self._numbers[doubt] for doubt in said if doubt in self._numbers), None)
        sentence = _("Có từ máy đọc chưa chắc: %(words)s, đối chiếu với bản giấy.") % {"words": named}
        return ItemDoubt(sentence, f"#u{number}" if number else "")


def _places(doubtful: DoubtfulWords) -> list[list[Doubt]]:
    found = [[doubt] for doubt in doubtful.doubts[:1]]
    for before, doubt in pairwise(doubtful.doubts):
        if doubtful.text[before.end : doubt.start] == " ":
            found[-1].append(doubt)
        else:
            found.append([doubt])
    return found


@dataclass(frozen=True)
class ItemDoubt:
    """What an item says of its doubtful words, and where the first of them is marked."""

    sentence: str
    href: str


@dataclass(frozen=True)
class PageRead:
    """How well one page was read, in words; ``href`` leads to its first line."""

    sentence: str
    href: str


@dataclass(frozen=True)
class Recognition:
    """What the head of a paper says of its recognition."""

    words: int
    """How many words were doubtful."""
    places: int
    """How many places are marked."""
    are_all: bool
    """Whether every doubtful word is marked."""
    at: int
    """The place that was asked for; 0 for none."""
    pages: Sequence[PageRead]
    summary: str
    """The pages in one sentence, when they are many; else empty."""

    @property
    def next(self) -> int:
        """The place after the one asked for, the second when none was; 0 after the last."""
        following = max(self.at, 1) + 1
        return following if following <= self.places else 0


def recognition_of(reading: Reading, marked: MarkedDoubts, *, asked: str = "") -> Recognition | None:
    """What is said of a reading's recognition; nothing for text that needed none. ``asked`` is the number of a place as an
    address gives it."""
    pages = _pages(reading.source_text, reading.result.get("source") or {})
    if not pages and not marked.doubtful:
        return None
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
    shown = [PageRead(_page_sentence(page), page.href) for page in pages]
    return Recognition(
        words=len(marked.doubtful.doubts),
        places=len(marked.places),
        are_all=marked.are_all,
        at=at if at <= len(marked.places) else 0,
        pages=shown,
        summary=_summary(pages) if len(pages) > FEW_PAGES else "",
    )


@dataclass(frozen=True)
class _Page:
    """A page that was recognised: its number, how sure that was (nothing where it holds no text), the address of its first
    line, and whether there was print that could not be made out."""

    number: int
    sure: int | None
    href: str
    is_unclear: bool


def _pages(text: str, source: dict[str, Any]) -> list[_Page]:
    """The pages that were recognised. A page of a PDF whose words stand in the file has a confidence of 100."""
    begins = [*(source.get("pages") or []), len(text)]
    unclear = _unclear_pages(source)
    found = []
    for number, sure in enumerate((source.get("confidence") or [])[: len(begins) - 1], start=1):
        if sure == 100:
            continue
        start, end = begins[number - 1], begins[number]
        is_empty = not text[start:end].strip()
        line = text.count("\n", 0, start) + 1
        href = "" if is_empty else f"#d{line}"
        found.append(_Page(number, None if is_empty else sure, href, number in unclear))
    return found


def _unclear_pages(source: dict[str, Any]) -> set[int]:
    """The numbers of the pages that the reader says it could not make out."""
    named = [remark["params"]["pages"] for remark in source.get("remarks") or [] if remark["code"] == "unclear_pages"]
    return {int(number) for pages in named for number in pages.split(", ")}


def _page_sentence(page: _Page) -> str:
    if page.is_unclear:
        return _("Trang %(number)s: ảnh không đủ rõ nên chưa đọc, hãy chụp lại thẳng và đủ sáng") % {
            "number": page.number
        }
    if page.sure is None:
        return _("Trang %(number)s: không thấy chữ nào") % {"number": page.number}
    said = {"number": page.number, "percent": f"{page.sure}{formats.NBSP}%"}
    if page.sure < FAINT:
        return _("Trang %(number)s: đọc được %(percent)s, nên soát kỹ") % said
    return _("Trang %(number)s: đọc được %(percent)s") % said


def _summary(pages: Sequence[_Page]) -> str:
    worst = min(pages, key=lambda page: (not page.is_unclear, page.sure or 0))
    return _("Máy đọc %(count)s trang từ ảnh. Kém nhất là %(page)s.") % {
        "count": len(pages),
        "page": _lower_first(_page_sentence(worst)),
    }


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
