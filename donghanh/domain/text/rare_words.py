"""Texts found by the rare words they share, so that each of many is compared only with those it may be like."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from operator import itemgetter
from typing import Generic, TypeVar

Word = TypeVar("Word", bound=Hashable)


class RareWords(Generic[Word]):
    """Texts, each given as its words (or its pairs of words), by where those stand. Building costs one pass."""

    def __init__(self, texts: Iterable[Collection[Word]]) -> None:
        self._places: defaultdict[Word, list[int]] = defaultdict(list)
        for place, words in enumerate(texts):
            for word in words:
                self._places[word].append(place)

    def sharing(
        self,
        wanted: Iterable[Word],
        *,
        most: int,
        looked_at: int,
        weigh: Callable[[Word], float] | None = None,
        least: float = 0.0,
    ) -> list[int]:
        """Return the texts that share most of what is wanted, the nearest first, at most ``most``.

        Rare words are looked up first and words in very many texts not at all: at most ``looked_at`` places are visited,
        which is what a look-up costs, however many texts there are. Where even the rarest word stands in more, its first
        places count. Words weigh one, unless ``weigh`` says otherwise; texts that share less than the share ``least`` of what
        was looked up are left out.
        """
        there = [(len(places), word, places) for word in wanted if (places := self._places.get(word))]
        there.sort(key=itemgetter(0, 1))
        shared: dict[int, float] = {}
        visited, whole = 0, 0.0
        for count, word, found in there:
            if visited and visited + count > looked_at:
                break
            visited += count
            weight = weigh(word) if weigh else 1.0
            whole += weight
            for place in found if count <= looked_at else found[:looked_at]:
                shared[place] = shared.get(place, 0.0) + weight
        near = [(-weight, place) for place, weight in shared.items() if weight >= least * whole]
        return [place for _, place in (sorted(near) if len(near) <= most else heapq.nsmallest(most, near))]
