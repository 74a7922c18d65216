"""Inspections as a list and as a file."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.inspections.forms.filters import InspectionFilter
from donghanh.inspections.models import Inspection, InspectionQuerySet
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.presenters.inspections import STATE_CHIPS, inspection_columns, when_words
from donghanh.inspections.queries import inspections_found
from donghanh.inspections.queries.finding import counted
from donghanh.inspections.views.desk import READERS, SUBJECTS, page_context


def _filter(request: ScopedRequest) -> InspectionFilter:
    form = InspectionFilter.of(request)
    assert isinstance(form, InspectionFilter)
    return form


def _rows(request: ScopedRequest, form: InspectionFilter) -> InspectionQuerySet:
    found = counted(inspections_found(request.scope, form.asked))
    return found.select_related(*SUBJECTS, "checklist_version__checklist")


@requires(*READERS)
def list_(request: ScopedRequest) -> HttpResponse:
    """The inspections of the unit; for a body those in whose team it sits, and where there is none, its findings."""
    scope, form = request.scope, _filter(request)
    if not scope.may(InspectionPermission.READ) and not Inspection.objects.visible_to(scope).exists():
        return redirect("inspections:findings")
    page = page_of(_rows(request, form), request)
    n = page.paginator.count
    lines = [(one, when_words(one), STATE_CHIPS[one.state]) for one in page.object_list]
    shown = ngettext("%(n)s cuộc kiểm tra", "%(n)s cuộc kiểm tra", n) % {"n": formats.number(n)}
    context = page_context(request, "list") | {"form": form, "page": page, "lines": lines, "shown": shown}
    return render(request, "inspections/list.html", context)


@requires(*READERS)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, all pages of it, as a file."""
    rows = _rows(request, _filter(request)).iterator(chunk_size=500)
    return list_response(request, rows, inspection_columns(), name="kiem-tra")
