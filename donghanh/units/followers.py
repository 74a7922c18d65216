"""The socket for what begins and ends with a village, as its board does, and for what goes over with a commune. Higher apps plug in from ``AppConfig.ready()``."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from donghanh.foundation.access import Actor, Scope
from donghanh.units.models import Unit


class Begun(Protocol):
    """Does what was offered for a new village."""

    def __call__(self, *, village: Unit, by: Actor, at: dt.datetime) -> None: ...


class Ended(Protocol):
    """A village ends on a day, merged into another one where there is one."""

    def __call__(self, *, village: Unit, into: Unit | None, on: dt.date, by: Actor, at: dt.datetime) -> None: ...


class TakenOver(Protocol):
    """Moves what is still open of units that ended by today to the unit that took them over wholly (``heirs.heir``); what is
    over stays where it was. Says how many rows it moved; run again, it moves nothing."""

    def __call__(self, *, by: Actor, at: dt.datetime) -> int: ...


@dataclass(frozen=True)
class Follower:
    """Somebody who follows the villages of a commune. Both acts run in the transaction of the village's change and may
    raise ``UnitRefused``."""

    code: str
    offer: Callable[[Scope, Unit], str]
    """What the form of a new village in this commune offers to do besides; empty when it has nothing to offer."""
    begun: Begun
    ended: Ended
    taken_over: TakenOver | None = None
    """For communes; the night's job calls it (``jobs.follow_mergers``)."""


_followers: dict[str, Follower] = {}


def follow(follower: Follower) -> None:
    """Plug in; called once."""
    _followers[follower.code] = follower


def followers() -> Sequence[Follower]:
    """Who has plugged in."""
    return tuple(_followers.values())


def offer_nothing(scope: Scope, commune: Unit) -> str:
    """For who only follows: the form of a new village offers nothing of theirs."""
    return ""


def begin_nothing(*, village: Unit, by: Actor, at: dt.datetime) -> None:
    """For who only follows: nothing was offered, so nothing is done."""


def end_nothing(*, village: Unit, into: Unit | None, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """For who keeps nothing by villages that would go over."""
