"""The tasks of all plans by body: the four cells of each, and what stands outside them. Filters as in the list."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters.by_body import body_columns, body_lines, total_line
from donghanh.plans.queries.by_body import BodyCells, cells_by_lead, cells_by_part
from donghanh.plans.views.across import Look, look

PARTS = "phan"
"""In the address: each body's parts are counted, and not the tasks it leads."""


@requires(PlanPermission.READ)
def by_body(request: ScopedRequest) -> HttpResponse:
    """A table with a row a body and all of them together, which prints on its own."""
    found = look(request)
    rows, by_part = _rows(request, found)
    context = {
        "lines": body_lines(rows, found.query),
        "total": total_line(rows),
        "by_part": by_part,
        "today": request.scope.on,
        "days": found.form.asked.due_from or found.form.asked.due_until,
    }
    return render(request, "plans/across/by_body.html", found.context("by_body") | context)


@requires(PlanPermission.READ)
def by_body_export(request: ScopedRequest) -> HttpResponseBase:
    """The table as a file, with the row of all of them at its end."""
    found = look(request)
    rows, by_part = _rows(request, found)
    name = "phan-viec-theo-co-quan" if by_part else "viec-theo-co-quan"
    return list_response(request, [*body_lines(rows, ""), total_line(rows)], body_columns(), name=name)


def _rows(request: ScopedRequest, found: Look) -> tuple[list[BodyCells], bool]:
    """What is counted, turns not yet opened among it, as on the pages of the plans. At most two queries."""
    by_part = request.GET.get("dem") == PARTS
    count = cells_by_part if by_part else cells_by_lead
    return count(found.tasks(ahead=True), today=request.scope.on), by_part
