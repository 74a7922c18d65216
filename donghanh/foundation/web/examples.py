"""Dates in hints and errors, made from the year people live in: an example of a past year looks like a rule."""

import calendar
import datetime as dt

from django.utils import timezone
from django.utils.functional import Promise, lazy

_AUGUST = 8


def of_this_year(words: str | Promise, **more: object) -> str:
    """The words with an example of today's year in them, made when they are shown: ``of_this_year(gettext_lazy("Ví dụ
    22/11/%(year)s"))``. Also ``%(next_year)s``, ``%(period_end)s`` (the year in which a five-year period ends) and, for
    working days that are swapped, ``%(day_off)s`` (a Monday) with ``%(day_worked)s`` (a Saturday before it);
    and what is given in ``more``."""
    return _filled(words, **more)


def _fill(words: str | Promise, **more: object) -> str:
    year = timezone.localdate().year
    monday = _last_monday(year, _AUGUST)
    saturday = monday - dt.timedelta(days=9)
    return str(words) % {
        **more,
        "year": year,
        "next_year": year + 1,
        "period_end": year + -year % 5,
        "day_off": f"{monday.day}/{monday.month}/{year}",
        "day_worked": f"{saturday.day}/{saturday.month}/{year}",
    }


_filled = lazy(_fill, str)


def _last_monday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return last - dt.timedelta(days=last.weekday())
