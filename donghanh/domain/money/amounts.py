"""Amounts are whole đồng: there is no smaller coin, and a share of one is rounded half up."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

LARGEST = 10**13
"""Ten million million: more than any commune has, far less than a column of eight bytes holds."""


def cost(quantity: Decimal | int, unit_price: int, times: int = 1) -> int:
    """What a line costs: quantity × price × times, rounded half up to whole đồng. A quantity may be a part ("1,5 ngày").

    Refused (``ValueError``): anything negative.
    """
    if quantity < 0 or unit_price < 0 or times < 0:
        raise ValueError("a line costs nothing less than nothing")
    return int((Decimal(quantity) * unit_price * times).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def percent_used(spent: int, planned: int) -> Decimal | None:
    """The share of the plan that is spent, in percent; ``None`` without a plan: there is no share of nothing."""
    return Decimal(spent * 100) / planned if planned else None


@dataclass(frozen=True)
class Balance:
    """What was planned, what came in and what was spent, of one heap. Heaps add up."""

    planned: int = 0
    received: int = 0
    spent: int = 0

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(self.planned + other.planned, self.received + other.received, self.spent + other.spent)

    @property
    def left(self) -> int:
        """What of the plan is not spent; below zero where more was spent."""
        return self.planned - self.spent

    @property
    def in_hand(self) -> int:
        """What of the money that came in is not spent; below zero where more was spent."""
        return self.received - self.spent

    @property
    def used(self) -> Decimal | None:
        """The share of the plan that is spent, in percent."""
        return percent_used(self.spent, self.planned)
