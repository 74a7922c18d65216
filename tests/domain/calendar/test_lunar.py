"""The lunar calendar of Vietnam: known days, known leap months, and that its days and ours never part."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.calendar.lunar import LunarDay, lunar_day, new_moon, new_year, solar_day, sun_at

D = dt.date
TET = {
    2020: D(2020, 1, 25), 2021: D(2021, 2, 12), 2022: D(2022, 2, 1), 2023: D(2023, 1, 22), 2024: D(2024, 2, 10),
    2025: D(2025, 1, 29), 2026: D(2026, 2, 17), 2027: D(2027, 2, 6), 2028: D(2028, 1, 26), 2029: D(2029, 2, 13),
    2030: D(2030, 2, 2), 2031: D(2031, 1, 23), 2032: D(2032, 2, 11), 2033: D(2033, 1, 31), 2034: D(2034, 2, 19),
    2035: D(2035, 2, 8),
}  # fmt: skip
LEAP = {2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11}
days = st.dates(D(1976, 2, 1), D(2099, 12, 1))


@pytest.mark.parametrize(("year", "day"), TET.items())
def test_tet_falls_on_the_day_of_the_almanac(year: int, day: D) -> None:
    assert new_year(year) == day
    assert lunar_day(day) == LunarDay(year, 1, 1)


@pytest.mark.parametrize(("year", "day"), [(1985, D(1985, 1, 21)), (2007, D(2007, 2, 17)), (2030, D(2030, 2, 2))])
def test_tet_is_reckoned_in_hanoi_and_not_in_beijing(year: int, day: D) -> None:
    assert new_year(year) == day  # over there: 20/2/1985, 18/2/2007 and 3/2/2030


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2020, D(2020, 4, 2)),
        (2021, D(2021, 4, 21)),
        (2022, D(2022, 4, 10)),
        (2023, D(2023, 4, 29)),
        (2024, D(2024, 4, 18)),
        (2025, D(2025, 4, 7)),
        (2026, D(2026, 4, 26)),
    ],
)
def test_gio_to_falls_on_the_day_of_the_almanac(year: int, day: D) -> None:
    assert solar_day(year, 3, 10) == day


@pytest.mark.parametrize("year", range(2020, 2036))
def test_a_year_has_the_leap_month_of_the_almanac_or_none(year: int) -> None:
    first, last = new_year(year), new_year(year + 1)
    leap = {lunar_day(D.fromordinal(n)).month for n in range(first.toordinal(), last.toordinal()) if _is_leap(n)}
    assert leap == ({LEAP[year]} if year in LEAP else set())


def _is_leap(ordinal: int) -> bool:
    return lunar_day(D.fromordinal(ordinal)).is_leap


def test_the_closest_calls_are_on_the_side_of_the_almanac() -> None:
    assert lunar_day(D(2031, 4, 21)) == LunarDay(2031, 3, 1, is_leap=True)
    assert lunar_day(D(2033, 9, 23)) == LunarDay(2033, 9, 1)
    assert sun_at(D(2033, 9, 23).toordinal() + 1721424.5) > 180, "the equinox came before midnight"


def test_moon_and_sun_stand_where_the_examples_of_meeus_say() -> None:
    utc, ephemeris = -7 / 24, 70 / 86400
    assert new_moon(-283) + utc + ephemeris == pytest.approx(2443192.65118, abs=1e-5)
    assert sun_at(2448908.5 - utc - ephemeris) == pytest.approx(199.90895, abs=0.0001)


@given(days)
def test_a_day_comes_back_from_the_moon(day: D) -> None:
    named = lunar_day(day)
    assert solar_day(named.year, named.month, named.day, is_leap=named.is_leap) == day
    assert 1 <= named.day <= 30


@given(days)
def test_the_next_day_is_the_next_of_the_month_or_the_first_of_one(day: D) -> None:
    one, two = lunar_day(day), lunar_day(day + dt.timedelta(days=1))
    assert two.day in (1, one.day + 1)
    assert two.day != 1 or one.day in (29, 30)


@pytest.mark.parametrize("wanted", [(2026, 13, 1), (2026, 1, 31), (2026, 0, 1), (2500, 1, 1)])
def test_a_day_that_is_not_there_is_refused(wanted: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"lunar (year|calendar)"):
        solar_day(*wanted)


def test_a_leap_month_is_asked_for_by_name() -> None:
    assert solar_day(2025, 6, 1, is_leap=True) == D(2025, 7, 25)
    with pytest.raises(ValueError, match="lunar year"):
        solar_day(2026, 6, 1, is_leap=True)
