"""The socket of the one search box: each app answers for a scope, and nobody else's tables are touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from donghanh.foundation.access import Scope

SHORTEST = 2
"""Letters a query needs; less would find everything."""


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    title: str
    subtitle: str
    """Where it belongs: the number of the plan, the body, the unit."""
    url: str
    kind: str
    """What it is, as a heading for its group: "Kế hoạch", "Cơ quan"."""
    icon: str = "file-text"


def spells(field: str, folded: str) -> Q:
    """Rows whose folded text in ``field`` has all the words: whole words, the last one perhaps still being typed.

    "hoa hieu" finds "Hòa Hiếu" and not "hoạt động ... thiểu số". A word with signs in it ("42/KH") is looked for as it
    stands. Costs a scan of the column; the pattern runs only on rows that contain the letters at all.
    """
    found = Q()
    words = folded.split()
    for place, word in enumerate(words, 1):
        found &= Q(**{f"{field}__contains": word})
        if word.isalnum() and word.isascii():
            end = "" if place == len(words) else "([^a-z0-9]|$)"
            found &= Q(**{f"{field}__regex": f"(^|[^a-z0-9]){word}{end}"})
    return found


def begins(field: str, phrase: str) -> Q:
    """Rows in whose text a word begins with the phrase; accents count as they are given."""
    found = Q(**{f"{field}__startswith": phrase})
    for before in " |(-/“":
        found |= Q(**{f"{field}__contains": before + phrase})
    return found


Provider = Callable[[Scope, str, int], Sequence[Hit]]
"""Answers (scope, words, most) with at most so many hits, best first, all of them visible to the scope."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Plug a provider in; called once, from ``AppConfig.ready()``. Groups appear in the order of registration."""
    if provider not in _providers:
        _providers.append(provider)


def search(scope: Scope, words: str, *, most: int = 8) -> dict[str, list[Hit]]:
    """What the scope may see of what answers to the words, by kind. Nothing for strangers and for less than two
    letters. Costs what the providers cost."""
    words = " ".join(words.split())
    found: dict[str, list[Hit]] = {}
    if not scope.is_signed_in or len(words) < SHORTEST:
        return found
    for provider in _providers:
        for hit in provider(scope, words, most):
            found.setdefault(hit.kind, []).append(hit)
    return found
