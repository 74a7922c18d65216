"""Browsing and searching units as of a day, and the list as a file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.panels import panels
from donghanh.units.forms import UnitFilter
from donghanh.units.models import Unit, UnitKind, UnitQuerySet
from donghanh.units.presenters import beginning, facts, steps
from donghanh.units.queries import (
    ancestors,
    child_counts,
    children,
    history,
    may_edit_villages,
    own_communes,
    search_units,
    standing,
)

ELSEWHERE = 5
"""How many units of other days are offered when the day asked for has none."""


@dataclass(frozen=True)
class Row:
    """One unit of a list, with how many units lie under it."""

    unit: Unit
    count: int


def _rows(units: Iterable[Unit], day: dt.date) -> list[Row]:
    units = list(units)
    counts = child_counts((u.line for u in units), day)
    return [Row(u, counts.get(u.line, 0)) for u in units]


def _wanted(form: FilterForm, day: dt.date, text: str, kind: str | None) -> UnitQuerySet:
    if text:
        return search_units(text, on=day, kind=kind)
    return Unit.objects.on(day).filter(kind=kind or UnitKind.PROVINCE).order_by("sort_key", "id")


@signed_in
def unit_list(request: ScopedRequest) -> HttpResponseBase:
    """Provinces of a day; or what answers to a search or a kind."""
    form = UnitFilter.of(request)
    values = form.values
    day, text, kind = values.get("ngay", request.scope.on), values.get("q", ""), values.get("cap")
    wanted = _wanted(form, day, text, kind).visible_to(request.scope).select_related("parent")
    page = page_of(wanted, request)
    elsewhere: list[Unit] = []
    if text and not page.paginator.count:
        elsewhere = list(search_units(text, kind=kind).visible_to(request.scope).select_related("parent")[:ELSEWHERE])
    return render(
        request,
        "units/list.html",
        {
            "form": form,
            "day": day,
            "page": page,
            "rows": _rows(page.object_list, day),
            "elsewhere": elsewhere,
            "text": text,
            "is_plain": not text and not kind,
            "before_data": beginning(day),
            "has_villages": own_communes(request.scope).exists(),
        },
    )


@signed_in
def unit_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    form = UnitFilter.of(request)
    values = form.values
    day = values.get("ngay", request.scope.on)
    units = _wanted(form, day, values.get("q", ""), values.get("cap")).visible_to(request.scope)
    columns: dict[str, Any] = {
        _("Mã"): lambda u: u.code,
        _("Loại"): lambda u: u.level,
        _("Tên"): lambda u: u.name,
        _("Thuộc"): lambda u: u.parent.full_name if u.parent else "",
        _("Từ ngày"): lambda u: u.valid_from,
        _("Đến trước ngày"): lambda u: u.valid_until,
        _("Căn cứ"): lambda u: u.legal_basis,
    }
    return list_response(
        request, units.select_related("parent").iterator(chunk_size=500), columns, name="don-vi-hanh-chinh"
    )


@signed_in
def unit_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """One unit: what it is, what lies under it, where it came from and where it went."""
    unit = get_visible_or_404(Unit.objects.select_related("parent"), request.scope, pk=pk)
    form = UnitFilter.of(request)
    asked = form.values.get("ngay")
    day = asked or (request.scope.on if unit.is_on(request.scope.on) else _last_day(unit))
    if asked and not unit.is_on(asked) and (other := standing(unit, asked)):
        unit = get_object_or_404(Unit.objects.select_related("parent"), pk=other.pk)
    under = children(unit, day)
    page = page_of(under, request)
    return render(
        request,
        "units/unit.html",
        {
            "unit": unit,
            "day": day,
            "form": form,
            "has_ended": unit.valid_until is not None and unit.valid_until <= request.scope.on,
            "chain": [
                u for u in ancestors(unit, day if unit.is_on(day) else unit.valid_from) if u.kind != UnitKind.COUNTRY
            ],
            "facts": facts(unit),
            "steps": steps(unit, history(unit)),
            "same_code": _same_code(unit),
            "page": page,
            "rows": _rows(page.object_list, day),
            "may_edit_villages": may_edit_villages(request.scope, unit),
            "panels": panels("units.page", request.scope, unit),
        },
    )


def _last_day(unit: Unit) -> dt.date:
    return unit.valid_until - dt.timedelta(days=1) if unit.valid_until else unit.valid_from


def _same_code(unit: Unit) -> list[Unit]:
    """Other rows that carried the code, which is how mistakes over the reform happen."""
    if not unit.code:
        return []
    return list(Unit.objects.filter(kind=unit.kind, code=unit.code).exclude(pk=unit.pk).order_by("valid_from"))
