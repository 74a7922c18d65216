"""Who has completed a course, and how those who came are counted."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.training import Progress, headcount, hours_between


@pytest.mark.parametrize(("held", "attended", "share", "complete"), [
    (5, 4, 80, True), (5, 3, 80, False), (4, 3, 80, False), (4, 4, 80, True), (3, 0, 1, False), (0, 0, 80, False), (1, 1, 100, True),
])  # fmt: skip
def test_a_share_of_the_sessions_held_completes(held: int, attended: int, share: int, complete: bool) -> None:
    assert Progress(held, attended, share).is_complete is complete


def test_what_is_missing_is_counted_in_whole_sessions() -> None:
    assert Progress(4, 2, 80).missing == 2
    assert Progress(5, 4, 80).missing == 0


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 100))
def test_needed_is_the_least_number_that_reaches_the_share(held: int, attended: int, share: int) -> None:
    how = Progress(held, min(attended, held), share)
    assert how.needed * 100 >= held * share
    assert how.needed == 0 or (how.needed - 1) * 100 < held * share
    assert how.is_complete == (how.attended > 0 and how.attended * 100 >= held * share and held > 0)


@given(st.lists(st.sampled_from(["male", "female", ""])))
def test_men_women_and_the_unknown_always_make_the_total(sexes: list[str]) -> None:
    came = headcount(sexes)
    assert came.total == len(sexes)
    assert (came.value("female") or 0) + (came.value("male") or 0) + came.unknown("sex") == came.total


def test_nobody_is_guessed_when_no_sex_is_known() -> None:
    assert headcount(["", ""]).value("male") is None


def test_hours_are_those_between_two_times_of_a_day() -> None:
    assert hours_between(dt.time(8), dt.time(11, 30)) == Decimal("3.5")
    assert hours_between(dt.time(8), None) == 0
    assert hours_between(dt.time(11), dt.time(8)) == 0
