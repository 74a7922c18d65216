"""How dates, times and numbers are written on Vietnamese screens (design §6). Pure: values in, text out."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

NBSP = "\N{NO-BREAK SPACE}"


def date(value: dt.date | dt.datetime | None) -> str:
    """22/11/2026; empty for nothing. An instant is read in local time."""
    if value is None or value == "":
        return ""
    return f"{_local(value):%d/%m/%Y}"


def time(value: dt.datetime | dt.time | None) -> str:
    """16:40; empty for nothing."""
    if value is None or value == "":
        return ""
    return f"{(_local(value) if isinstance(value, dt.datetime) else value):%H:%M}"


def datetime(value: dt.datetime | None) -> str:
    """16:40 ngày 22/11/2026; empty for nothing."""
    if value is None or value == "":
        return ""
    return _("%(time)s ngày %(date)s") % {"time": time(value), "date": date(value)}


def issuer(name: str, form: str = "") -> str:
    """Who issues a printed sheet, in capitals as on every official paper (NĐ 30/2020, Phụ lục I, mục II, khoản 2): from "xã Sông
    Mây" or "UBND xã Sông Mây" "ỦY BAN NHÂN DÂN XÃ SÔNG MÂY"; ``form`` "short" begins with "UBND", which the decree allows for
    what stands above who issues. Empty for nothing."""
    own = name.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ").strip()
    return f"{'UBND' if form == 'short' else 'ỦY BAN NHÂN DÂN'} {own.upper()}" if own else ""


def weekday(value: dt.date) -> str:
    """thứ Hai … chủ nhật."""
    names = (
        _("thứ Hai"),
        _("thứ Ba"),
        _("thứ Tư"),
        _("thứ Năm"),
        _("thứ Sáu"),
        _("thứ Bảy"),
        _("chủ nhật"),
    )
    return names[_local(value).weekday()]


def day_with_weekday(value: dt.date | None) -> str:
    """thứ Tư, 25/11/2026; empty for nothing."""
    if value is None or value == "":
        return ""
    return f"{weekday(value)}, {date(value)}"


def number(value: int | float | Decimal | None, places: int | None = None) -> str:
    """1.234,5. ``places`` fixes the digits after the comma; without it trailing zeros are dropped. A dash for nothing:
    an unknown number must never read as zero."""
    if value is None or value == "":
        return "–"
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def percent(value: int | float | Decimal | None, places: int = 1) -> str:
    """45,3 % with a space that does not break; a dash for nothing."""
    return "–" if value is None or value == "" else f"{number(value, places)}{NBSP}%"


def _local(value: dt.date) -> dt.date:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
