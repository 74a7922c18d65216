"""Other ways to look at the tasks of all plans: a board, a month, a year. The filters are those of the list."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.plans.gantt import BY_BODY, BY_SECTION, gantt_of
from donghanh.plans.models import Plan, TaskUpdate
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import board_columns, events_of, month_days
from donghanh.plans.queries import for_rows, rows_of
from donghanh.plans.queries.across import board_of, by_body, by_section, days_of, happened_to, in_year
from donghanh.plans.views.across import look
from donghanh.units.queries import units_today
from donghanh.workdays.queries import table_of, years_open

MOST_BARS = 60
MOST_LINES = 50


@requires(PlanPermission.READ)
def board(request: ScopedRequest) -> HttpResponse:
    """Columns by how far each task has come."""
    found = look(request)
    columns = board_columns(board_of(found.tasks(), today=request.scope.on))
    return render(request, "plans/across/board.html", found.context("board") | {"columns": columns})


@requires(PlanPermission.READ)
def month(request: ScopedRequest) -> HttpResponse:
    """What falls due, day by day, and when offices are closed."""
    found, scope = look(request), request.scope
    first = _month_asked(request.GET.get("thang", ""), scope.on)
    after = (first + dt.timedelta(days=31)).replace(day=1)
    last, before = after - dt.timedelta(days=1), (first - dt.timedelta(days=1)).replace(day=1)
    unit = units_today(scope, PlanPermission.READ).first()
    days = month_days(
        first,
        days_of(found.tasks(ahead=True), first, last, today=scope.on),
        table_of(unit.pk if unit else None, before.year, after.year),
        today=scope.on,
    )
    list_url = reverse("plans:across")
    narrowed = {name: value for name, value in request.GET.items() if name not in ("tu", "den", "thang")}
    more = {
        day.date: f"{list_url}?{urlencode(narrowed | dict.fromkeys(('tu', 'den'), formats.date(day.date)))}"
        for day in days
        if day.more
    }
    return render(
        request,
        "plans/across/month.html",
        found.context("month")
        | {
            "first": first,
            "days": [(day, more.get(day.date, "")) for day in days],
            "weekdays": days[:7],
            "before": f"{before:%Y-%m}" if before.year in years_open(scope.on) else "",
            "after": f"{after:%Y-%m}" if after.year in years_open(scope.on) else "",
            "is_empty": not any(day.lines for day in days),
        },
    )


@requires(PlanPermission.READ)
def happened(request: ScopedRequest) -> HttpResponse:
    """What happened to the tasks, the newest first: the stories of all of them as one."""
    found = look(request)
    page = page_of(happened_to(found.tasks(ahead=True)), request, size=MOST_LINES)
    lines = [(update.task, _event_of(update)) for update in page.object_list]
    return render(request, "plans/across/happened.html", found.context("happened") | {"page": page, "lines": lines})


@requires(PlanPermission.READ)
def happened_export(request: ScopedRequest) -> HttpResponseBase:
    """What happened to the tasks as filtered, all of it, as a file."""
    columns: dict[str, Callable[[TaskUpdate], Any]] = {
        _("Lúc"): lambda update: formats.datetime(update.recorded_at),
        _("Ai"): lambda update: _event_of(update).who,
        _("Diễn biến"): lambda update: _event_of(update).text,
        _("Việc"): lambda update: update.task.text,
        _("Kế hoạch"): lambda update: update.task.plan.short_name,
    }
    told = happened_to(look(request).tasks(ahead=True)).iterator(chunk_size=500)
    return list_response(request, told, columns, name="dien-bien-cac-viec")


def _event_of(update: TaskUpdate) -> Event:
    return events_of([update], office=update.task.plan.owner_post.organisation.name)[0]


@requires(PlanPermission.READ)
def gantt(request: ScopedRequest) -> HttpResponse:
    """The year as bars, by section of the plans or by the body that leads."""
    found, today = look(request), request.scope.on
    by = BY_BODY if request.GET.get("theo") == BY_BODY else BY_SECTION
    year = found.form.asked.year or _year_of(found.plan, today)
    ordered = (by_body if by == BY_BODY else by_section)(in_year(found.tasks(ahead=True), year))
    page = page_of(for_rows(ordered), request, size=MOST_BARS)
    drawing = gantt_of(rows_of(list(page.object_list), today=today), year=year, by=by, today=today)
    return render(
        request, "plans/across/gantt.html", found.context("gantt") | {"gantt": drawing, "page": page, "by": by}
    )


def _year_of(plan: Plan | None, today: dt.date) -> int:
    if plan and not plan.starts_on.year <= today.year <= plan.ends_on.year:
        return plan.year
    return today.year


def _month_asked(text: str, today: dt.date) -> dt.date:
    """The first day of the month an address names ("2026-11"); of the running month for anything else."""
    try:
        first = dt.datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 - a month has no time
    except ValueError:
        return today.replace(day=1)
    return first if first.year in years_open(today) else today.replace(day=1)
