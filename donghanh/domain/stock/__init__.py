"""What is left of things that come in and go out, day by day."""

import datetime as dt
from collections.abc import Iterable

Move = tuple[dt.date, int]
"""A day, and what changed on it: above nought in, below nought out."""


def balances(moves: Iterable[Move]) -> list[tuple[dt.date, int]]:
    """What is left at the end of each day on which something moved, by day. What comes in on a day may go out on it."""
    by_day: dict[dt.date, int] = {}
    for day, change in moves:
        by_day[day] = by_day.get(day, 0) + change
    left, found = 0, []
    for day in sorted(by_day):
        left += by_day[day]
        found.append((day, left))
    return found


def available(moves: Iterable[Move], on: dt.date) -> int:
    """How many may go out on a day, so that neither that day nor a later one ends below nought. Below nought when a day ends
    so already."""
    before, after = 0, []
    for day, left in balances(moves):
        if day <= on:
            before = left
        else:
            after.append(left)
    return min([before, *after])
