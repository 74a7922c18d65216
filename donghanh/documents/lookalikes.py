"""Which tasks of the body and duties of the bodies speak of the same thing."""

import re
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from rapidfuzz import fuzz

from donghanh.domain.text.forms import fold
from donghanh.domain.text.rare_words import RareWords

ALIKE = 82.0
"""From this token ratio on two texts are proposed for merging. Found by eye on invented plans: below it, sentences
that merely share the phrases every plan has begin to appear."""
CLAUSE_ALIKE = 92.0
"""From this token ratio on a whole item is one clause of another: "tổ chức 02 buổi truyền thông tại chợ" in a duty that
also says "triển khai Kế hoạch". Stricter, because a clause has fewer words to tell it apart by."""
SHORTEST = 24
"""Shorter texts are alike by accident."""
SHORTEST_CLAUSE = 9
"""A clause of fewer syllables ("tuyên truyền phòng, chống bạo lực gia đình") names a field of work, not a piece of it."""
MOST_CLAUSES = 6
"""Of an item so many clauses are compared; one with more is an annex in a sentence."""
MOST_OWN = 2
"""Where each of two texts has more syllables of its own than this, one thing was put in the place of another: "cho hội
viên phụ nữ" and "cho học sinh các trường" are two works of one field. Added words alone make no other work."""
MOST_SAYING = 3
"""A clause that so many duties and more repeat is a phrase of the paper and tells none of them apart."""
LONGEST = 1_000
"""Of longer texts the beginning is compared: the time for a pair grows with the product of both."""
MOST_PAIRS = 400_000
"""Up to so many pairs (some 600 tasks and as many duties, a plan of a hundred pages) the phrases of a task are all looked up.
In a longer document those that many duties share are left out, and a person is told."""
LOOKED_AT = 250
"""So many places of phrases are looked up for one text, those of rare phrases first."""
NEAREST = 40
"""A text is compared with at most so many others, those that share most with it."""
MOST_ALIKE = 5
"""With so many duties at most a task is proposed for merging."""


class Item(Protocol):
    """What is compared: its text, where it comes from, and the place for the mark."""

    fields: dict[str, object]
    lookalike: uuid.UUID | None

    @property
    def text(self) -> str:
        """The words of the item."""


SKIMMED = "lookalikes_skimmed"
"""The code of the remark on a document of which not every pair was compared."""


def is_skimmed(items: Sequence[Item]) -> bool:
    """Whether the items are so many that :func:`mark_lookalikes` leaves out common phrases when it looks for them."""
    return len(_from(items, "task")) * len(_from(items, "duty")) > MOST_PAIRS


def mark_lookalikes(items: Sequence[Item]) -> None:
    """Give items that look alike a common ``lookalike``.

    Only a task and a duty are paired: two duties of two bodies that read the same are two duties. They are alike when
    their words are, or when one of them, its days and addressees aside, is a clause of the other. Cost: linear in the items,
    about a millisecond each, two where they are long: each meets only those it shares its rarest phrases with, at most
    ``NEAREST`` of them.
    """
    tasks, duties = list(map(_Words, _from(items, "task"))), list(map(_Words, _from(items, "duty")))
    wholes, clauses = RareWords(_phrases(duty.whole.text) for duty in duties), _Clauses(duties)
    for task in tasks:
        found = [index for index in _near(wholes, task.whole.text) if _is_alike(task.whole, duties[index].whole, ALIKE)]
        found = found[:MOST_ALIKE]
        found += [index for index in clauses.shared_with(task) if index not in found]
        if not found:
            continue
        task.item.lookalike = group = task.item.lookalike or uuid.uuid4()
        for index in found:
            if duties[index].item.lookalike is None:
                duties[index].item.lookalike = group


class _Said:
    """A text with what is asked of it again and again."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())

    @cached_property
    def syllables(self) -> Counter[str]:
        """Its syllables, without numbers and marks."""
        return Counter(_SYLLABLE.findall(self.text))

    @cached_property
    def numbers(self) -> list[str]:
        """The numbers in it, from small to large."""
        return sorted(number.lstrip("0") for number in re.findall(r"\d+", self.text))


def _is_alike(one: _Said, other: _Said, least: float) -> bool:
    """Whether two texts are alike enough and speak of one work. The cheap questions come first: two lengths far apart
    cannot be alike, and two texts with syllables of their own are two works, however alike."""
    shorter, longer = sorted((len(one.text), len(other.text)))
    if 200 * shorter < least * (shorter + longer):
        return False
    return _is_same_work(one, other) and fuzz.token_sort_ratio(one.text, other.text, score_cutoff=least) >= least


class _Words:
    """An item as it is compared."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.whole = _Said(_undated(item))

    @cached_property
    def bare(self) -> str:
        """Its words without addressees, folded."""
        return fold(_TO_WHOM.sub(" ", _dateless(self.item)[: 2 * LONGEST]))[: 2 * LONGEST]

    @cached_property
    def pieces(self) -> list[tuple[_Said, bool]]:
        """What is to be done, without when and to whom, of all of it (``True``) and of each of its clauses, where it has
        several; what is too short to tell anything is left out."""
        parts = _BREAK.split(self.bare)
        cores = [(_core(self.bare), True)]
        if len(parts) > 1:
            cores += [(_core(part), False) for part in parts[:MOST_CLAUSES]]
        return [(_Said(core), is_whole) for core, is_whole in cores if core]


