"""Which ceiling holds on a day, and by how much a price passes it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.money import ANYWHERE, Norm, cost, excess, in_force

DAY = dt.date
OLD = Norm("tea", "Nước uống", "người/buổi", 20_000, ANYWHERE, DAY(2017, 7, 1), DAY(2025, 5, 4), "TT 1")
NEW = replace(OLD, ceiling=30_000, valid_from=DAY(2025, 5, 4), valid_until=None, authority="TT 2")
OWN = replace(OLD, ceiling=25_000, valid_from=DAY(2026, 1, 1), valid_until=DAY(2027, 1, 1), authority="NQ", is_own=True)
KEY = ("tea", ANYWHERE)


@pytest.mark.parametrize(
    ("day", "norm"),
    [
        (DAY(2017, 6, 30), None),
        (DAY(2017, 7, 1), OLD),
        (DAY(2025, 5, 3), OLD),
        (DAY(2025, 5, 4), NEW),
        (DAY(2025, 12, 31), NEW),
        (DAY(2026, 1, 1), OWN),
        (DAY(2027, 1, 1), NEW),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_ceiling_of_a_day_is_the_own_one_while_it_holds(day: dt.date, norm: Norm | None, order: int) -> None:
    assert in_force([OLD, NEW, OWN][::order], day).get(KEY) == norm


def test_another_area_and_another_item_have_their_own_ceiling() -> None:
    highland, food = replace(NEW, area="highland"), replace(NEW, code="food")
    assert len(in_force([NEW, highland, food], DAY(2026, 6, 1))) == 3


def test_a_price_up_to_the_ceiling_is_no_excess() -> None:
    assert excess(NEW, unit_price=30_000, amount=3_000_000) is None
    assert excess(NEW, unit_price=0, amount=0) is None
    assert excess(None, unit_price=10**9, amount=10**9) is None


def test_a_price_over_the_ceiling_says_by_how_much_and_on_whose_authority() -> None:
    found = excess(NEW, unit_price=35_000, amount=cost(100, 35_000, 2))
    assert found is not None
    assert (found.by_each, found.in_all, found.norm.authority) == (5_000, 1_000_000, "TT 2")


@given(st.integers(0, 10**6), st.integers(0, 10**7), st.integers(0, 1000), st.integers(1, 20))
def test_the_surplus_of_whole_quantities_is_what_the_ceiling_would_have_saved(
    ceiling: int, price: int, quantity: int, times: int
) -> None:
    found = excess(replace(NEW, ceiling=ceiling), unit_price=price, amount=cost(quantity, price, times))
    saved = cost(quantity, price, times) - cost(quantity, min(price, ceiling), times)
    assert (found.in_all if found else 0) == saved
