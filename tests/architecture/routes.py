"""All addresses of the platform, read from the resolver, with their views and something to put into the gaps."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

SAMPLES = {
    "UUIDConverter": uuid.UUID(int=7),
    "IntConverter": 7,
    "StringConverter": "x",
    "SlugConverter": "x",
    "PathConverter": "x",
}
LIBRARIES = ("django",)


@dataclass(frozen=True)
class Route:
    """One address: its name, its view, and the converters of its gaps."""

    name: str
    view: Any
    gaps: dict[str, str]

    @property
    def access(self) -> str:
        """What the access decorator over the view says; empty when there is none."""
        return getattr(self.view, "access", "")

    def address(self, **values: Any) -> str:
        """The address with the given values, or harmless samples, in its gaps."""
        filled = {gap: SAMPLES[converter] for gap, converter in self.gaps.items()} | values
        return reverse(self.name, kwargs=filled)


def routes(patterns: Any = None, namespace: str = "") -> Iterator[Route]:
    """Every named address of ours."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            gaps = {gap: type(c).__name__ for gap, c in pattern.pattern.converters.items()}
            yield Route(f"{namespace}{pattern.name}", pattern.callback, gaps)
