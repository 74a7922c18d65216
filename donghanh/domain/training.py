"""Who has completed a course, on paper: a share of its sessions that everybody has to attend."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from donghanh.domain.attendance import Headcount

MALE, FEMALE = "male", "female"


@dataclass(frozen=True)
class Progress:
    """How one person stands in a course: ``attended`` of the ``held`` sessions, when ``share`` percent are asked for."""

    held: int
    attended: int
    share: int

    @property
    def needed(self) -> int:
        """The sessions to attend, rounded up: 80 percent of four are four."""
        return -(-self.held * self.share // 100)

    @property
    def missing(self) -> int:
        """How many sessions more it would have taken; nought for who has done enough."""
        return max(0, self.needed - self.attended)

    @property
    def is_complete(self) -> bool:
        """Whether enough was attended. Nobody completes a course of which nothing was held."""
        return self.held > 0 and self.missing == 0 and self.attended > 0


def headcount(sexes: Iterable[str]) -> Headcount:
    """Those who came as a total with what is known of their sex: "male", "female", anything else is unknown.

    While somebody's sex is unknown both numbers are given and do not add up to the total: the rest is unknown.
    """
    came = list(sexes)
    men, women = came.count(MALE), came.count(FEMALE)
    return Headcount(len(came), {"female": women, "male": men} if men or women else {})


def hours_between(starts_at: dt.time | None, ends_at: dt.time | None) -> Decimal:
    """The hours from one time of a day to another, to the tenth; nought where one is not said."""
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        return Decimal(0)
    minutes = (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute
    return (Decimal(minutes) / 60).quantize(Decimal("0.1"))
