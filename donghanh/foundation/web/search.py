"""The socket of the one search box: each app answers for a scope, and nobody else's tables are touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
