"""How far a reader has come, for whoever waits: recognition of a long scan takes a minute."""

from __future__ import annotations

from collections.abc import Callable

Sink = Callable[[int, int], None]
_sink: Sink | None = None


def report_to(sink: Sink | None) -> None:
    """From now on tell ``sink`` how many pages are done, of how many; ``None`` tells nobody."""
    global _sink
    _sink = sink


def report(done: int, total: int) -> None:
    """Say that ``done`` of ``total`` pages are read. Costs nothing when nobody listens."""
    if _sink is not None:
        _sink(done, total)
