"""Days as people say them in a hurry."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from donghanh.domain.text.days_said import day_said, leaves_year_open, no_such_day

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
        ("15122026", D(2026, 12, 15)),
        ("trước ngày 15/12", D(2026, 12, 14)),
        ("trước 26/11", D(2027, 11, 25)),
        ("chậm nhất ngày 15/12", D(2026, 12, 15)),
        ("đến hết 15/12", D(2026, 12, 15)),
        ("ngày 30", D(2026, 11, 30)),
        ("ngày 25", D(2026, 12, 25)),
        ("ngày 31", D(2026, 12, 31)),
        ("mồng 5", D(2026, 12, 5)),
        ("thứ năm tới", D(2026, 12, 3)),
        ("thứ sáu tới", D(2026, 11, 27)),
        ("tuần tới", D(2026, 12, 4)),
        ("ngày cuối tháng", D(2026, 11, 30)),
        ("cuối quý", D(2026, 12, 31)),
        ("hết quý I", D(2027, 3, 31)),
        ("cuối quý 4", D(2026, 12, 31)),
        ("2 tháng nữa", D(2027, 1, 26)),
        ("3 tháng", D(2027, 2, 26)),
        ("ngày 32", None),
        ("đầu tháng", None),
        ("trước", None),
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


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("25/11", D(2026, 11, 25)),
        ("26-11", THURSDAY),
        ("27.11", D(2025, 11, 27)),
        ("25/11/2026", D(2026, 11, 25)),
        ("hôm nay", THURSDAY),
        ("hôm qua", D(2026, 11, 25)),
        ("Hôm kia", D(2026, 11, 24)),
        ("3 ngày trước", D(2026, 11, 23)),
        ("thứ sáu", D(2026, 11, 20)),
        ("thứ năm", THURSDAY),
        ("chủ nhật vừa qua", D(2026, 11, 22)),
        ("thứ hai tuần trước", D(2026, 11, 16)),
        ("thứ hai tuần này", D(2026, 11, 23)),
        ("ngày 30", D(2026, 10, 30)),
        ("mai", D(2026, 11, 27)),
        ("cuối tháng", None),
        ("trước 15/12", None),
        ("31/11", None),
        ("29/2", None),
    ],
)
def test_a_day_on_which_something_was_done_lies_behind(said: str, day: D | None) -> None:
    assert day_said(said, today=THURSDAY, past=True) == day


@given(day=some.dates(D(2020, 1, 1), D(2035, 12, 31)), today=some.dates(D(2021, 1, 1), D(2034, 12, 31)))
def test_a_day_without_its_year_is_the_nearest_on_its_side(day: D, today: D) -> None:
    said = f"{day:%d/%m}"
    behind, ahead = day_said(said, today=today, past=True), day_said(said, today=today)
    assert behind is None or (behind <= today and today - behind < dt.timedelta(days=366))
    assert ahead is None or (ahead >= today and ahead - today < dt.timedelta(days=366))
    assert (day.month, day.day) == (2, 29) or (behind and ahead)


@pytest.mark.parametrize(
    ("said", "is_open"),
    [
        ("25/11", True),
        ("ngày 25 tháng 11", True),
        ("trước 1/3", True),
        ("25/11/2026", False),
        ("thứ sáu", False),
        ("", False),
    ],
)
def test_whether_the_year_was_left_open(said: str, is_open: bool) -> None:
    assert leaves_year_open(said) == is_open
