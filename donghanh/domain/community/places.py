"""Where a place lies on a day, when places go over into others: thôn A was taken into thôn B, so who lives in A lives in B."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """From a day on one place is part of another."""

    place: str
    into: str
    on: dt.date


def place_on(place: str, day: dt.date, steps: Collection[Step]) -> str:
    """What the place is part of on the day: itself until it goes over. A ring of steps, which only a mistake can make, is left
    where it begins to repeat."""
    here, seen = place, {place}
    while True:
        ahead = next((step.into for step in steps if step.place == here and step.on <= day), None)
        if ahead is None or ahead in seen:
            return here
        seen.add(ahead)
        here = ahead
