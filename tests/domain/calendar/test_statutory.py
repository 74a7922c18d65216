"""The holidays of the law: which days, what is given instead, and what waits for the notice."""

import datetime as dt

import pytest

from donghanh.domain.calendar import Holiday, WorkingCalendar, statutory_calendar, statutory_days
from donghanh.domain.calendar.working_days import SATURDAY

D = dt.date
YEARS = range(2020, 2036)


def days(year: int, holiday: Holiday, **wanted: object) -> list[D]:
    found = [one for one in statutory_days(year) if one.holiday is holiday]
    return [one.day for one in found if all(getattr(one, name) == value for name, value in wanted.items())]


def test_five_days_of_tet_are_supposed_from_its_eve() -> None:
    tet = days(2026, Holiday.TET)
    assert tet == [D(2026, 2, 16), D(2026, 2, 17), D(2026, 2, 18), D(2026, 2, 19), D(2026, 2, 20)]
    assert days(2026, Holiday.TET, is_provisional=True) == [tet[0], tet[4]]


def test_tet_on_a_weekend_is_supposed_to_be_given_back_after_it() -> None:
    assert days(2027, Holiday.TET, is_instead=True) == [D(2027, 2, 10), D(2027, 2, 11)]
    assert all(one.is_provisional for one in statutory_days(2027) if one.is_instead and one.holiday is Holiday.TET)


@pytest.mark.parametrize(
    ("year", "holiday", "instead"),
    [
        (2021, Holiday.LABOUR, [D(2021, 5, 3)]),
        (2022, Holiday.NEW_YEAR, [D(2022, 1, 3)]),
        (2022, Holiday.HUNG_KINGS, [D(2022, 4, 11)]),
        (2022, Holiday.REUNIFICATION, [D(2022, 5, 2)]),
        (2022, Holiday.LABOUR, [D(2022, 5, 3)]),
        (2023, Holiday.HUNG_KINGS, [D(2023, 5, 2)]),
        (2023, Holiday.REUNIFICATION, [D(2023, 5, 3)]),
        (2023, Holiday.LABOUR, []),
        (2026, Holiday.HUNG_KINGS, [D(2026, 4, 27)]),
    ],
)
def test_a_holiday_on_a_weekend_gives_the_next_working_day(year: int, holiday: Holiday, instead: list[D]) -> None:
    assert days(year, holiday, is_instead=True) == instead


@pytest.mark.parametrize(
    ("year", "second"),
    [
        (2021, D(2021, 9, 3)),
        (2022, D(2022, 9, 1)),
        (2023, D(2023, 9, 1)),
        (2024, D(2024, 9, 3)),
        (2025, D(2025, 9, 1)),
        (2026, D(2026, 9, 1)),
    ],
)
def test_second_day_of_quoc_khanh_is_supposed_where_it_was(year: int, second: D) -> None:
    assert days(year, Holiday.NATIONAL, is_provisional=True, is_instead=False) == [second]
    assert days(year, Holiday.NATIONAL, is_provisional=False) == [D(year, 9, 2)]


def test_the_code_before_2021_gave_one_day_for_quoc_khanh() -> None:
    assert days(2020, Holiday.NATIONAL) == [D(2020, 9, 2)]


@pytest.mark.parametrize("year", YEARS)
def test_nothing_is_supposed_once_the_notice_is_there(year: int) -> None:
    known = statutory_days(year, has_notice=True)
    assert not any(one.is_provisional for one in known)
    assert [one.number for one in known if one.holiday is Holiday.TET] == [1, 2, 3]
    assert {one.day for one in known} <= {one.day for one in statutory_days(year)}


@pytest.mark.parametrize("year", YEARS)
def test_each_day_is_named_once_and_each_day_given_instead_is_a_weekday(year: int) -> None:
    named = statutory_days(year)
    assert len({one.day for one in named}) == len(named)
    assert [one for one in named if one.is_instead and one.day.weekday() >= SATURDAY] == []
    expected = 10 if year == 2020 else 11
    assert sum(not one.is_instead for one in named) == expected, "Điều 112 khoản 1 gives so many days"


def test_the_law_alone_settles_no_year() -> None:
    calendar = statutory_calendar(YEARS)
    assert isinstance(calendar, WorkingCalendar)
    assert not calendar.is_settled(D(2026, 1, 1), D(2026, 12, 31))
