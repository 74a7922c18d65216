"""Days as people say them in a hurry."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from donghanh.domain.text.days_said import day_said, no_such_day

D = dt.date
THURSDAY = D(2026, 11, 26)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("30/11", D(2026, 11, 30)),
        ("15/1", D(2027, 1, 15)),
        ("15.12.2026", D(2026, 12, 15)),
        ("ngày 15 tháng 12", D(2026, 12, 15)),
        ("15 tháng 1 năm 2027", D(2027, 1, 15)),
        ("tháng 12", None),
        ("5-3-27", D(2027, 3, 5)),
        ("1/10/2026", D(2026, 10, 1)),
        ("hôm nay", THURSDAY),
        ("Mai", D(2026, 11, 27)),
        ("thứ sáu", D(2026, 11, 27)),
        ("thứ 5", THURSDAY),
        ("Thứ Hai", D(2026, 11, 30)),
        ("thứ sáu tuần sau", D(2026, 12, 4)),
        ("chủ nhật", D(2026, 11, 29)),
        ("cuối tuần", D(2026, 11, 27)),
        ("tuần sau", D(2026, 12, 4)),
        ("cuối tháng", D(2026, 11, 30)),
        ("cuối tháng sau", D(2026, 12, 31)),
        ("hết tháng 2", D(2027, 2, 28)),
        ("10 ngày", D(2026, 12, 6)),
        ("2 tuần nữa", D(2026, 12, 10)),
        ("cuối năm", D(2026, 12, 31)),
        ("29/2", None),
        ("31/11/2026", None),
        ("cuối tháng 13", None),
        ("thứ tám", None),
        ("sớm nhất có thể", None),
        ("", None),
    ],
)
def test_day_that_is_meant(said: str, day: D | None) -> None:
    assert day_said(said, today=THURSDAY) == day


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("31/2", "31/2"), ("30 tháng 2", "30/2"), ("29/2/2027", "29/2/2027"), ("1.13", "1/13"), ("0/5", "0/5"),
        ("29/2/2028", ""), ("31/12", ""), ("31/12/9999", ""), ("sớm", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_day_that_is_in_no_calendar_is_named(written: str, named: str) -> None:
    assert no_such_day(written) == named


@given(some.text(max_size=30), some.dates(D(2020, 1, 1), D(2035, 12, 31)))
def test_any_words_name_a_day_or_none(said: str, today: D) -> None:
    assert isinstance(day_said(said, today=today), D | None)


@given(some.dates(D(2020, 1, 1), D(2035, 12, 31)), some.integers(0, 364))
def test_day_and_month_mean_the_next_such_day(today: D, ahead: int) -> None:
    day = today + dt.timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert day_said(f"{day.day}/{day.month}", today=today) == day
