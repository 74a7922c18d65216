"""The socket for what begins and ends with a village: its board does. Higher apps plug in from ``AppConfig.ready()``."""

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


@dataclass(frozen=True)
class Follower:
    """Somebody who follows the villages of a commune. Both acts run in the transaction of the village's change and may
    raise ``UnitRefused``."""

    code: str
    offer: Callable[[Scope, Unit], str]
    """What the form of a new village in this commune offers to do besides; empty when it has nothing to offer."""
    begun: Begun
    ended: Ended


_followers: dict[str, Follower] = {}


def follow(follower: Follower) -> None:
    """Plug in; called once."""
    _followers[follower.code] = follower


def followers() -> Sequence[Follower]:
    """Who has plugged in."""
    return tuple(_followers.values())
