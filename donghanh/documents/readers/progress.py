"""Telling how far a long reading has come. Readers call :func:`report`; who runs them decides where it goes."""

from __future__ import annotations

from collections.abc import Callable

Sink = Callable[[int, int], None]
_sink: Sink | None = None


def report(done: int, total: int) -> None:
    """Say that ``done`` of ``total`` pages are recognised. Call it before the first page (``report(0, total)``) and after
    each: the first call also asks for the time and memory recognition takes, and silence is taken for being stuck.

    Only for work that takes seconds a page. Does nothing where nobody listens, as on the command line.
    """
    if _sink is not None:
        _sink(done, total)


def send_to(sink: Sink | None) -> None:
    """Have reports handed to ``sink`` from now on; ``None`` ends that."""
    global _sink
    _sink = sink
