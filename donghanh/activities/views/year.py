"""A year of a commune on one page: what was planned, what happened, with photos that have consent."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from donghanh.activities.forms.filters import YearFilter
from donghanh.activities.models import Activity, ActivityKind
from donghanh.activities.presenters.photos import count_words, pictures_of
from donghanh.activities.presenters.year import month_lines, whole_line, year_columns
from donghanh.activities.queries.year import Year, YearAsked, year_seen
from donghanh.activities.views.loading import READERS, RECORDERS
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.organisations.models import Organisation

FIRST_YEAR, LAST_YEAR = 2008, 2100


def _seen(request: ScopedRequest, number: int) -> tuple[YearFilter, Year]:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Http404
    given = request.GET.copy()
    for name in ("noi", "loai"):
        try:
            uuid.UUID(given.get(name, ""))
        except ValueError:
            given.pop(name, None)
    seen = Activity.objects.visible_to(request.scope).order_by()
    hosts = Organisation.objects.filter(pk__in=seen.values("host")).order_by("sort_key", "pk")
    kinds = ActivityKind.objects.filter(pk__in=seen.values("kind")).order_by("order", "name", "pk")
    form = YearFilter(given, auto_id="filter_%s").offer(hosts, kinds)
    form.is_valid()
    values = form.values
    return form, year_seen(request.scope, number, YearAsked(host_id=values.get("noi"), kind_id=values.get("loai")))


@requires(*READERS)
@require_GET
def this_year(request: ScopedRequest) -> HttpResponseBase:
    """The running year."""
    return redirect("activities:year", request.scope.on.year)


@requires(*READERS)
@require_GET
def year(request: ScopedRequest, year: int) -> HttpResponse:
    """Month by month. Plain HTML, and one sheet of A4 lying; a year with much in every month goes on on a second."""
    form, found = _seen(request, year)
    query = request.GET.urlencode()
    return render(
        request,
        "activities/year.html",
        {
            "form": form,
            "year": year,
            "lines": month_lines(found),
            "whole": whole_line(found),
            "is_empty": found.is_empty,
            "photos": pictures_of(found.photos),
            "photo_count": count_words(found.photo_count, found.photos_gone),
            "before": year - 1 if year > FIRST_YEAR else None,
            "after": year + 1 if year < LAST_YEAR else None,
            "query": f"?{query}" if query else "",
            "clear_url": reverse("activities:year", args=(year,)),
            "may_record": any(request.scope.may(permission) for permission in RECORDERS),
        },
    )


@requires(*READERS)
@require_GET
def year_export(request: ScopedRequest) -> HttpResponseBase:
    """The table of a year (``nam``, without it the running one) as a file: numbers, each measure in its own column."""
    said = request.GET.get("nam", "")
    year = int(said) if said.isascii() and said.isdecimal() and len(said) == len("2026") else request.scope.on.year
    _form, found = _seen(request, year)
    return list_response(request, [*month_lines(found), whole_line(found)], year_columns(), name=f"mot-nam-{year}")
