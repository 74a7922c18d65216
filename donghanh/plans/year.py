"""The whole year of a plan on one strip: one row per leading body, positions in percent. Pure values for a drawing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.models import Plan, ReportDuty
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.status import Cell, Standing

MOST_ROWS = 12
MONTHS = 12


@dataclass(frozen=True)
class Bar:
    """A stretch of the year."""

    start: str
    width: str
    css: str


@dataclass(frozen=True)
class Diamond:
    """A day by which something must be there."""

    at: str
    css: str


@dataclass(frozen=True)
class StripRow:
    """One leading body with its windows and days."""

    title: str
    url: str
    said: str
    label: str
    bars: tuple[Bar, ...]
    diamonds: tuple[Diamond, ...]


@dataclass(frozen=True)
class Strip:
    """The drawing: rows, month lines, today."""

    year: int
    rows: tuple[StripRow, ...]
    grid: tuple[str, ...]
    months: tuple[str, ...]
    now: str
    more: int
    """Rows left out because the strip would get too long."""


def strip_of(plan: Plan, rows: Sequence[TaskRow], *, today: dt.date, duties: Sequence[ReportDuty] = ()) -> Strip | None:
    """The strip of the year that is running, or of the plan's own, its reports in one row at the end; ``None`` when
    nothing lies in time."""
    year = today.year if plan.starts_on.year <= today.year <= plan.ends_on.year else plan.year
    by_lead: dict[str, list[TaskRow]] = {}
    for row in rows:
        if row.standing != Standing.DROPPED and _touches(row, year):
            by_lead.setdefault(row.lead.name if row.lead else _("Chưa giao"), []).append(row)
    due = [duty for duty in duties if duty.due_on and duty.due_on.year == year]
    if not by_lead and not due:
        return None
    order = sorted(by_lead, key=lambda name: min(row.task.due_on or dt.date.max for row in by_lead[name]))
    url = reverse("plans:tasks", args=[plan.pk])
    drawn = tuple(_row(name, by_lead[name], year, today, url) for name in order[:MOST_ROWS])
    reports = (_report_row(plan, due, year, today),) if due else ()
    return Strip(
        year=year,
        rows=drawn + reports,
        grid=tuple(f"{100 * month / MONTHS:.3f}%" for month in range(MONTHS)),
        months=tuple(f"T{month}" for month in range(1, MONTHS + 1)),
        now=at(today, year) if today.year == year else "",
        more=len(order) - len(drawn),
    )


def _touches(row: TaskRow, year: int) -> bool:
    task = row.task
    if task.window_from and task.window_until:
        return task.window_from.year <= year <= (task.window_until - dt.timedelta(days=1)).year
    return bool(task.due_on and task.due_on.year == year)


def _row(name: str, rows: list[TaskRow], year: int, today: dt.date, url: str) -> StripRow:
    bars: list[Bar] = []
    diamonds: list[Diamond] = []
    words: list[str] = []
    for row in rows:
        task, is_done, is_late = row.task, row.standing == Standing.DONE, row.cell == Cell.OPEN_LATE
        if task.window_from and task.window_until:
            last = task.window_until - dt.timedelta(days=1)
            bars.append(stretch(task.window_from, last, year, "late" if is_late else "done" if is_done else "plan"))
            if not is_done and not is_late and task.window_from <= today:
                bars.append(stretch(task.window_from, min(today, last), year, "done"))
        elif task.due_on:
            diamonds.append(
                Diamond(at(task.due_on, year), "ms is-done" if is_done else "ms is-late" if is_late else "ms")
            )
        state = _("đã xong") if is_done else _("quá hạn") if is_late else _("chưa xong")
        words.append(f"{formats.date(task.due_on)} {state}")
    lead = rows[0].lead
    body = lead.organisation_id or lead.group_id if lead else None
    return StripRow(
        title=name,
        url=f"{url}?co_quan={body}" if body else f"{url}?nhom=co-quan",
        said=_("%(count)d việc có hạn") % {"count": len(rows)},
        label=f"{name}: {'; '.join(words)}",
        bars=tuple(bars),
        diamonds=tuple(diamonds),
    )


def _report_row(plan: Plan, duties: Sequence[ReportDuty], year: int, today: dt.date) -> StripRow:
    diamonds, words = [], []
    for duty in duties:
        assert duty.due_on is not None
        is_late = not duty.fulfilled_on and duty.due_on < today
        css = "ms is-done" if duty.fulfilled_on else "ms is-late" if is_late else "ms"
        diamonds.append(Diamond(at(duty.due_on, year), css))
        state = _("đã gửi") if duty.fulfilled_on else _("quá hạn") if is_late else _("chưa gửi")
        words.append(f"{formats.date(duty.due_on)} {state}")
    return StripRow(
        title=_("Báo cáo"),
        url=reverse("plans:report_duties", args=[plan.pk]),
        said=_("%(count)d báo cáo có hạn") % {"count": len(duties)},
        label=f"{_('Báo cáo')}: {'; '.join(words)}",
        bars=(),
        diamonds=tuple(diamonds),
    )


def stretch(first: dt.date, last: dt.date, year: int, css: str) -> Bar:
    """From the first day to the end of the last, as far as they lie in the year."""
    first, last = max(first, dt.date(year, 1, 1)), min(last, dt.date(year, 12, 31))
    start, end = _share(first, year), _share(last + dt.timedelta(days=1), year)
    return Bar(f"{start:.3f}%", f"{max(end - start, 0.8):.3f}%", css)


def at(day: dt.date, year: int) -> str:
    """Where a day lies in the year."""
    return f"{_share(day, year):.3f}%"


def _share(day: dt.date, year: int) -> float:
    first = dt.date(year, 1, 1)
    length = (dt.date(year + 1, 1, 1) - first).days
    return min(100.0, max(0.0, 100 * (day - first).days / length))
