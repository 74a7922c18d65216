"""The two answers a follower of villages owes besides ``actions.places.follow_village``: a new village begins no model."""

import datetime as dt

from donghanh.foundation.access import Actor, Scope
from donghanh.units.models import Unit


def offer_nothing(scope: Scope, commune: Unit) -> str:
    """The form of a new village offers nothing of ours."""
    return ""


def begin_nothing(*, village: Unit, by: Actor, at: dt.datetime) -> None:
    """Nothing was offered, so nothing is done."""
