"""The page of one plan: its parts to read, each an address of its own."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from donghanh.documents.presenters.marks import heading_lines, joined_lines, title_lines
from donghanh.documents.presenters.paper import Mark, paper_html
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.plans.amendments import newer_reading
from donghanh.plans.forms import TaskFilter
from donghanh.plans.models import Plan, PlanSection, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import (
    four_of,
    grouped,
    history_of,
    line_of,
    outside_words,
    task_columns,
)
from donghanh.plans.queries import for_rows, next_deadlines, pressing_rows, rows_of, task_rows, tasks_found
from donghanh.plans.queries.check_ins import with_check_ins
from donghanh.plans.queries.evidence import counted
from donghanh.plans.queries.marks import marks_of
from donghanh.plans.views.loading import load_plan, plan_context
from donghanh.plans.year import strip_of, year_of


@requires(PlanPermission.READ)
def plan_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Overview: what is done and what is late, what comes next, the whole year on one strip, what waits."""
    plan = load_plan(request, pk)
    context = plan_context(request, plan, "plan")
    today = request.scope.on
    task, duty = next_deadlines(plan, today=today)
    year = year_of(plan, today=today)
    duties = list(plan.report_duties.order_by("due_on", "order"))
    return render(
        request,
        "plans/plan.html",
        context
        | {
            "four": four_of(context["cells"], request.path + "viec/"),
            "outside": outside_words(context["cells"]),
            "amendments": history_of(plan.amendments.all(), office=plan.owner_post.organisation.name)
            if plan.document_id
            else [],
            "newer": context["may_edit"] and newer_reading(plan),
            "next_task": task,
            "next_duty": duty,
            "strip": strip_of(plan, marks_of(plan, year, today=today), year, today=today, duties=duties),
            "lines": [line_of(row) for row in pressing_rows(plan.tasks.all(), today=today, most=8)],
        },
    )


@requires(PlanPermission.READ)
def tasks_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The tasks as a table, filtered, in the order of the paper or under headings."""
    plan = load_plan(request, pk)
    form = filter_of(request, plan)
    today, by = request.scope.on, form.values.get("nhom", "")
    found = for_rows(tasks_found(plan.tasks.all(), form.asked, today=today).in_order())
    page = page_of(found, request, size=50)
    groups = grouped(rows_of(found if by else list(page.object_list), today=today), by, today=today)
    return render(
        request,
        "plans/tasks.html",
        plan_context(request, plan, "tasks")
        | {"form": form, "page": page, "groups": groups, "by": by, "count": page.paginator.count},
    )


@requires(PlanPermission.READ)
def tasks_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The tasks as filtered, as a file."""
    plan = load_plan(request, pk)
    rows = task_rows(with_check_ins(counted(plan.tasks.all())), filter_of(request, plan).asked, today=request.scope.on)
    return list_response(request, rows, task_columns(), name="viec-cua-ke-hoach")


def filter_of(request: ScopedRequest, plan: Plan) -> TaskFilter:
    """The filters of the address, with the bodies, groups and sections of the plan to choose from. Three queries."""
    parties = TaskParty.objects.live().filter(task__plan=plan)
    bodies = (
        parties.filter(organisation__isnull=False)
        .order_by("organisation__sort_key")
        .values_list("organisation_id", "organisation__name")
        .distinct()
    )
    groups = (
        parties.filter(group__isnull=False).order_by("group__name").values_list("group_id", "group__name").distinct()
    )
    sections = PlanSection.objects.filter(plan=plan, tasks__isnull=False).order_by("order").distinct()
    form = TaskFilter(request.GET).offer(list(bodies), list(groups), list(sections))
    form.is_valid()
    return form


@requires(PlanPermission.READ)
def source_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The text of the document with every line addressable and each task linked from its words; the original file."""
    plan = load_plan(request, pk)
    if plan.document is None:
        raise Http404
    reading = plan.document.readings.filter(is_current=True).select_related("file").first()
    if reading is None:
        raise Http404
    tasks = plan.tasks.printed().filter(span_start__isnull=False).only("id", "span_start", "span_end", "also")
    marks = [
        Mark(start or 0, end or 0, "task", href=reverse("plans:task", args=[task.pk]), anchor=anchor)
        for task in tasks
        for start, end, anchor in (
            (task.span_start, task.span_end, f"v{task.pk}"),
            *((place["span_start"], place["span_end"], "") for place in task.also),
        )
    ]
    paper = paper_html(
        reading.source_text,
        marks,
        headings=heading_lines(reading.result),
        titles=title_lines(reading.result),
        paragraphs=joined_lines(reading.result),
        numbered=True,
    )
    return render(
        request,
        "plans/source.html",
        plan_context(request, plan, "source")
        | {
            "paper": paper,
            "file": reading.file or plan.document.file,
            "amended": plan.amendments.first(),
        },
    )


@requires(PlanPermission.READ)
def history_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """When, why and in what the plan was amended after it had begun to run."""
    plan = load_plan(request, pk)
    amendments = history_of(plan.amendments.all(), office=plan.owner_post.organisation.name)
    return render(request, "plans/history.html", plan_context(request, plan, "history") | {"amendments": amendments})
