"""The words of a yearly duty, said of a later year: "xong trước ngày 30/6/2026" becomes "xong trước ngày 30/6/2027"."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})([/.\-])(\d{4})(?![\d/])")
_YEAR = re.compile(r"(?<!\w)(năm\s+)(\d{4})(?![\d/\-–])", re.IGNORECASE)
_CITED = re.compile(
    r"(?<!\d)\d{1,6}/(?:\d{4}/)?[A-ZĐ][\wĐ\-]{0,40},?\s{0,9}(?:ngày\s{0,9}(?:\d{1,2}\s{1,9}tháng\s{1,9}\d{1,2}\s{0,9})?)?$"
)
"""What stands before the day or year of a paper that is cited: "15/KH-UBND ngày"; that paper is of its own year for ever."""
_BEFORE = 120
"""So many characters are looked at for it."""
_FEBRUARY, _LEAP_DAY = 2, 29


def words_in(text: str, *, of: int, years: int) -> str:
    """Return the text with the days and years of the year ``of`` moved by so many years.

    Days of other years stay ("giai đoạn 2021-2030"), and so does the day of a paper that is cited. 29 February becomes
    the 28th in a year that has none.
    """

    def day(found: re.Match[str]) -> str:
        number, month, year = int(found[1]), int(found[3]), int(found[5])
        if year != of or _CITED.search(text, max(0, found.start() - _BEFORE), found.start()):
            return found[0]
        is_gone = (number, month) == (_LEAP_DAY, _FEBRUARY) and not calendar.isleap(year + years)
        written = str(_LEAP_DAY - 1) if is_gone else found[1]
        return f"{written}{found[2]}{found[3]}{found[4]}{year + years}"

    def year(found: re.Match[str]) -> str:
        if int(found[2]) != of or _CITED.search(moved, max(0, found.start() - _BEFORE), found.start()):
            return found[0]
        return f"{found[1]}{of + years}"

    moved = _DATE.sub(day, text)
    return _YEAR.sub(year, moved)
