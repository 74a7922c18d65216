"""The Vietnamese lunar calendar, computed: months begin on the day of the new moon, counted in UTC+7.

New moons after Jean Meeus, Astronomical Algorithms (2nd edition, 1998), chapter 49; the place of the sun after its
chapter 25. A month is named by the rules of the calendar: the eleventh is the one in which the winter solstice falls;
between two elevenths lie twelve months or thirteen, and of thirteen the first without a major solar term is the leap
month, named like the one before it. Good for 1976 (one time for the whole country) to 2099.

A new moon is known to half a minute, the sun's entry into a term to some five. The closest calls from 2020 to 2035, the
new moon of 21 April 2031 (three minutes before midnight) and the equinox of 22 September 2033 (eight), are in the tests.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from math import floor, radians, sin

FIRST_YEAR, LAST_YEAR = 1976, 2099
"""The lunar years that may be asked for."""
_LUNATION = 29.530588861
_EPOCH = 2451550.09766
"""The mean new moon of 6 January 2000, the one Meeus counts from (Julian ephemeris days)."""
_BEHIND = 70 / 86400
"""How many days clocks are behind ephemeris time: 47 seconds in 1976, 69 in 2020, expected to stay near 75."""
_ZONE = 7 / 24
_BEFORE_YEAR_1 = 1721425
"""The Julian day number of the day before Python's first."""
_TERM = 30
_SOLSTICE = 9
"""The major term of the winter solstice: 270°."""

# Coefficient (days), power of E, then multiples of M (sun), M' (moon), F (latitude). Meeus, chapter 49, new moon.
_SERIES = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
    (-0.00007, 0, 2, 1, 0),
    (0.00004, 0, 0, 2, -2),
    (0.00004, 0, 3, 0, 0),
    (0.00003, 0, 1, 1, -2),
    (0.00003, 0, 0, 2, 2),
    (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2),
    (-0.00002, 0, -1, 1, -2),
    (-0.00002, 0, 1, 3, 0),
    (0.00002, 0, 0, 4, 0),
)
# Millionths of a day, argument at number 0 and its growth with each number: the corrections for the planets.
_PLANETS = (
    (325, 299.77, 0.107408),
    (165, 251.88, 0.016321),
    (164, 251.83, 26.651886),
    (126, 349.42, 36.412478),
    (110, 84.66, 18.206239),
    (62, 141.74, 53.303771),
    (60, 207.14, 2.453732),
    (56, 154.84, 7.306860),
    (47, 34.52, 27.261239),
    (42, 207.19, 0.121824),
    (40, 291.34, 1.844379),
    (37, 161.72, 24.198154),
    (35, 239.56, 25.513099),
    (23, 331.55, 3.592518),
)


@dataclass(frozen=True)
class LunarDay:
    """A day as the lunar calendar names it. ``is_leap`` tells the second of two months of one number."""

    year: int
    month: int
    day: int
    is_leap: bool = False


@dataclass(frozen=True)
class _Month:
    first: dt.date
    number: int
    is_leap: bool


def lunar_day(day: dt.date) -> LunarDay:
    """What the lunar calendar calls a day. ``ValueError`` outside of what was computed for."""
    around = day.year if day < _eleventh(day.year) else day.year + 1
    month = next(m for m in reversed(_months(around)) if m.first <= day)
    year = around if month.number < 11 else around - 1
    return LunarDay(year, month.number, (day - month.first).days + 1, month.is_leap)


def solar_day(year: int, month: int, day: int, *, is_leap: bool = False) -> dt.date:
    """The day of the common calendar; ``ValueError`` when the year has no such month or the month no such day."""
    for found in _months(year if month < 11 else year + 1):
        if (found.number, found.is_leap) == (month, is_leap):
            result = found.first + dt.timedelta(days=day - 1)
            if lunar_day(result) == LunarDay(year, month, day, is_leap):
                return result
    raise ValueError(f"no day {day} of month {month} in the lunar year {year}")


def new_year(year: int) -> dt.date:
    """The first day of Tết."""
    return solar_day(year, 1, 1)


def new_moon(number: int) -> float:
    """The new moon of that number (0 is the one of 6 January 2000), in Julian days of local time (UTC+7)."""
    t = number / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = 2.5534 + 29.10535670 * number - 0.0000014 * t * t
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t * t
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t * t
    node = 124.7746 - 1.56375588 * number + 0.0020672 * t * t
    mean = _EPOCH + _LUNATION * number + 0.00015437 * t * t
    swing = sum(
        size * e**power * _sine(of_sun * sun + of_moon * moon + of_latitude * latitude)
        for size, power, of_sun, of_moon, of_latitude in _SERIES
    )
    planets = sum(size * _sine(start + growth * number) for size, start, growth in _PLANETS) / 1_000_000
    return mean + swing - 0.00017 * _sine(node) + planets - _BEHIND + _ZONE


def sun_at(moment: float) -> float:
    """Where the sun stands (apparent longitude, degrees) at a Julian day of local time (UTC+7)."""
    t = (moment - _ZONE + _BEHIND - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t
    centre = (
        (1.914602 - 0.004817 * t) * _sine(anomaly)
        + (0.019993 - 0.000101 * t) * _sine(2 * anomaly)
        + 0.000289 * _sine(3 * anomaly)
    )
    return (mean + centre - 0.00569 - 0.00478 * _sine(125.04 - 1934.136 * t)) % 360


def _sine(degrees: float) -> float:
    return sin(radians(degrees))


def _first_day(number: int) -> dt.date:
    """The day on which the new moon of that number falls."""
    return dt.date.fromordinal(floor(new_moon(number) + 0.5) - _BEFORE_YEAR_1)


def _term(day: dt.date) -> int:
    """The major solar term the sun is in when the day begins: 0 from the spring equinox on, 9 from the solstice on."""
    return int(sun_at(day.toordinal() + _BEFORE_YEAR_1 - 0.5) // _TERM)


@cache
def _eleventh_number(year: int) -> int:
    """The number of the new moon with which the eleventh month begins that holds December's solstice of a year."""
    if not FIRST_YEAR - 1 <= year <= LAST_YEAR + 1:
        raise ValueError(f"the lunar calendar is computed for {FIRST_YEAR} to {LAST_YEAR}, not for {year}")
    new_year_eve = dt.date(year, 12, 31).toordinal() + _BEFORE_YEAR_1
    number = floor((new_year_eve - _EPOCH) / _LUNATION) + 1
    while _first_day(number).year > year or _term(_first_day(number)) >= _SOLSTICE:
        number -= 1
    return number


def _eleventh(year: int) -> dt.date:
    return _first_day(_eleventh_number(year))


@cache
def _months(year: int) -> tuple[_Month, ...]:
    """The months from the eleventh of the year before until the eleventh of this year, which is not among them."""
    numbers = range(_eleventh_number(year - 1), _eleventh_number(year) + 1)
    firsts = [_first_day(number) for number in numbers]
    leap = None
    if len(firsts) == 14:
        terms = [_term(first) for first in firsts]
        leap = next(n for n in range(1, 13) if terms[n] == terms[n + 1])
    months, number = [], 11
    for place, first in enumerate(firsts[:-1]):
        if place and place != leap:
            number = number % 12 + 1
        months.append(_Month(first, number, place == leap))
    return tuple(months)
