"""Which tasks of the body and duties of the bodies speak of the same thing."""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from rapidfuzz import fuzz, process

from donghanh.domain.text.forms import fold

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
"""Up to so many pairs (some 600 tasks and as many duties, a plan of a hundred pages) each pair is compared. A longer
document is skimmed: a task meets only duties that share phrases with it, so that the time grows with its length."""
COMMON = 32
"""A phrase that stands in more duties than this tells none of them apart."""
NEAREST = 40
"""A task of a skimmed document is compared with at most so many duties, those that share most with it."""


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
    """Whether the items are so many that :func:`mark_lookalikes` does not compare every pair."""
    return len(_from(items, "task")) * len(_from(items, "duty")) > MOST_PAIRS


def mark_lookalikes(items: Sequence[Item]) -> None:
    """Give items that look alike a common ``lookalike``.

    Only a task and a duty are paired: two duties of two bodies that read the same are two duties. They are alike when
    their words are, or when one of them, its days and addressees aside, is a clause of the other. Takes at most a
    second or two for any document: 100,000 pairs in a fifth of a second, and never much more than ``MOST_PAIRS``.
    """
    tasks, duties = list(map(_Words, _from(items, "task"))), list(map(_Words, _from(items, "duty")))
    folded = {index: duty.whole for index, duty in enumerate(duties)}
    phrases = _Phrases(folded) if is_skimmed(items) else None
    clauses = _Clauses(duties)
    for task in tasks:
        near = {index: folded[index] for index in phrases.shared_with(task.whole)} if phrases else folded
        hits = process.extract(task.whole, near, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5)
        found = [index for text, _score, index in hits if _is_same_work(task.whole, text)]
        found += [index for index in clauses.shared_with(task) if index not in found]
        if not found:
            continue
        task.item.lookalike = group = task.item.lookalike or uuid.uuid4()
        for index in found:
            if duties[index].item.lookalike is None:
                duties[index].item.lookalike = group


class _Words:
    """An item as it is compared."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.whole = _undated(item)

    @cached_property
    def bare(self) -> str:
        """Its words without addressees, folded."""
        return fold(_TO_WHOM.sub(" ", _dateless(self.item)[: 2 * LONGEST]))[: 2 * LONGEST]

    @cached_property
    def core(self) -> str:
        """What is to be done, without when and to whom; empty when it is too short to tell anything."""
        return _core(self.bare)

    @cached_property
    def clauses(self) -> list[str]:
        """The same of each of its clauses, where it has several."""
        parts = _BREAK.split(self.bare)
        return [core for part in parts[:MOST_CLAUSES] if (core := _core(part))] if len(parts) > 1 else []


@dataclass(frozen=True)
class _Piece:
    """A clause of a duty, or all of it."""

    duty: int
    is_whole: bool


class _Clauses:
    """The clauses of the duties by the words in them, so that a task meets only those it shares most words with."""

    def __init__(self, duties: Sequence[_Words]) -> None:
        self.texts: list[str] = []
        self.pieces: list[_Piece] = []
        self.places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, duty in enumerate(duties):
            for text, is_whole in ((duty.core, True), *((clause, False) for clause in duty.clauses)):
                if text:
                    for phrase in set(_pairs(text)):
                        self.places[phrase].append(len(self.texts))
                    self.texts.append(text)
                    self.pieces.append(_Piece(index, is_whole))

    def shared_with(self, task: _Words) -> list[int]:
        """The duties one of whose clauses the task is, and those that are one of its clauses."""
        found: list[int] = []
        for said, is_whole in ((task.core, True), *((clause, False) for clause in task.clauses)):
            saying = {
                self.pieces[place].duty
                for place in self._near(said)
                if is_whole or self.pieces[place].is_whole
                if fuzz.token_sort_ratio(said, self.texts[place]) >= CLAUSE_ALIKE
                if _numbers(said) == _numbers(self.texts[place]) and _is_same_work(said, self.texts[place])
            }
            if len(saying) <= MOST_SAYING:
                found += sorted(saying - set(found))
        return found

    def _near(self, text: str) -> list[int]:
        """The pieces that share at least half of the phrases of the text, at most ``NEAREST``, those that share most."""
        phrases = set(_pairs(text))
        shared: Counter[int] = Counter()
        for phrase in phrases:
            there = self.places.get(phrase, ())
            if len(there) <= COMMON:
                shared.update(there)
        rare = sum(0 < len(self.places.get(phrase, ())) <= COMMON for phrase in phrases)
        return [place for place, count in shared.most_common(NEAREST) if 2 * count >= rare]


class _Phrases:
    """Duties by the pairs of neighbouring words in them."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, text in texts.items():
            for phrase in set(_pairs(text)):
                self.places[phrase].append(index)

    def shared_with(self, text: str) -> list[int]:
        """The duties that share most phrases with the text, at most ``NEAREST``."""
        shared: Counter[int] = Counter()
        for phrase in set(_pairs(text)):
            there = self.places.get(phrase, ())
            if len(there) <= COMMON:
                shared.update(there)
        return [index for index, _count in shared.most_common(NEAREST)]


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    words = text.split()
    return pairwise(words)


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


def _is_same_work(one: str, other: str) -> bool:
    mine, theirs = Counter(_SYLLABLE.findall(one)), Counter(_SYLLABLE.findall(other))
    return min((mine - theirs).total(), (theirs - mine).total()) <= MOST_OWN


def _numbers(text: str) -> list[str]:
    return sorted(number.lstrip("0") for number in re.findall(r"\d+", text))
