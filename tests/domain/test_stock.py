"""What is left day by day."""

import datetime as dt

from donghanh.domain.stock import available, balances

DAY = dt.date(2026, 11, 20)
NEXT = DAY + dt.timedelta(days=1)


def test_what_comes_in_on_a_day_may_go_out_on_it() -> None:
    assert balances([(DAY, -40), (DAY, 100), (NEXT, -60)]) == [(DAY, 60), (NEXT, 0)]


def test_what_goes_out_later_is_not_available_earlier() -> None:
    moves = [(DAY, 100), (NEXT, -80)]
    assert available(moves, DAY) == 20
    assert available(moves, NEXT) == 20
    assert available(moves, DAY - dt.timedelta(days=1)) == 0


def test_nothing_moved_leaves_nothing() -> None:
    assert balances([]) == []
    assert available([], DAY) == 0
