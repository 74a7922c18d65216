"""Days that come again: printed rhythms as rules, rules laid out, and the laws of laying out."""

import contextlib
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.calendar.recurrence import MOST, RecurrenceRefused, Turn, rule_of_rhythm, turns

D = dt.date
rhythms = st.sampled_from(
    ["weekly", "monthly", "quarterly", "half_yearly", "yearly", *(f"---{day:02}" for day in range(1, 32))]
)
years = st.integers(2020, 2035)


def year_of(rule: str, year: int = 2026) -> list[D]:
    return [turn.day for turn in turns(rule, begins=D(year, 1, 1), until=D(year, 12, 31))]


@pytest.mark.parametrize(
    ("rhythm", "count", "first", "last"),
    [
        ("weekly", 52, D(2026, 1, 2), D(2026, 12, 25)),
        ("monthly", 12, D(2026, 1, 31), D(2026, 12, 31)),
        ("quarterly", 4, D(2026, 3, 31), D(2026, 12, 31)),
        ("half_yearly", 2, D(2026, 6, 30), D(2026, 12, 31)),
        ("yearly", 1, D(2026, 12, 31), D(2026, 12, 31)),
        ("---20", 12, D(2026, 1, 20), D(2026, 12, 20)),
    ],
)
def test_printed_rhythm_falls_due_at_the_end_of_its_span(rhythm: str, count: int, first: D, last: D) -> None:
    days = year_of(rule_of_rhythm(rhythm))
    assert (len(days), days[0], days[-1]) == (count, first, last)


def test_day_a_month_lacks_falls_on_its_last_day() -> None:
    assert [D(2026, 2, 28), D(2026, 4, 30)] == [day for day in year_of(rule_of_rhythm("---31")) if day.month in (2, 4)]
    assert D(2028, 2, 29) in year_of(rule_of_rhythm("---30"), 2028)


def test_day_every_month_has_is_left_alone() -> None:
    assert rule_of_rhythm("---28") == "FREQ=MONTHLY;BYMONTHDAY=28"


def test_yearly_duty_comes_on_its_named_day_and_in_short_years_on_the_eve() -> None:
    assert year_of(rule_of_rhythm("yearly", named=D(2025, 12, 15))) == [D(2026, 12, 15)]
    assert year_of(rule_of_rhythm("yearly", named=D(2024, 2, 29))) == [D(2026, 2, 28)]


@pytest.mark.parametrize("rhythm", ["", "theo quy định", "---00", "---32", "daily", "once"])
def test_what_has_no_rhythm_has_no_rule(rhythm: str) -> None:
    assert rule_of_rhythm(rhythm) == ""


def test_rule_cut_off_in_the_middle_of_a_month_keeps_the_day_that_still_fits() -> None:
    found = turns("FREQ=MONTHLY;BYMONTHDAY=25", begins=D(2026, 3, 10), until=D(2026, 5, 25))
    assert found == [
        Turn(D(2026, 3, 10), D(2026, 3, 25)),
        Turn(D(2026, 3, 26), D(2026, 4, 25)),
        Turn(D(2026, 4, 26), D(2026, 5, 25)),
    ]


def test_calendar_programs_may_write_the_rule_with_its_name_and_in_small_letters() -> None:
    assert year_of("rrule:freq=monthly;byday=2mo") == year_of("FREQ=MONTHLY;BYDAY=2MO")


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("mỗi tháng", "unreadable"),
        ("FREQ=MONTHLY;X=1", "unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=hai", "unreadable"),
        ("FREQ=HOURLY", "too_fine"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never"),
        ("FREQ=MONTHLY;BYMONTHDAY=99", "never"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=5", "never"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=5", "never"),
        ("FREQ=DAILY;INTERVAL=0", "never"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "never"),
    ],
)
def test_rule_that_cannot_be_laid_out_is_refused_at_once_with_its_reason(rule: str, code: str) -> None:
    with pytest.raises(RecurrenceRefused) as refused:
        turns(rule, begins=D(2026, 1, 1), until=D(2026, 12, 31))
    assert refused.value.code == code


def test_ten_thousand_turns_are_refused_and_a_daily_year_is_not() -> None:
    assert len(turns("FREQ=DAILY", begins=D(2028, 1, 1), until=D(2028, 12, 31))) == 366 <= MOST
    with pytest.raises(RecurrenceRefused, match="too_many"):
        turns("FREQ=DAILY", begins=D(2026, 1, 1), until=D(2053, 12, 31))


def test_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(RecurrenceRefused, match="backwards"):
        turns("FREQ=DAILY", begins=D(2026, 2, 1), until=D(2026, 1, 1))


@given(rhythms, years)
def test_turns_tile_their_year_without_gap_or_overlap(rhythm: str, year: int) -> None:
    found = turns(rule_of_rhythm(rhythm), begins=D(year, 1, 1), until=D(year, 12, 31))
    assert found[0].opens_on == D(year, 1, 1)
    assert all(turn.opens_on <= turn.day for turn in found)
    assert all(after.opens_on - before.day == dt.timedelta(days=1) for before, after in itertools.pairwise(found))


@given(rhythms, years, st.integers(1, 364))
def test_two_halves_of_a_year_have_the_turns_of_the_whole(rhythm: str, year: int, cut: int) -> None:
    middle = D(year, 1, 1) + dt.timedelta(days=cut)
    rule = rule_of_rhythm(rhythm)

    def days(begins: D, until: D) -> list[D]:
        try:
            return [turn.day for turn in turns(rule, begins=begins, until=until)]
        except RecurrenceRefused:
            return []

    halves = days(D(year, 1, 1), middle) + days(middle + dt.timedelta(days=1), D(year, 12, 31))
    assert halves == days(D(year, 1, 1), D(year, 12, 31))


@given(st.text("FREQ=YEALMONTHWKDI;BYSTP0123456789,-+", max_size=60))
def test_any_text_is_laid_out_or_refused(text: str) -> None:
    with contextlib.suppress(RecurrenceRefused):
        found = turns(text, begins=D(2026, 1, 1), until=D(2026, 12, 31))
        assert found == sorted(found, key=lambda turn: turn.day)
