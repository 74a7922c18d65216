"""Whether a sentence of the lower plan answers a clause of the upper one: the same deed, done with the same thing.

The lower sentences are found by their rare words, so that a clause meets only those it may be answered by, however long
the plans are.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from donghanh.domain.cascade.deeds import Deed, answers, deed_of, deeds_of, head_words
from donghanh.domain.cascade.terms import Weights, telling_of, terms, terms_of, undated
from donghanh.domain.cascade.value import Item
from donghanh.domain.text.forms import fold
from donghanh.domain.text.rare_words import RareWords

ANSWERED = 0.5
"""From this share of its weight a clause whose deed nobody knows can count as answered."""
SAME_DEED = 0.4
"""From this share on a sentence with the same deed does it with the same thing. Found on the first five of the invented pairs
in tests/domain/cascade: answers there share 0.45 and more."""
SURE = 0.75
"""From this share on, a sentence that only names the thing is taken to be the answer."""
TOUCHED = 0.3
"""From this share an item below is shown as a partial answer."""
QUALIFIED = 0.3
"""So much of each "cho ai", "ở đâu", "nhân dịp nào" of a clause must be said below as well."""
NAMED = 0.4
"""So much of the thing itself, which stands between the deed and the first of those, must be said below."""
LOOKED_AT = 800
"""So many places of words are looked up for one clause, those of rare words first: the bound of what a clause costs."""
NEAREST = 16
"""So many items below are compared in full with one clause, those that share most of what was looked up."""
MOST_ANSWERS = 3
MOST_CLAUSES = 40
"""A sentence with more is an annex; its first clauses are compared."""

_CLAUSE = re.compile(r"(?<=[;.])\s+|\s*\n\s*")
# What something is done for is not what is done.
_PURPOSE = re.compile(r",?\s+(?:để|nhằm|góp phần|qua đó|từ đó)\s[^;,]*", re.IGNORECASE)
_QUALIFIER = frozenset("cho tại trên trong đối đến ở qua nhân dịp với giữa tới".split())
_NO_DEED_OF_ITS_OWN = frozenset({"plan", "fund"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of an item above."""

    text: str
    folded: str
    deed: Deed
    terms: frozenset[str]
    """What the deed is done with."""
    thing: frozenset[str]
    """The telling words of the thing itself, before it says for whom and where; empty where it has none."""
    qualifiers: tuple[frozenset[str], ...]
    """For whom, where, on which occasion: the telling words of each."""


def clauses_of(text: str) -> list[Clause]:
    """Return the clauses of a sentence, at most ``MOST_CLAUSES``; costs one pass."""
    clauses = (clause for part in _CLAUSE.split(text) if len(clause := part.strip(" ;.")) > 3)
    return [_clause(clause) for clause in islice(clauses, MOST_CLAUSES)]


def _clause(text: str) -> Clause:
    deed = deed_of(_PURPOSE.sub(" ", undated(text)))
    codes = deed.codes - _NO_DEED_OF_ITS_OWN or deed.codes
    thing, *qualifiers = map(telling_of, _cut(deed.about))
    about = terms_of(deed.about) if telling_of(deed.about) else terms(text)
    return Clause(text, _bare(text), Deed(codes, deed.about), about, thing, tuple(filter(None, qualifiers)))


def _cut(words: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _QUALIFIER:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _bare(text: str) -> str:
    return " ".join(fold(text).split()).strip(" ;.")


class Told:
    """An item of the lower plan as it is compared."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.terms = terms(item.text)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """What it does."""
        return deeds_of(undated(self.item.text))

    @cached_property
    def begins(self) -> tuple[str, ...]:
        """The first words that say something."""
        return head_words(deed_of(self.item.text).about)

    @cached_property
    def folded(self) -> str:
        """Its words without accents."""
        return _bare(self.item.text)


@dataclass(frozen=True, slots=True)
class Match:
    """An item below beside a clause above."""

    item: Item
    score: float
    is_same_deed: bool
    is_answer: bool
    """Whether it is the same deed with the same thing, for the same people and at the same place."""

    @property
    def touches(self) -> bool:
        """Whether it answers in part at least."""
        return self.is_answer or (self.is_same_deed and self.score >= TOUCHED)


class Index:
    """Items by their words. Building costs one pass over them; a look-up at most ``LOOKED_AT`` places."""

    def __init__(self, told: Sequence[Told], weights: Weights) -> None:
        self.told = told
        self.weights = weights
        self._words = RareWords(one.terms for one in told)

    def sharing(self, wanted: frozenset[str]) -> list[Told]:
        """The items that share most of the rare words wanted, at most ``NEAREST``, the nearest first."""
        found = self._words.sharing(wanted, most=NEAREST, looked_at=LOOKED_AT, weigh=self.weights.of_one)
        return [self.told[place] for place in found]

    def matches(self, clause: Clause) -> list[Match]:
        """The items below nearest to a clause, at most ``MOST_ANSWERS``: those that answer it first, then by what they
        share."""
        whole = self.weights.of(clause.terms)
        found = [self._match(clause, told, whole) for told in self.sharing(clause.terms)]
        return heapq.nsmallest(
            MOST_ANSWERS, found, key=lambda match: (not match.is_answer, not match.touches, -match.score)
        )

    def _match(self, clause: Clause, told: Told, whole: float) -> Match:
        if clause.folded in told.folded:
            return Match(told.item, 1.0, is_same_deed=True, is_answer=True)
        share = self.weights.share
        score = share(clause.terms, told.terms, whole=whole)
        if score < TOUCHED or not _is_same_deed(clause, told, score):
            return Match(told.item, score, is_same_deed=False, is_answer=False)
        named = share(clause.thing, told.terms) if clause.thing else 1.0
        enough = score >= (SAME_DEED if clause.deed.codes and told.deeds else ANSWERED) and named >= NAMED
        fits = enough and all(share(one, told.terms) >= QUALIFIED for one in clause.qualifiers)
        return Match(told.item, score, is_same_deed=named > 0, is_answer=fits)


def _is_same_deed(clause: Clause, told: Told, score: float) -> bool:
    """Whether both do the same. Where no verb of the table stands at the head of the sentence below, it may still name the
    thing alone ("Tủ sách pháp luật ở mỗi thôn"); one that begins with another word does something else."""
    if not clause.deed.codes:
        return telling_of(head_words(clause.deed.about)) <= told.terms
    if not told.deeds:
        return score >= SURE and telling_of(told.begins) <= clause.terms
    return answers(told.deeds, clause.deed.codes)
