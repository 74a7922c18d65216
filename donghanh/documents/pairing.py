"""Which items of an older reading stand again in a newer one. Plain values in, plain values out."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from donghanh.domain.text import fold

SAME_THING = 75.0
"""Likeness, out of a hundred, from which a sentence is an old one in other words."""
MOST_COMPARISONS = 40_000
"""So many pairs of sentences are compared for likeness, about a third of a second; beyond it only equal words pair."""

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")


@dataclass(frozen=True)
class Said(Generic[T]):
    """An item and what it is found again by. Only items of one kind are paired."""

    item: T
    kind: str
    text: str
    also: str = ""
    """Tells apart what reads the same: two duties of two bodies."""

    @cached_property
    def words(self) -> str:
        """The text as compared: accents, case, spaces and the last stop make no difference."""
        return fold(" ".join(self.text.split())).rstrip(" .;")

    @cached_property
    def sorted_words(self) -> str:
        """The words in order of the alphabet: a sentence turned round is still that sentence."""
        return " ".join(sorted(self.words.split()))


@dataclass(frozen=True)
class Pairing(Generic[A, B]):
    """Old items with their new twins, in the old order; old ones that are gone; new ones nobody knew."""

    pairs: list[tuple[A, B]] = field(default_factory=list)
    gone: list[A] = field(default_factory=list)
    come: list[B] = field(default_factory=list)


def pair(old: Iterable[Said[A]], new: Iterable[Said[B]]) -> Pairing[A, B]:
    """Pair each old item with at most one new one: by equal words and body, then by equal words, then by likeness, the
    likest first. Costs as much as both lists are long, and for likeness no more than :data:`MOST_COMPARISONS`."""
    before, after = list(old), list(new)
    twins: dict[int, int] = {}
    exactly: tuple[Callable[[Said[A] | Said[B]], Hashable], ...] = (
        lambda said: (said.kind, said.words, said.also),
        lambda said: (said.kind, said.words),
    )
    for key in exactly:
        _pair_by(key, before, after, twins)
    _pair_by_likeness(before, after, twins)
    taken = set(twins.values())
    return Pairing(
        pairs=[(said.item, after[twins[place]].item) for place, said in enumerate(before) if place in twins],
        gone=[said.item for place, said in enumerate(before) if place not in twins],
        come=[said.item for place, said in enumerate(after) if place not in taken],
    )


def _pair_by(
    key: Callable[[Said[A] | Said[B]], Hashable], before: list[Said[A]], after: list[Said[B]], twins: dict[int, int]
) -> None:
    taken = set(twins.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(len(after) - 1, -1, -1):  # so that pop() takes them in the order of the paper
        if place not in taken:
            waiting[key(after[place])].append(place)
    for place, said in enumerate(before):
        if place not in twins and (places := waiting.get(key(said))):
            twins[place] = places.pop()


def _pair_by_likeness(before: list[Said[A]], after: list[Said[B]], twins: dict[int, int]) -> None:
    taken, left = set(twins.values()), MOST_COMPARISONS
    alike: list[tuple[float, int, int]] = []
    for kind in sorted({said.kind for said in before}):
        olds = [place for place, said in enumerate(before) if said.kind == kind and place not in twins]
        news = [place for place, said in enumerate(after) if said.kind == kind and place not in taken]
        left -= len(olds) * len(news)
        if left < 0:
            break
        choices = [after[place].sorted_words for place in news]
        for place in olds:
            words = before[place].sorted_words
            hits = process.extract(words, choices, scorer=fuzz.ratio, score_cutoff=SAME_THING, limit=None)
            alike += [(-score, place, news[index]) for _, score, index in hits]
    for _, old, new in sorted(alike):
        if old not in twins and new not in taken:
            twins[old] = new
            taken.add(new)
