"""The whole year of a plan on one strip: one row per leading body, positions in percent. Pure values for a drawing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.models import Plan, ReportDuty
from donghanh.plans.queries.marks import Mark

MOST_ROWS = 12
MONTHS = 12
MOST_DIAMONDS = 60
"""On a strip as wide as a screen more of them cover one another."""
MOST_WORDS = 12
"""So many days of a row are told in words; the list has them all."""


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


def year_of(plan: Plan, *, today: dt.date) -> int:
    """The year its strip shows: the running one where the plan lies in it, else the plan's own."""
    return today.year if plan.starts_on.year <= today.year <= plan.ends_on.year else plan.year


def strip_of(
    plan: Plan, marks: Sequence[Mark], year: int, *, today: dt.date, duties: Sequence[ReportDuty] = ()
) -> Strip | None:
    """The strip of a year out of the marks of the plan's tasks, its reports in one row at the end; ``None`` when nothing lies
    in time."""
    by_lead: dict[str, list[Mark]] = {}
    for mark in marks:
        by_lead.setdefault(mark.lead or _("Chưa giao"), []).append(mark)
    due = [duty for duty in duties if duty.due_on and duty.due_on.year == year]
    if not by_lead and not due:
        return None
    order = sorted(by_lead, key=lambda name: min(mark.due_on or dt.date.max for mark in by_lead[name]))
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


def _row(name: str, marks: list[Mark], year: int, today: dt.date, url: str) -> StripRow:
    bars: list[Bar] = []
    for mark in marks:
        if mark.window:
            first, last = mark.window
            bars.append(stretch(first, last, year, "late" if mark.is_late else "done" if mark.is_done else "plan"))
            if not mark.is_done and not mark.is_late and first <= today:
                bars.append(stretch(first, min(today, last), year, "done"))
    body = next((mark.body for mark in marks if mark.body), None)
    count = sum(mark.count for mark in marks)
    return StripRow(
        title=name,
        url=f"{url}?co_quan={body}" if body else f"{url}?nhom=co-quan",
        said=_("%(count)d việc có hạn") % {"count": count},
        label=f"{name}: {_said(marks, count)}",
        bars=tuple(dict.fromkeys(bars)),
        diamonds=_diamonds(marks, year),
    )


def _said(marks: Sequence[Mark], count: int) -> str:
    """The first days in words, and how many tasks follow."""
    words, told = [], 0
    for mark in marks[:MOST_WORDS]:
        state = _("đã xong") if mark.is_done else _("quá hạn") if mark.is_late else _("chưa xong")
        words.append(f"{formats.date(mark.due_on)} {state}" + (f" ({mark.count})" if mark.count > 1 else ""))
        told += mark.count
    if count > told:
        words.append(_("và %(count)d việc nữa") % {"count": count - told})
    return "; ".join(words)


def _diamonds(marks: Sequence[Mark], year: int) -> tuple[Diamond, ...]:
    """One diamond for each day and way to stand; where they would cover one another, one for each week, of what presses most
    in it."""
    placed = [(mark.due_on, _css(mark)) for mark in marks if mark.due_on and not mark.window]
    distinct = list(dict.fromkeys(placed))
    if len(distinct) > MOST_DIAMONDS:
        weeks: dict[int, tuple[dt.date, str]] = {}
        for day, css in distinct:
            week = day.timetuple().tm_yday // 7
            if week not in weeks or _PRESSES.index(css) < _PRESSES.index(weeks[week][1]):
                weeks[week] = (day, css)
        distinct = list(weeks.values())
    return tuple(Diamond(at(day, year), css) for day, css in distinct)


_PRESSES = ("ms is-late", "ms", "ms is-done")


def _css(mark: Mark) -> str:
    return "ms is-done" if mark.is_done else "ms is-late" if mark.is_late else "ms"


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
