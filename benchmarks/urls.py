"""The platform's addresses and some more: a page with the frame around it and nothing in it, and lists of tasks whose
rows come by ``values_list`` into the same templates."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from benchmarks.tables import plain_lines
from donghanh.config.urls import handler403, handler404, handler500  # noqa: F401 - Django looks for them here
from donghanh.config.urls import urlpatterns as ours
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.pagination import page_of
from donghanh.plans.queries import tasks_found
from donghanh.plans.views.across import SIZE, look
from donghanh.plans.views.loading import load_plan, plan_context
from donghanh.plans.views.tabs import filter_of


def bare(request: HttpRequest) -> HttpResponse:
    """Session, scope and layout, which every page of a signed-in person pays for."""
    return render(request, "web/base.html")


def plain_across(request: ScopedRequest) -> HttpResponse:
    """All tasks: the filters, the order and the page of the real list."""
    found = look(request)
    page = page_of(found.tasks().pressing_first(), request, size=SIZE)
    context = {"page": page, "lines": plain_lines(page)}
    return render(request, "plans/across/table.html", found.context("across") | context)


def plain_tab(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The tasks of a plan, as its tab shows them."""
    plan = load_plan(request, pk)
    form = filter_of(request, plan)
    found = tasks_found(plan.tasks.all(), form.asked, today=request.scope.on).in_order()
    page = page_of(found, request, size=SIZE)
    context = {"form": form, "page": page, "by": "", "count": page.paginator.count}
    groups = [{"title": "", "lines": plain_lines(page)}]
    return render(request, "plans/tasks.html", plan_context(request, plan, "tasks") | context | {"groups": groups})


urlpatterns = [
    path("bare/", bare, name="bare"),
    path("plain/ke-hoach/tat-ca-viec/", plain_across, name="plain_across"),
    path("plain/ke-hoach/<uuid:pk>/viec/", plain_tab, name="plain_tab"),
    *ours,
]
