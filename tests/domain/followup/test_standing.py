"""Four cells and outside: every thing is in exactly one, on every day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.followup import Standing, standing

DUE = dt.date(2026, 6, 15)
days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("closed", "done", "today", "expected"),
    [
        (False, None, DUE, Standing.OPEN_IN_TIME),
        (False, None, DUE + dt.timedelta(days=1), Standing.OVERDUE),
        (False, DUE, DUE + dt.timedelta(days=30), Standing.OPEN_IN_TIME),
        (False, DUE + dt.timedelta(days=1), DUE + dt.timedelta(days=1), Standing.OVERDUE),
        (True, DUE, DUE + dt.timedelta(days=90), Standing.CLOSED_ON_TIME),
        (True, DUE + dt.timedelta(days=1), DUE + dt.timedelta(days=2), Standing.CLOSED_LATE),
    ],
)
def test_each_case_has_its_cell(closed: bool, done: dt.date | None, today: dt.date, expected: Standing) -> None:
    assert standing(is_outside=False, is_closed=closed, due_on=DUE, done_on=done, today=today) == expected


@given(done=days, first=days, second=days)
def test_what_is_done_no_longer_changes_with_the_day_it_is_looked_at(
    done: dt.date, first: dt.date, second: dt.date
) -> None:
    looks = {standing(is_outside=False, is_closed=True, due_on=DUE, done_on=done, today=day) for day in (first, second)}
    assert len(looks) == 1


@given(today=days, done=st.none() | days)
def test_what_is_outside_is_in_no_cell(today: dt.date, done: dt.date | None) -> None:
    assert standing(is_outside=True, is_closed=False, due_on=DUE, done_on=done, today=today) == Standing.OUTSIDE
