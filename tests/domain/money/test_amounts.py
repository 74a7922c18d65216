"""Whole đồng, and what is left of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.money import Balance, cost

MONEY = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("quantity", "price", "times", "amount"),
    [(3, 20_000, 2, 120_000), (Decimal("1.5"), 100_000, 1, 150_000), (Decimal("0.5"), 1, 1, 1), (Decimal("0.25"), 1, 1, 0),
     (0, 5, 5, 0), (Decimal("0.33"), 100, 3, 99)],
)  # fmt: skip
def test_a_line_costs_quantity_by_price_by_times_in_whole_dong(
    quantity: Decimal, price: int, times: int, amount: int
) -> None:
    assert cost(quantity, price, times) == amount


@pytest.mark.parametrize("wrong", [(-1, 5, 1), (1, -5, 1), (1, 5, -1)])
def test_nothing_costs_less_than_nothing(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="nothing"):
        cost(*wrong)


@given(st.integers(0, 10**6), MONEY, st.integers(0, 50))
def test_whole_quantities_are_never_rounded(quantity: int, price: int, times: int) -> None:
    assert cost(quantity, price, times) == quantity * price * times


@given(st.lists(st.tuples(MONEY, MONEY, MONEY), max_size=6))
def test_what_is_left_adds_up(parts: list[tuple[int, int, int]]) -> None:
    heaps = [Balance(*part) for part in parts]
    whole = sum(heaps, Balance())
    assert whole.left == sum(heap.left for heap in heaps)
    assert whole.in_hand == sum(heap.in_hand for heap in heaps)


def test_there_is_no_share_of_nothing() -> None:
    assert Balance(planned=0, spent=5).used is None
    assert Balance(planned=200, spent=50).used == 25
