"""Finding instruments, reading one, and the list as a file."""

import datetime as dt
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.panels import panels
from donghanh.legal.forms import LibraryFilter
from donghanh.legal.models import InstrumentChange, LegalInstrument, Status
from donghanh.legal.permissions import LegalPermission
from donghanh.legal.presenters import Row, changes, facts, sources, standpoint
from donghanh.legal.queries import search_instruments, standings
from donghanh.legal.standing import Standing, standing_on
from donghanh.people.models import Person

CITATIONS = "legal.citations"
"""The slot in which higher apps show who cites an instrument; they are given the instrument."""


def _wanted(request: ScopedRequest, form: FilterForm, day: dt.date) -> list[tuple[LegalInstrument, Standing]]:
    """The rows the filters leave, with their standing. The answer for a day is computed, so the library is walked."""
    values = form.values
    rows = search_instruments(values.get("q", "")).visible_to(request.scope)
    if kind := values.get("loai"):
        rows = rows.filter(kind=kind)
    found = standings(rows, day)
    if answer := values.get("con"):
        found = [(row, standing) for row, standing in found if standing.answer == answer]
    if checked := values.get("kiem"):
        found = [(row, standing) for row, standing in found if row.is_checked == (checked == "roi")]
    return found


@signed_in
def library_page(request: ScopedRequest) -> HttpResponseBase:
    """The library: search, filters, and the standing of each instrument on a day."""
    form = LibraryFilter.of(request)
    day = form.values.get("ngay", request.scope.on)
    page = page_of(_wanted(request, form, day), request)
    everything = LegalInstrument.objects.visible_to(request.scope)
    return render(
        request,
        "legal/library.html",
        {
            "form": form,
            "day": day,
            "page": page,
            "rows": [Row(row, standpoint(standing)) for row, standing in list(page)],
            "total": everything.count(),
            "unverified": everything.filter(status=Status.UNVERIFIED).count(),
            "may_correct": request.scope.may(LegalPermission.CORRECT),
        },
    )


@signed_in
def library_export(request: ScopedRequest) -> HttpResponseBase:
    """The library as filtered, as a file."""
    form = LibraryFilter.of(request)
    day = form.values.get("ngay", request.scope.on)
    columns: dict[str, Any] = {
        _("Số, ký hiệu"): lambda r: r[0].number,
        _("Loại văn bản"): lambda r: r[0].kind,
        _("Trích yếu"): lambda r: r[0].title,
        _("Cơ quan ban hành"): lambda r: r[0].issuer,
        _("Ngày ban hành"): lambda r: r[0].issued_on,
        _("Có hiệu lực từ ngày"): lambda r: r[0].effective_on,
        _("Hết hiệu lực từ ngày"): lambda r: r[0].ended_on,
        _("Giai đoạn từ ngày"): lambda r: r[0].period_from,
        _("Giai đoạn đến hết ngày"): lambda r: r[0].period_last,
        _("Hiệu lực ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}: lambda r: standpoint(r[1]).text,
        _("Được thay bằng"): lambda r: r[0].replaced_by_number,
        _("Đã kiểm chứng"): lambda r: _("rồi") if r[0].is_checked else _("chưa"),
        _("Nguồn"): lambda r: r[0].source,
        _("Ghi chú"): lambda r: r[0].note,
    }
    return list_response(request, _wanted(request, form, day), columns, name="thu-vien-phap-luat")


@signed_in
def instrument_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """One instrument: dates, standing on a day with the reason, successors, sources, who cites it, what was corrected."""
    rows = LegalInstrument.objects.select_related("replaced_by")
    instrument = get_visible_or_404(rows, request.scope, pk=pk)
    form = LibraryFilter.of(request)
    day = form.values.get("ngay", request.scope.on)
    history = list(InstrumentChange.objects.visible_to(request.scope).filter(instrument=instrument))
    authors = {row.actor_id for row in history if row.actor_id}
    known = list(Person.objects.visible_to(request.scope).filter(user_id__in=authors)) if authors else []
    return render(
        request,
        "legal/instrument.html",
        {
            "instrument": instrument,
            "day": day,
            "day_field": form["ngay"],
            "standpoint": standpoint(standing_on(instrument, day)),
            "facts": facts(instrument),
            "sources": sources(instrument),
            "aliases": list(instrument.aliases.values_list("text", flat=True)),
            "replaces": list(instrument.replaces.all()),
            "history": changes(history, {person.user_id: person.full_name for person in known}),
            "panels": panels(CITATIONS, request.scope, instrument),
            "may_correct": request.scope.may(LegalPermission.CORRECT),
        },
    )
