"""The Action Month on the start page."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.foundation.web import formats

MONTH_FROM, MONTH_UNTIL = (11, 15), (12, 15)
"""Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới: 15/11 to 15/12, every
year since 2016 (yearly guidance of the ministry; in 2025: 8935/BNV-CTTN&BĐG)."""


@dataclass(frozen=True)
class ActionMonth:
    """Where today lies in the Action Month."""

    day: int
    days: int
    said: str


def action_month(today: dt.date) -> ActionMonth | None:
    """The day of the Action Month, or ``None`` outside it."""
    first, last = dt.date(today.year, *MONTH_FROM), dt.date(today.year, *MONTH_UNTIL)
    if not first <= today <= last:
        return None
    day, days = (today - first).days + 1, (last - first).days + 1
    said = _("%(first)s đến %(last)s, ngày thứ %(day)d trên %(days)d") % {
        "first": f"{first:%d/%m}",
        "last": formats.date(last),
        "day": day,
        "days": days,
    }
    return ActionMonth(day, days, said)
