"""What the units under one's own trained: numbers alone, never a course, never a name."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.activities.forms import BelowFilter
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.training.permissions import TrainingPermission
from donghanh.training.queries.below import Trained, TrainedBelow, UnitTrained, trained_below
from donghanh.training.views._shared import views_of
from donghanh.units.models import Unit, UnitKind
from donghanh.units.queries import units_today


def _counted(request: ScopedRequest, form: BelowFilter) -> tuple[Unit, TrainedBelow, dt.date, dt.date]:
    """The unit whose tree is counted (404 for who counts for none that stands today), its totals, and the days."""
    top = units_today(request.scope, TrainingPermission.COUNT_BELOW).first()
    if top is None or request.scope.narrowed:
        raise Http404
    since, until = form.days(request.scope.on)
    return top, trained_below(top, since=since, until=until), since, until


def _shown(counted: TrainedBelow, form: BelowFilter) -> list[UnitTrained]:
    return [line for line in counted.below if form.shows(line.unit, line.ended, has_any=line.trained.has_any)]


def _merged(line: UnitTrained) -> str:
    names = ", ".join(unit.full_name for unit in line.ended)
    return _("Gồm cả số của %(units)s trước khi sắp xếp") % {"units": names} if names else ""


@requires(TrainingPermission.COUNT_BELOW)
@require_GET
def below(request: ScopedRequest) -> HttpResponse:
    """Totals of the unit and all under it, by topic and by unit; who trained nobody is said."""
    form = BelowFilter.of(request)
    assert isinstance(form, BelowFilter)
    top, counted, since, until = _counted(request, form)
    found = _shown(counted, form)
    page = page_of(found, request, size=50)
    context: dict[str, Any] = {
        "form": form,
        "top": top,
        "since": since,
        "until": until,
        "whole": counted.whole,
        "expected": len(counted.below),
        "reported": sum(line.trained.has_any for line in counted.below),
        "topics": [(name or _("Chuyên đề riêng của đơn vị"), trained) for name, trained in counted.by_topic],
        "page": page,
        "lines": [(line.unit.title, _merged(line), line.trained) for line in page.object_list],
        "shown": _("%(n)d đơn vị") % {"n": len(found)},
        "views": views_of(request, "below"),
    }
    return render(request, "training/below.html", context)


@requires(TrainingPermission.COUNT_BELOW)
@require_GET
def below_export(request: ScopedRequest) -> HttpResponseBase:
    """The numbers unit by unit as a file, as filtered."""
    form = BelowFilter.of(request)
    assert isinstance(form, BelowFilter)
    rows = _shown(_counted(request, form)[1], form)
    columns: dict[str, Callable[[UnitTrained], Any]] = {
        _("Cấp"): lambda line: str(UnitKind(line.unit.kind).label),
        _("Đơn vị"): lambda line: line.unit.title,
        **{name: _of(column) for name, column in _numbers().items()},
        _("Gồm cả số của"): _merged,
    }
    return list_response(request, rows, columns, name="tap-huan-cap-duoi")


def _of(column: Callable[[Trained], int]) -> Callable[[UnitTrained], int]:
    return lambda line: column(line.trained)


def _numbers() -> dict[str, Callable[[Trained], int]]:
    return {
        _("Khóa đã xong"): lambda one: one.courses,
        _("Buổi đã học"): lambda one: one.sessions,
        _("Hoàn thành"): lambda one: one.completed,
        _("Nữ"): lambda one: one.women,
        _("Chưa rõ giới tính"): lambda one: one.unknown,
    }
