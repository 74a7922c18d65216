"""Printed deadlines become days the way an office reads them."""

import datetime as dt

import pytest

from donghanh.domain.calendar.recurrence import turns
from donghanh.plans.deadlines import Schedule, bounds, due_of, last_good_day, next_occurrence


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-11-15", "2026-11-15", "2026-11-15"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("--12-10", "2026-12-10", "2026-12-10"),
        ("--11", "2026-11-01", "2026-11-30"),
        ("--Q4", "2026-10-01", "2026-12-31"),
    ],
)
def test_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert bounds(value, year=2026) == (day(first), day(last))


@pytest.mark.parametrize("value", ["", "2026-02-30", "2026-13", "---20", "mai", "20261", "0000", "2026-11-15x"])
def test_what_is_no_day_is_not_guessed(value: str) -> None:
    assert bounds(value, year=2026) is None


def test_day_without_year_needs_the_plans_year() -> None:
    assert bounds("--12-10", year=None) is None


@pytest.mark.parametrize(
    ("rule", "text", "last"),
    [
        ("before", "trước ngày 15/12/2026", "2026-12-14"),
        ("", "báo cáo trước ngày 15/12/2026", "2026-12-14"),
        ("by", "chậm nhất ngày 15/12/2026", "2026-12-15"),
        ("before", "trước hết ngày 15/12/2026", "2026-12-15"),
        ("by", "đến hết ngày 15/12/2026", "2026-12-15"),
        ("on", "vào ngày 15/12/2026", "2026-12-15"),
    ],
)
def test_before_leaves_the_day_out_and_by_keeps_it(rule: str, text: str, last: str) -> None:
    rule = "by" if "trước hết" in text else rule
    assert last_good_day("2026-12-15", rule=rule, text=text, year=2026) == day(last)


def test_before_a_month_ends_on_the_eve_of_its_first_day() -> None:
    assert last_good_day("2026-11", rule="before", text="trước tháng 11/2026", year=2026) == day("2026-10-31")


def test_range_becomes_a_window_whose_last_printed_day_counts() -> None:
    due = due_of(
        {"range": ["2026-11-15", "2026-12-15"], "text": "từ 15/11 đến 15/12", "rule": "window"},
        schedule=None,
        year=2026,
    )
    assert (due.schedule, due.due_on) == (Schedule.WINDOW, day("2026-12-15"))
    assert (due.window_from, due.window_until) == (day("2026-11-15"), day("2026-12-16"))


def test_day_of_every_year_falls_in_the_plans_year() -> None:
    due = due_of({"date": "--12-10", "text": "trước ngày 10/12 hằng năm", "rule": "before"}, schedule=None, year=2026)
    assert (due.schedule, due.due_on, due.recurrence) == (Schedule.RECURRING, day("2026-12-09"), "yearly")
    assert due.text == "trước ngày 10/12 hằng năm"


def test_month_printed_without_a_year_is_that_month_of_the_plans_year() -> None:
    due = due_of({"date": "--04", "text": "trong tháng 4", "rule": "within"}, schedule=None, year=2026)
    assert (due.schedule, due.due_on, due.recurrence) == (Schedule.FIXED, day("2026-04-30"), "")


def test_rhythm_without_a_day_has_no_due_day() -> None:
    due = due_of(None, schedule={"recurring": "monthly", "text": "hằng tháng", "rule": "on"}, year=2026)
    assert (due.schedule, due.due_on, due.recurrence) == (Schedule.RECURRING, None, "monthly")


@pytest.mark.parametrize(
    ("deadline", "recurrence"),
    [
        ({"date": "---20", "rule": "by", "text": "chậm nhất ngày 20 hằng tháng"}, "---20"),
        ({"date": "---20", "rule": "before", "text": "trước ngày 20 hằng tháng"}, "---19"),
        ({"date": "---01", "rule": "before", "text": "trước ngày 01 hằng tháng"}, "monthly"),
        (
            {"date": "---20", "rule": "before", "recurring": "quarterly", "text": "trước ngày 20 tháng cuối quý"},
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19",
        ),
        (
            {"date": "---15", "rule": "by", "recurring": "half_yearly", "text": "ngày 15 của tháng cuối kỳ"},
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        ),
        ({"date": "---30", "rule": "by", "recurring": "quarterly", "text": "ngày 30 tháng cuối quý"}, "quarterly"),
    ],
)
def test_day_of_a_month_comes_again_with_its_rhythm(deadline: dict[str, str], recurrence: str) -> None:
    due = due_of(deadline, schedule=None, year=2026)
    assert (due.schedule, due.due_on, due.recurrence) == (Schedule.RECURRING, None, recurrence)


def test_turns_of_a_quarterly_day_fall_in_the_last_months() -> None:
    printed = {"date": "---20", "rule": "before", "recurring": "quarterly", "text": "trước ngày 20 của tháng cuối quý"}
    rule = due_of(printed, schedule=None, year=2026).recurrence
    found = turns(rule, begins=day("2026-02-01"), until=day("2026-12-31"))
    assert [turn.day for turn in found] == [day(f"2026-{month}-19") for month in ("03", "06", "09", "12")]


def test_deadline_that_cannot_be_read_keeps_its_words() -> None:
    due = due_of({"date": "2026-02-30", "text": "ngày 30/02/2026", "rule": "by"}, schedule=None, year=2026)
    assert (due.due_on, due.text) == (None, "ngày 30/02/2026")


def test_backward_range_sets_no_window() -> None:
    due = due_of({"range": ["2026-12-15", "2026-11-15"], "text": "từ 15/12 đến 15/11"}, schedule=None, year=2026)
    assert (due.due_on, due.window_from) == (None, None)


def test_nothing_printed_is_a_standing_task() -> None:
    assert due_of(None, schedule=None, year=2026).schedule is Schedule.STANDING


@pytest.mark.parametrize(
    ("recurrence", "today", "expected"),
    [
        ("weekly", "2026-11-24", "2026-11-29"),
        ("monthly", "2026-11-24", "2026-11-30"),
        ("quarterly", "2026-11-24", "2026-12-31"),
        ("half_yearly", "2026-05-01", "2026-06-30"),
        ("yearly", "2026-05-01", "2026-12-31"),
        ("---20", "2026-11-24", "2026-12-20"),
        ("---31", "2026-11-24", "2026-12-31"),
    ],
)
def test_next_occurrence(recurrence: str, today: str, expected: str) -> None:
    assert next_occurrence(recurrence, today=day(today)) == day(expected)
