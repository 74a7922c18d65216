"""Vietnamese dates, numbers and deadlines."""

import datetime as dt
from decimal import Decimal

import pytest

from donghanh.foundation.web import deadlines, formats

DAY = dt.date(2026, 11, 22)


def test_dates_and_times() -> None:
    instant = dt.datetime(2026, 11, 22, 18, 5, tzinfo=dt.UTC)
    assert formats.date(DAY) == "22/11/2026"
    assert formats.datetime(instant) == "01:05 ngày 23/11/2026", "instants are read in local time"
    assert formats.time(dt.time(16, 40)) == "16:40"
    assert formats.day_with_weekday(DAY) == "chủ nhật, 22/11/2026"


@pytest.mark.parametrize("write", [formats.date, formats.datetime, formats.time, formats.day_with_weekday])
def test_no_date_is_nothing(write) -> None:
    assert write(None) == ""


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (Decimal("2.50"), None, "2,5"),
        (100, None, "100"),
        (2.345, 1, "2,3"),
        (2.35, 1, "2,4"),
        (-1234, None, "-1.234"),
        (0, None, "0"),
        (None, None, "–"),
        (Decimal("1E+3"), None, "1.000"),
    ],
)
def test_numbers(value, places, written: str) -> None:
    assert formats.number(value, places) == written


def test_percent_has_a_space_that_does_not_break() -> None:
    assert formats.percent(45.3) == "45,3\N{NO-BREAK SPACE}%"
    assert formats.percent(None) == "–", "unknown is not zero"


@pytest.mark.parametrize(
    ("days", "words", "kind"),
    [
        (-3, "chậm 3 ngày", "late"),
        (0, "hôm nay", "due"),
        (1, "ngày mai", "due"),
        (3, "còn 3 ngày", "due"),
        (7, "còn 7 ngày", "due"),
        (8, "còn 8 ngày", "open"),
    ],
)
def test_deadlines_in_words(days: int, words: str, kind: str) -> None:
    due_on = DAY + dt.timedelta(days=days)
    assert deadlines.words(due_on, DAY) == words
    assert deadlines.kind(due_on, DAY) == kind


def test_no_deadline_is_said() -> None:
    assert deadlines.words(None, DAY) == "chưa có hạn"
    assert deadlines.kind(None, DAY) == "open"