@dataclass(frozen=True)
class _Piece:
    """A clause of a duty, or all of it."""

    duty: int
    is_whole: bool


class _Clauses:
    """The clauses of the duties by the words in them, so that a task meets only those it shares most words with."""

    def __init__(self, duties: Sequence[_Words]) -> None:
        found = [
            (piece, _Piece(index, is_whole)) for index, duty in enumerate(duties) for piece, is_whole in duty.pieces
        ]
        self.texts = [text for text, _ in found]
        self.pieces = [piece for _, piece in found]
        self.index = RareWords(_phrases(text.text) for text in self.texts)

    def shared_with(self, task: _Words) -> list[int]:
        """The duties one of whose clauses the task is, and those that are one of its clauses."""
        found: list[int] = []
        for said, is_whole in task.pieces:
            saying = {
                self.pieces[place].duty
                for place in _near(self.index, said.text)
                if is_whole or self.pieces[place].is_whole
                if said.numbers == self.texts[place].numbers and _is_alike(said, self.texts[place], CLAUSE_ALIKE)
            }
            if len(saying) <= MOST_SAYING:
                found += sorted(saying - set(found))
        return found


def _near(index: RareWords[tuple[str, str]], text: str) -> list[int]:
    """The texts that share at least half of the rare phrases of this one, those that share most first."""
    return index.sharing(_phrases(text), most=NEAREST, looked_at=LOOKED_AT, least=0.5)


def _phrases(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring words."""
    return set(pairwise(text.split()))


def _from(items: Sequence[Item], source: str) -> list[Item]:
    return [item for item in items if item.fields.get("source") == source and len(item.text) >= SHORTEST]


def _undated(item: Item) -> str:
    """The words to compare: a duty often repeats its task and adds only the day, or leaves the day out."""
    return fold(_dateless(item)[: 2 * LONGEST])[:LONGEST]


def _dateless(item: Item) -> str:
    text = item.text
    for name in ("deadline", "schedule"):
        when = item.fields.get(name)
        if isinstance(when, dict) and when.get("text"):
            text = text.replace(str(when["text"]), " ")
    return text


_SYLLABLE = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r";\s*|\.\s+|\n+")
_TO_WHOM = re.compile(
    r"[,(]?\s*\b(?:và\s+)?(?:gửi|nộp|trình|báo cáo)\s+(?:kết quả\s+)?(?:về\s+|cho\s+|lên\s+|qua\s+)?(?=[A-ZĐÂĂÊÔƠƯỦ])[^;,.)]*\)?"
)
_WHEN = re.compile(
    r",?\s*\b(?:(?:xong|hoan thanh|thuc hien|cham nhat|muon nhat|truoc|tu|den|den het|vao|trong|het|la) )*"
    r"(?:ngay \d{1,2}(?: thang \d{1,2}(?: nam \d{4})?)?|\d{1,2}/\d{1,2}|(?:thang|quy|nam) (?:[ivx]+|\d+)\b)(?:/\d{1,2}(?!\d))?(?:/\d{4})?"
    r"(?: (?:nam )?\d{4})?"
)
_LEADS_IN = re.compile(r"^(?:chu tri|chu dong|phoi hop|tham muu)\b[^;.]{0,160}?\blien quan\b,?\s*")


def _core(text: str) -> str:
    """A clause without its days and the usual lead-in; nothing of one that is too short."""
    words = " ".join(_WHEN.sub(" ", text[:LONGEST]).split()).strip(" -+.,;:")
    words = _LEADS_IN.sub("", words)
    return words if len(words) >= SHORTEST and len(words.split()) >= SHORTEST_CLAUSE else ""


def _is_same_work(one: _Said, other: _Said) -> bool:
    mine, theirs = one.syllables, other.syllables
    return min((mine - theirs).total(), (theirs - mine).total()) <= MOST_OWN
