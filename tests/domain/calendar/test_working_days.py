"""Counting in working days: weekends, fixed holidays, the yearly notice, and the laws of counting."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.calendar import WorkingCalendar

D = dt.date
PLAIN = WorkingCalendar()
# An invented notice: Thursday and Friday free, the Saturday after worked instead of the Friday.
NOTICED = WorkingCalendar(
    days_off=frozenset({D(2026, 11, 5), D(2026, 11, 6)}),
    swapped_in=frozenset({D(2026, 11, 14)}),
    settled_years=frozenset({2026}),
)
days = st.dates(D(2024, 1, 1), D(2030, 12, 31))
calendars = st.builds(
    WorkingCalendar,
    days_off=st.frozensets(days, max_size=12),
    swapped_in=st.frozensets(days, max_size=3),
)


@pytest.mark.parametrize(
    ("calendar", "day", "works"),
    [
        (PLAIN, D(2026, 11, 2), True),
        (PLAIN, D(2026, 11, 7), False),
        (PLAIN, D(2026, 11, 8), False),
        (PLAIN, D(2027, 1, 1), False),
        (PLAIN, D(2026, 4, 30), False),
        (NOTICED, D(2026, 11, 5), False),
        (NOTICED, D(2026, 11, 14), True),
    ],
)
def test_working_day_is_told_from_a_free_one(calendar: WorkingCalendar, day: D, works: bool) -> None:
    assert calendar.is_working_day(day) is works


@pytest.mark.parametrize(
    ("calendar", "day", "count", "result"),
    [
        (PLAIN, D(2026, 11, 2), 1, D(2026, 11, 3)),
        (PLAIN, D(2026, 11, 6), 1, D(2026, 11, 9)),
        (PLAIN, D(2026, 11, 7), 1, D(2026, 11, 9)),
        (PLAIN, D(2026, 11, 9), -1, D(2026, 11, 6)),
        (PLAIN, D(2026, 11, 7), 0, D(2026, 11, 9)),
        (PLAIN, D(2026, 4, 29), 1, D(2026, 5, 4)),
        (NOTICED, D(2026, 11, 4), 2, D(2026, 11, 10)),
        (NOTICED, D(2026, 11, 13), 1, D(2026, 11, 14)),
    ],
)
def test_a_term_of_working_days_ends_on_a_working_day(calendar: WorkingCalendar, day: D, count: int, result: D) -> None:
    assert calendar.add(day, count) == result


def test_deadline_on_a_free_day_moves_on_and_a_by_day_moves_back() -> None:
    assert NOTICED.on_or_after(D(2026, 11, 5)) == D(2026, 11, 9)
    assert NOTICED.on_or_before(D(2026, 11, 8)) == D(2026, 11, 4)


def test_counting_is_settled_only_where_every_notice_was_seen() -> None:
    assert NOTICED.is_settled(D(2026, 1, 1), D(2026, 12, 31))
    assert not NOTICED.is_settled(D(2026, 12, 1), D(2027, 1, 5))


@given(calendars, days, st.integers(-30, 30).filter(bool))
def test_adding_and_counting_undo_each_other(calendar: WorkingCalendar, day: D, count: int) -> None:
    end = calendar.add(day, count)
    assert calendar.is_working_day(end)
    counted = calendar.between(day, end)
    if count > 0:
        assert counted == count
    else:  # going back, the day started from is counted and the day reached is not
        assert counted == count + 1 - calendar.is_working_day(day)


@given(calendars, days, days, days)
def test_spans_add_up(calendar: WorkingCalendar, one: D, two: D, three: D) -> None:
    first, middle, last = sorted((one, two, three))
    assert calendar.between(first, middle) + calendar.between(middle, last) == calendar.between(first, last)
