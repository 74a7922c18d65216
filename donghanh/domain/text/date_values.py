"""Values of dates with room for blanks, and the days they begin and end on.

``2026-11-15``, partial ``2026-11`` and ``2026``, ``2026-Q2`` for a quarter, ``--12-15`` for a day of every year,
``--11`` for a month and ``--Q2`` for a quarter of any year, ``---20`` for a day of every month.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta


def day_value(year: str | None, month: str | None, day: str | None) -> str | None:
    """Return the value of printed parts; nothing when no calendar has such a day."""
    if month is not None and not 1 <= int(month) <= 12:
        return None
    if day is not None and not 1 <= int(day) <= 31:
        return None
    # Without a year the longest February counts: 29/02 may be, 31/04 never.
    if month and day and int(day) > calendar.monthrange(int(year or 2000), int(month))[1]:
        return None
    if month is None:
        return f"---{int(day):02}" if day else year
    tail = f"{int(month):02}" + (f"-{int(day):02}" if day else "")
    return f"{year}-{tail}" if year else f"--{tail}"


def with_year(value: str, year: int) -> str:
    """Return a value without a year ("--11", "--Q2") in that year; any other as it is."""
    return f"{year}-{value[2:]}" if value.startswith("--") and not value.startswith("---") else value


def in_order(first: str, last: str) -> bool:
    """Whether a window does not end before it begins, as far as its values have years."""
    begins, ends = first_day(first), last_day(last)
    return begins is None or ends is None or begins <= ends


def complete_window(first: str, last: str) -> tuple[str, str]:
    """Return the ends of a window of which one prints its year: the other lies in it, or over the turn of the year."""
    begins, ends = year_of(first), year_of(last)
    if begins is None and ends is not None:
        same = with_year(first, ends)
        return (same if in_order(same, last) else with_year(first, ends - 1)), last
    if ends is None and begins is not None:
        same = with_year(last, begins)
        return first, (same if in_order(first, same) else with_year(last, begins + 1))
    return first, last


def names_day(value: str | None) -> bool:
    """Whether a value is that of a day, of one year or of every year, and not of a month, quarter or year."""
    return bool(value and re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", value))


def year_of(value: str | None) -> int | None:
    """Return the year a value prints, or nothing."""
    return int(value[:4]) if value and value[:4].isdigit() else None


def day_before(value: str) -> str | None:
    """Return the last day that lies before a date value, in the same form (``--12-15`` gives ``--12-14``)."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    if re.fullmatch(r"--\d\d-\d\d", value):
        if value == "--03-01":
            return None  # 28 or 29 February: cannot be said without the year
        return (date.fromisoformat("2000" + value[1:]) - timedelta(days=1)).isoformat()[4:].replace("-", "--", 1)
    if match := re.fullmatch(r"---(\d\d)", value):
        return f"---{int(match[1]) - 1:02}" if int(match[1]) > 1 else None
    first = first_day(value)
    return (first - timedelta(days=1)).isoformat() if first else None


def first_day(value: str) -> date | None:
    """Return the first day of a dated value ("2026-11" gives 1 November), or nothing without a year."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return date(int(match[1]), 3 * int(match[2]) - 2, 1)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    return None


def last_day(value: str) -> date | None:
    """Return the last day of a dated value ("2026-Q1" gives 31 March), or nothing without a year."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        month = 3 * int(match[2])
        return date(int(match[1]), month, calendar.monthrange(int(match[1]), month)[1])
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month = int(match[1]), int(match[2] or 12)
        return date(year, month, int(match[3]) if match[3] else calendar.monthrange(year, month)[1])
    return None


def last_day_in(value: str | None, year: int | None) -> date | None:
    """Return the last day of a dated value, in ``year`` where it names none ("--12-14"); nothing when it cannot be said."""
    if not value:
        return None
    return last_day(with_year(value, year) if year else value)
