"""Plans as lists and their own pages show them."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from donghanh.documents.models import Finding, Reading
from donghanh.foundation.access import Scope
from donghanh.plans.models import Plan, PlanQuerySet, ReportDuty, Task
from donghanh.plans.queries.counting import cells_of, task_cell
from donghanh.plans.queries.standing import can_go
from donghanh.plans.status import Cells, TaskState

LONGEST_QUOTE = 1200


@dataclass(frozen=True)
class PlanFigures:
    """The numbers a plan's page shows above everything else."""

    cells: Cells
    unassigned: int
    unsent: int
    """Tasks with a lead of which something was not sent yet."""
    targets: int
    report_duties: int
    budget_sources: int
    findings: int


def plans_found(
    scope: Scope, *, words: str = "", year: int | None = None, state: str = "", kind: str = ""
) -> PlanQuerySet:
    """Plans the scope may see that answer to the filters; with words, those that carry them as typed come first."""
    plans = Plan.objects.visible_to(scope)
    if year:
        plans = plans.about_year(year)
    if state:
        plans = plans.filter(state=state)
    if kind:
        plans = plans.filter(kind=kind)
    if words:
        plans = plans.matching(words)
        as_typed = Case(When(title__icontains=words, then=Value(0)), default=Value(1), output_field=IntegerField())
        return plans.annotate(as_typed=as_typed).order_by("as_typed", "-year", "-issued_on", "title", "pk")
    return plans.order_by("-year", "-issued_on", "title", "pk")


def possible_parents(scope: Scope, plan: Plan) -> PlanQuerySet:
    """The plans a plan may carry out: those the scope sees and the present one, but itself and what carries it out.

    One query per level below.
    """
    below, level = {plan.pk}, {plan.pk}
    while level:
        level = set(Plan.objects.filter(parent__in=level).values_list("pk", flat=True)) - below
        below |= level
    present = [plan.parent_id] if plan.parent_id else []
    return (Plan.objects.visible_to(scope) | Plan.objects.filter(pk__in=present)).exclude(pk__in=below)


def figures_of(plans: Sequence[Plan], *, today: dt.date) -> dict[object, PlanFigures]:
    """The numbers of each plan, by its key, counted by the database. Three queries, whatever the number of plans and tasks."""
    keys = [plan.pk for plan in plans]
    documents = {plan.document_id: plan.pk for plan in plans if plan.document_id}
    leaderless = Q(state__in=(TaskState.DRAFT, TaskState.SENT), lead_state="")
    cells: dict[object, Counter[str]] = {key: Counter() for key in keys}
    unassigned, unsent = Counter[object](), Counter[object]()
    tasks = Task.objects.filter(plan__in=keys).order_by().annotate(cell=task_cell(today=today))
    for plan, cell, repeats, number, lacking, waiting in tasks.values_list("plan_id", "cell", "repeats").annotate(
        n=Count("pk"), lacking=Count("pk", filter=leaderless), waiting=Count("pk", filter=can_go())
    ):
        unsent[plan] += waiting  # a pattern is sent, and its turns go with it
        cells[plan][cell] += 0 if repeats else number
        unassigned[plan] += 0 if repeats else lacking
    others = {
        row["pk"]: row
        for row in Plan.objects.filter(pk__in=keys)
        .order_by()
        .values("pk")
        .annotate(
            n_targets=Count("targets", distinct=True),
            n_duties=Count("report_duties", distinct=True),
            n_sources=Count("budget_sources", distinct=True),
        )
    }
    findings = dict.fromkeys(keys, 0)
    if documents:
        counted = (
            Finding.objects.filter(document__in=documents, reading__is_current=True)
            .order_by()
            .values_list("document_id")
            .annotate(n=Count("pk"))
        )
        for document, number in counted:
            findings[documents[document]] = number
    return {
        key: PlanFigures(
            cells=cells_of(cells[key]),
            unassigned=unassigned[key],
            unsent=unsent[key],
            targets=others[key]["n_targets"],
            report_duties=others[key]["n_duties"],
            budget_sources=others[key]["n_sources"],
            findings=findings[key],
        )
        for key in keys
    }


def next_deadlines(plan: Plan, *, today: dt.date) -> tuple[Task | None, ReportDuty | None]:
    """The open task and the open report that fall due next, today included. Two queries."""
    task = plan.tasks.filter(state__in=(TaskState.DRAFT, TaskState.SENT), due_on__gte=today).order_by("due_on", "order")
    duty = plan.report_duties.filter(fulfilled_on__isnull=True, due_on__gte=today).order_by("due_on", "order")
    return task.first(), duty.first()


def findings_of(plan: Plan) -> "QuerySet[Finding]":
    """What the linter found in the plan's document, errors first; nothing for a plan typed in."""
    if plan.document_id is None:
        return Finding.objects.none()
    return Finding.objects.filter(document_id=plan.document_id).current()


@dataclass(frozen=True)
class Quote:
    """What the document says of a task in one place."""

    words: str
    line: int | None


def quotes_of(task: Task) -> list[Quote]:
    """The words of the document a task was read from, then those of what was merged into it; its own text where there is
    no document. One query, which fetches only those words."""
    places = [(task.span_start, task.span_end, task.line)]
    places += [(place["span_start"], place["span_end"], place.get("line")) for place in task.also]
    spans = {
        f"words_{index}": Substr("source_text", start + 1, min(end - start, LONGEST_QUOTE))
        for index, (start, end, _line) in enumerate(places)
        if start is not None and end is not None and end > start
    }
    found: dict[str, str] = {}
    if spans and task.plan.document_id is not None:
        rows = Reading.objects.filter(document_id=task.plan.document_id, is_current=True)
        found = rows.annotate(**spans).values(*spans).first() or {}
    said = [found.get(f"words_{index}") for index in range(len(places))]
    quotes = [Quote(" ".join((said[0] or task.text).split()), task.line)]
    more = zip(said[1:], places[1:], strict=True)
    return [*quotes, *(Quote(" ".join(words.split()), line) for words, (_start, _end, line) in more if words)]
