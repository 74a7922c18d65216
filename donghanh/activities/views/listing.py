"""Activities as a list, a month, and totals."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from donghanh.activities.forms import ActivityFilter, SummaryFilter
from donghanh.activities.models import Activity, ActivityQuerySet
from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.presenters import (
    STATE_CHIPS,
    TotalLine,
    activity_columns,
    people_words,
    total_columns,
    total_lines,
    village_lines,
)
from donghanh.activities.presenters.activity import how_many
from donghanh.activities.queries import Totals, activities_found, by_village, tallies
from donghanh.activities.views.loading import READERS, RECORDERS, kinds_for
from donghanh.activities.views.ways import ways
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

MOST_A_DAY = 4


def _filter(request: ScopedRequest) -> ActivityFilter:
    scope, given = request.scope, request.GET.copy()
    for name in ("loai", "thon", "noi"):
        if len(given.get(name, "")) != len("00000000-0000-0000-0000-000000000000"):
            given.pop(name, None)
    seen = Activity.objects.visible_to(scope).order_by()
    form = ActivityFilter(given, auto_id="filter_%s")
    villages = Unit.objects.filter(pk__in=seen.filter(village__isnull=False).values("village")).order_by("sort_key")
    hosts = Organisation.objects.filter(pk__in=seen.values("host")).order_by("sort_key", "pk")
    form.offer(kinds_for(scope), villages, hosts)
    form.is_valid()
    return form


def _rows(found: ActivityQuerySet) -> ActivityQuerySet:
    return found.select_related("kind", "host", "village").defer("search", "note")


def _may_record(request: ScopedRequest) -> bool:
    return any(request.scope.may(permission) for permission in RECORDERS)


@requires(*READERS)
def list_(request: ScopedRequest) -> HttpResponse:
    """What was done, newest first; what is cancelled only when asked for."""
    form = _filter(request)
    page = page_of(_rows(activities_found(request.scope, form.asked)), request)
    lines = [(one, people_words(one), STATE_CHIPS[one.state], str(one.get_state_display())) for one in page.object_list]
    return render(
        request,
        "activities/list.html",
        {
            "form": form,
            "page": page,
            "lines": lines,
            "shown": how_many(page.paginator.count),
            "views": ways(request, "list"),
            "may_record": _may_record(request),
            "may_take_in": request.scope.may(ActivityPermission.RECORD),
            "may_keep_kinds": request.scope.may(ActivityPermission.KEEP_KINDS),
        },
    )


@requires(*READERS)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, all pages of it, as a file; its columns are those that can be taken in again."""
    found = activities_found(request.scope, _filter(request).asked).select_related("kind", "host", "village")
    return list_response(request, found.iterator(chunk_size=500), activity_columns(), name="hoat-dong")


@requires(*READERS)
def month(request: ScopedRequest) -> HttpResponse:
    """What was done and what is planned, day by day."""
    scope = request.scope
    first = _month_asked(request.GET.get("thang", ""), scope.on)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    start = first - dt.timedelta(days=first.weekday())
    days = [start + dt.timedelta(days=n) for n in range(((last - start).days // 7 + 1) * 7)]
    seen = Activity.objects.visible_to(scope).standing().filter(held_on__gte=first, held_on__lte=last)
    by_day: dict[dt.date, list[Activity]] = {}
    for one in _rows(seen).order_by("held_on", "starts_at", "pk")[:500]:
        by_day.setdefault(one.held_on, []).append(one)
    list_url = reverse("activities:list")
    cells = [
        {
            "date": day,
            "weekday": formats.weekday(day),
            "is_here": day.month == first.month,
            "is_today": day == scope.on,
            "lines": [(one, STATE_CHIPS[one.state]) for one in by_day.get(day, [])[:MOST_A_DAY]],
            "more": max(0, len(by_day.get(day, [])) - MOST_A_DAY),
            "more_url": f"{list_url}?{urlencode({'tu': formats.date(day), 'den': formats.date(day)})}",
        }
        for day in days
    ]
    before, after = (first - dt.timedelta(days=1)), last + dt.timedelta(days=1)
    return render(
        request,
        "activities/month.html",
        {
            "first": first,
            "days": cells,
            "weekdays": cells[:7],
            "before": f"{before:%Y-%m}",
            "after": f"{after:%Y-%m}",
            "is_empty": not by_day,
            "views": ways(request, "month"),
            "may_record": _may_record(request),
        },
    )


def _month_asked(text: str, today: dt.date) -> dt.date:
    try:
        first = dt.datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 - a month has no time
    except ValueError:
        return today.replace(day=1)
    return first if abs(first.year - today.year) < 20 else today.replace(day=1)


def _summed(request: ScopedRequest, form: SummaryFilter) -> tuple[ActivityQuerySet, dt.date, dt.date]:
    values, today = form.values, request.scope.on
    since, until = values.get("tu", today.replace(month=1, day=1)), values.get("den", today)
    found = Activity.objects.visible_to(request.scope).filter(held_on__gte=since, held_on__lte=until)
    return found, since, until


def _kind_lines(totals: Totals, since: dt.date, until: dt.date) -> list[TotalLine]:
    span = {"tu": formats.date(since), "den": formats.date(until)}
    list_url = reverse("activities:list")
    return total_lines(
        totals.by_kind, url_of=lambda kind: f"{list_url}?{urlencode({'loai': str(kind.pk), **span, 'buoc': 'counted'})}"
    )


@requires(*READERS)
def summary(request: ScopedRequest) -> HttpResponse:
    """How many of what, who came, and of how many it is known, between two days."""
    form = SummaryFilter.of(request)
    assert isinstance(form, SummaryFilter)
    found, since, until = _summed(request, form)
    totals = tallies(found)
    whole = totals.all
    return render(
        request,
        "activities/summary.html",
        {
            "form": form,
            "since": since,
            "until": until,
            "whole": whole,
            "lines": _kind_lines(totals, since, until),
            "villages": village_lines(by_village(found)),
            "joined": totals.joined,
            "unknown": whole.times.unknown("sex"),
            "women": whole.times.value("female"),
            "views": ways(request, "summary"),
            "may_record": _may_record(request),
        },
    )


@requires(*READERS)
def summary_export(request: ScopedRequest) -> HttpResponseBase:
    """The totals by kind as a file."""
    form = SummaryFilter.of(request)
    assert isinstance(form, SummaryFilter)
    found, since, until = _summed(request, form)
    columns: dict[str, Callable[[TotalLine], Any]] = total_columns()
    return list_response(request, _kind_lines(tallies(found), since, until), columns, name="tong-hop-hoat-dong")
