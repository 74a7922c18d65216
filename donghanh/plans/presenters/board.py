"""The board and the month in words."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.plans.presenters.tasks import TaskLine, line_of
from donghanh.plans.queries.across import Column, Day
from donghanh.plans.queries.standing import Progress
from donghanh.workdays.presenters import name_of
from donghanh.workdays.table import Table

COLUMN_NAMES: dict[Progress, str | Promise] = {
    Progress.UNSENT: gettext_lazy("Chưa gửi"),
    Progress.WAITING: gettext_lazy("Chờ phản hồi"),
    Progress.DOING: gettext_lazy("Đang làm"),
    Progress.CLAIMED: gettext_lazy("Chờ xác nhận"),
    Progress.DONE: gettext_lazy("Xong"),
}


@dataclass(frozen=True)
class BoardColumn:
    """One column as drawn."""

    code: str
    title: str
    said: str
    lines: list[TaskLine]
    more: str


def board_columns(columns: list[Column]) -> list[BoardColumn]:
    """The columns with their cards, and how many more each holds."""
    return [
        BoardColumn(
            code=column.progress.value,
            title=str(COLUMN_NAMES[column.progress]),
            said=_("%(count)d việc") % {"count": column.count},
            lines=[line_of(row) for row in column.rows],
            more=_("và %(count)d việc nữa") % {"count": column.more} if column.more else "",
        )
        for column in columns
    ]


@dataclass(frozen=True)
class MonthDay:
    """One day of the month as drawn."""

    date: dt.date
    weekday: str
    is_here: bool
    """Whether it belongs to the month; the others fill the first and the last week."""
    is_today: bool
    free: str = ""
    """Why offices are closed, in words; empty on a working day."""
    note: str = ""
    """A working day that is not what its weekday says."""
    lines: list[TaskLine] = field(default_factory=list)
    more: int = 0


def month_days(first: dt.date, found: Mapping[dt.date, Day], table: Table, *, today: dt.date) -> list[MonthDay]:
    """Whole weeks from Monday that hold the month, each day with what falls due and whether offices are closed."""
    working, names = table.calendar(), {entry.day: name_of(entry) for entry in table.entries}
    made = []
    for day in calendar.Calendar(calendar.MONDAY).itermonthdates(first.year, first.month):
        is_here, at = day.month == first.month, found.get(day)
        works = working.is_working_day(day)
        free = "" if works else (names.get(day) or _("nghỉ"))
        made.append(
            MonthDay(
                date=day,
                weekday=formats.weekday(day),
                is_here=is_here,
                is_today=day == today,
                free=free,
                note=_("làm bù") if day in working.swapped_in and day.weekday() >= calendar.SATURDAY else "",
                lines=[line_of(row) for row in at.rows] if at and is_here else [],
                more=at.count - len(at.rows) if at and is_here else 0,
            )
        )
    return made
