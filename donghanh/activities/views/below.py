"""What the units under one's own counted: numbers alone, never an activity."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.activities.forms import BelowFilter
from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.presenters import TotalLine, below_columns, below_lines, level_lines, total_columns
from donghanh.activities.queries import RolledUp, UnitTally, roll_up
from donghanh.activities.views.loading import RECORDERS
from donghanh.activities.views.ways import ways
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.units.models import Unit
from donghanh.units.queries import units_today


def _filter(request: ScopedRequest) -> BelowFilter:
    form = BelowFilter.of(request)
    assert isinstance(form, BelowFilter)
    return form


def _rolled(request: ScopedRequest, form: BelowFilter) -> tuple[Unit, RolledUp, dt.date, dt.date]:
    """The unit whose tree is counted (404 for who counts for none that stands today), its totals, and the days."""
    top = units_today(request.scope, ActivityPermission.COUNT_BELOW).first()
    if top is None:
        raise Http404
    since, until = form.days(request.scope.on)
    return top, roll_up(top, since=since, until=until), since, until


def _shown(rolled: RolledUp, form: BelowFilter) -> list[UnitTally]:
    return [line for line in rolled.below if form.shows(line.unit, line.ended, has_any=line.has_any)]


@requires(ActivityPermission.COUNT_BELOW)
def below(request: ScopedRequest) -> HttpResponse:
    """Totals of the unit and all under it, by kind and by unit; who recorded nothing is said."""
    form = _filter(request)
    top, rolled, since, until = _rolled(request, form)
    whole = rolled.totals.all
    found = _shown(rolled, form)
    page = page_of(found, request, size=50)
    lines: list[TotalLine] = below_lines(page.object_list)
    context: dict[str, Any] = {
        "form": form,
        "top": top,
        "since": since,
        "until": until,
        "rolled": rolled,
        "whole": whole,
        "women": whole.times.value("female"),
        "unknown": whole.times.unknown("sex"),
        "kinds": level_lines(rolled),
        "page": page,
        "lines": lines,
        "shown": _("%(n)d đơn vị") % {"n": len(found)},
        "views": ways(request, "below"),
        "may_record": any(request.scope.may(permission) for permission in RECORDERS),
    }
    return render(request, "activities/below.html", context)


@requires(ActivityPermission.COUNT_BELOW)
def below_export(request: ScopedRequest) -> HttpResponseBase:
    """The numbers unit by unit as a file, as filtered."""
    form = _filter(request)
    rolled = _rolled(request, form)[1]
    return list_response(request, below_lines(_shown(rolled, form)), below_columns(), name="hoat-dong-cap-duoi")


@requires(ActivityPermission.COUNT_BELOW)
def below_kinds_export(request: ScopedRequest) -> HttpResponseBase:
    """The numbers kind by kind as a file: the unit and all under it together."""
    rolled = _rolled(request, _filter(request))[1]
    return list_response(request, level_lines(rolled), total_columns(), name="hoat-dong-cap-duoi-theo-loai")
