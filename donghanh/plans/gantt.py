"""Tasks as stretches of a year, under their sections or their bodies. Pure values for a table with a drawing in it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.presenters import TaskLine, line_of
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.status import Cell, Standing
from donghanh.plans.year import MONTHS, Bar, Diamond, at, stretch

BY_SECTION, BY_BODY = "muc", "co-quan"


@dataclass(frozen=True)
class GanttRow:
    """One task: its words, and where it lies in the year."""

    line: TaskLine
    bars: tuple[Bar, ...]
    diamond: Diamond | None
    label: str


@dataclass(frozen=True)
class GanttGroup:
    """The tasks of one section or body."""

    title: str
    rows: list[GanttRow]


@dataclass(frozen=True)
class Gantt:
    """The drawing: groups, month lines, today."""

    year: int
    groups: list[GanttGroup]
    grid: tuple[str, ...]
    months: tuple[str, ...]
    now: str


def gantt_of(rows: Sequence[TaskRow], *, year: int, by: str, today: dt.date) -> Gantt:
    """The rows, already in order, under the headings they share with their neighbours."""
    groups: list[GanttGroup] = []
    for row in rows:
        title = _body(row) if by == BY_BODY else _section(row)
        if not groups or groups[-1].title != title:
            groups.append(GanttGroup(title, []))
        groups[-1].rows.append(_row(row, year, today))
    return Gantt(
        year=year,
        groups=groups,
        grid=tuple(f"{100 * month / MONTHS:.3f}%" for month in range(MONTHS)),
        months=tuple(f"T{month}" for month in range(1, MONTHS + 1)),
        now=at(today, year) if today.year == year else "",
    )


def _section(row: TaskRow) -> str:
    section = row.task.section
    place = f"{section.path}. {section.title}".strip(". ") if section else _("Thêm ngoài văn bản")
    return f"{row.task.plan.short_name} · {place}"


def _body(row: TaskRow) -> str:
    return row.lead.name if row.lead else _("Chưa giao")


def _row(row: TaskRow, year: int, today: dt.date) -> GanttRow:
    task, is_done, is_late = row.task, row.standing is Standing.DONE, row.cell is Cell.OPEN_LATE
    first, last = _span(row)
    bars: list[Bar] = []
    if first and last and first < last:
        bars.append(stretch(first, last, year, "done" if is_done else "plan"))
        if not is_done and first <= today:
            bars.append(stretch(first, min(today, last), year, "done"))
    if is_late and last and last < today:
        bars.append(stretch(last, today, year, "late"))
    css = "ms is-done" if is_done else "ms is-late" if is_late else "ms"
    diamond = Diamond(at(task.due_on, year), css) if task.due_on and task.due_on.year == year else None
    state = _("đã xong") if is_done else _("quá hạn") if is_late else _("chưa xong")
    begins = _("từ %(day)s") % {"day": formats.date(first)} if first else ""
    ends = _("hạn %(day)s") % {"day": formats.date(last)} if last else ""
    label = ", ".join(filter(None, (begins, ends, state)))
    return GanttRow(line_of(row), tuple(bar for bar in bars if bar.width), diamond, label)


def _span(row: TaskRow) -> tuple[dt.date | None, dt.date | None]:
    """From the stretch the paper gives, or from the day it opened or was sent, to the day it is due."""
    task = row.task
    if task.window_from and task.window_until:
        return task.window_from, task.window_until - dt.timedelta(days=1)
    sent = [timezone.localdate(party.sent_at) for party in row.parties if party.sent_at]
    return task.opens_on or min(sent, default=None), task.due_on
