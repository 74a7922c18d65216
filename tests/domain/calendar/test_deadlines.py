"""What becomes of a deadline on a free day, through every Tết from 2020 to 2035."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.calendar import Rule, reminder_day, shift, statutory_calendar
from donghanh.domain.calendar.lunar import new_year

D = dt.date
CALENDAR = statutory_calendar(range(2019, 2037))
FIRST, LAST = D(2020, 1, 1), D(2035, 12, 31)
LONGEST_WAIT = 12
days = st.dates(FIRST, LAST)
around_tet = st.builds(
    lambda year, near: new_year(year) + dt.timedelta(days=near), st.integers(2020, 2035), st.integers(-15, 20)
)
any_day = st.one_of(days, around_tet)


def test_a_printed_day_stands_and_a_meeting_moves_on() -> None:
    tet = D(2026, 2, 17)
    assert shift(tet, Rule.KEEP, CALENDAR) == tet
    assert shift(tet, Rule.NEXT_WORKING, CALENDAR) == D(2026, 2, 23)


def test_who_has_to_act_by_a_free_day_is_reminded_before_it() -> None:
    assert reminder_day(D(2026, 2, 17), CALENDAR) == D(2026, 2, 13)
    assert reminder_day(D(2026, 11, 25), CALENDAR) == D(2026, 11, 25)


@pytest.mark.parametrize("year", range(2020, 2036))
def test_every_day_of_a_year_is_reached_from_the_working_day_before_it(year: int) -> None:
    """Walking from working day to working day passes over free days and nothing else."""
    day, worked = CALENDAR.on_or_after(D(year, 1, 1)), set()
    while day.year == year:
        worked.add(day)
        day = CALENDAR.add(day, 1)
    all_days = {D.fromordinal(n) for n in range(D(year, 1, 1).toordinal(), D(year + 1, 1, 1).toordinal())}
    assert worked == {one for one in all_days if CALENDAR.is_working_day(one)}
    assert 240 < len(worked) < 255


@given(any_day)
def test_a_kept_day_never_moves(day: D) -> None:
    assert shift(day, Rule.KEEP, CALENDAR) == day
    assert reminder_day(day, CALENDAR) <= day


@given(any_day)
def test_a_moved_day_is_the_next_working_one(day: D) -> None:
    moved = shift(day, Rule.NEXT_WORKING, CALENDAR)
    assert CALENDAR.is_working_day(moved)
    assert day <= moved <= day + dt.timedelta(days=LONGEST_WAIT)
    assert CALENDAR.between(day, moved) == (moved != day)


@given(any_day, st.sampled_from(Rule))
def test_moving_twice_is_moving_once(day: D, rule: Rule) -> None:
    once = shift(day, rule, CALENDAR)
    assert shift(once, rule, CALENDAR) == once


@given(any_day, st.integers(-40, 40).filter(bool))
def test_counting_over_tet_undoes_adding(day: D, count: int) -> None:
    end = CALENDAR.add(day, count)
    expected = count if count > 0 else count + 1 - CALENDAR.is_working_day(day)
    assert CALENDAR.between(day, end) == expected
