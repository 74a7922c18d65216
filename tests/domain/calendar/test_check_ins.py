"""Which period a day belongs to, and from when somebody is asked about it."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.calendar import LENGTHS, period_of

D = dt.date
ONE = dt.timedelta(days=1)
days = st.dates(D(2020, 1, 1), D(2090, 12, 31))
lengths = st.sampled_from(LENGTHS)


@pytest.mark.parametrize(
    ("day", "months", "first", "last"),
    [
        (D(2026, 11, 27), 1, D(2026, 11, 1), D(2026, 11, 30)),
        (D(2026, 2, 3), 1, D(2026, 2, 1), D(2026, 2, 28)),
        (D(2026, 11, 27), 3, D(2026, 10, 1), D(2026, 12, 31)),
        (D(2026, 6, 30), 3, D(2026, 4, 1), D(2026, 6, 30)),
        (D(2026, 7, 1), 6, D(2026, 7, 1), D(2026, 12, 31)),
        (D(2026, 1, 1), 6, D(2026, 1, 1), D(2026, 6, 30)),
    ],
)
def test_a_day_belongs_to_its_month_quarter_or_half_year(day: D, months: int, first: D, last: D) -> None:
    period = period_of(day, months)
    assert (period.first, period.last, period.months) == (first, last, months)


@pytest.mark.parametrize(
    ("day", "months", "asked_from"),
    [
        (D(2026, 11, 3), 1, D(2026, 11, 21)),
        (D(2026, 2, 10), 1, D(2026, 2, 19)),
        (D(2026, 11, 3), 3, D(2026, 12, 1)),
        (D(2026, 2, 3), 3, D(2026, 3, 1)),
        (D(2026, 4, 3), 6, D(2026, 6, 1)),
    ],
)
def test_it_is_asked_about_from_a_day_near_its_end_to_its_last(day: D, months: int, asked_from: D) -> None:
    period = period_of(day, months)
    assert not period.is_asked_on(asked_from - ONE)
    assert period.is_asked_on(asked_from)
    assert period.is_asked_on(period.last)
    assert not period.is_asked_on(period.until)


def test_what_began_in_the_last_month_is_not_asked_about_and_what_began_the_day_before_is() -> None:
    quarter = period_of(D(2026, 12, 1), 3)
    assert not quarter.is_asked_of(began=D(2026, 12, 1), ends=D(2026, 12, 31))
    assert quarter.is_asked_of(began=D(2026, 11, 30), ends=D(2026, 12, 31))


def test_what_ended_before_the_period_is_not_asked_about_and_what_ended_within_it_is() -> None:
    quarter = period_of(D(2027, 3, 1), 3)
    assert not quarter.is_asked_of(began=D(2026, 1, 1), ends=D(2026, 12, 31))
    assert quarter.is_asked_of(began=D(2026, 1, 1), ends=D(2027, 1, 15))


def test_a_length_nobody_knows_is_no_period() -> None:
    with pytest.raises(ValueError, match="no period has 2 months"):
        period_of(D(2026, 1, 1), 2)


@given(day=days, months=lengths)
def test_each_day_falls_in_exactly_one_period(day: D, months: int) -> None:
    period = period_of(day, months)
    assert period.first <= day < period.until
    assert period_of(period.first - ONE, months).until == period.first
    assert period_of(period.until, months).first == period.until
    assert period_of(period.last, months) == period


@given(year=st.integers(2020, 2090), months=lengths)
def test_each_period_of_a_year_is_asked_about_in_one_stretch_of_days_to_its_end(year: int, months: int) -> None:
    asked: dict[D, list[D]] = {}
    for number in range(365 + calendar.isleap(year)):
        day = D(year, 1, 1) + number * ONE
        if (period := period_of(day, months)).is_asked_on(day):
            asked.setdefault(period.first, []).append(day)
    assert len(asked) == 12 // months
    for first, found in asked.items():
        assert found == [found[0] + n * ONE for n in range(len(found))]
        assert found[-1] == period_of(first, months).last


@given(day=days, months=lengths, shorter=lengths)
def test_a_period_holds_the_shorter_ones_whole(day: D, months: int, shorter: int) -> None:
    long, short = period_of(day, max(months, shorter)), period_of(day, min(months, shorter))
    assert long.first <= short.first
    assert short.until <= long.until
