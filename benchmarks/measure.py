"""Measuring processor time, which on a busy machine is worth more than a clock on the wall."""

import time
from collections.abc import Callable, Sequence
from statistics import median


def cpu_seconds(work: Callable[[], object], *, rounds: int = 15) -> float:
    """The median processor time of one call, in seconds, after one call that warms caches."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return median(taken)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned text; every column but the first is set to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        return "  ".join(cells).rstrip()

    return "\n".join(line(row) for row in (head, *rows))
