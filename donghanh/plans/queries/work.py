"""What waits for a person: the office's work and a body's own."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, Window, prefetch_related_objects

from donghanh.documents.models import Document
from donghanh.foundation.access import Scope
from donghanh.plans.models import Extension, PartyRole, Plan, ReportDuty, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries.tasks import PARTIES, TaskRow
from donghanh.plans.status import SET_ASIDE, Cells, PartState, PlanState, Standing, TaskState, count_cells

WEEK = dt.timedelta(days=7)
MONTH = dt.timedelta(days=30)


@dataclass(frozen=True)
class Work:
    """Everything an office must look at, sorted by what presses. Built with a constant number of queries."""

    returned: list[TaskRow] = field(default_factory=list)
    overdue: list[TaskRow] = field(default_factory=list)
    unassigned: list[TaskRow] = field(default_factory=list)
    soon: list[TaskRow] = field(default_factory=list)
    unsent: list[TaskRow] = field(default_factory=list)
    waiting: list[TaskRow] = field(default_factory=list)
    claimed: list[TaskRow] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    reports: list[ReportDuty] = field(default_factory=list)
    to_review: list[Document] = field(default_factory=list)
    news: list[TaskUpdate] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)

    @property
    def waiting_for_review(self) -> int:
        """How many papers wait to be looked over, also where ``to_review`` holds only the first of them."""
        return self.to_review[0].how_many if self.to_review else 0  # type: ignore[attr-defined]

    @property
    def decisions(self) -> int:
        """How many requests and results wait for a yes or a no."""
        return len(self.claimed) + len(self.extensions)

    @property
    def pressing(self) -> int:
        """How many things wait for this office, not counting those that wait for others."""
        tasks = len(self.returned) + len(self.overdue) + len(self.unassigned) + len(self.soon)
        plans_to_send = {row.task.plan_id for row in self.unsent}
        return tasks + self.decisions + len(self.reports) + len(self.to_review) + len(plans_to_send)


def work_of_office(scope: Scope, *, today: dt.date, documents: bool = True) -> Work:
    """What waits in the plans the scope may read that are not closed. Seven queries, whatever there is."""
    units = scope.units_with(PlanPermission.READ)
    if scope.narrowed or not units:
        return Work()
    plans = list(
        Plan.objects.visible_to(scope).exclude(state=PlanState.CLOSED).order_by("-year", "-issued_on", "title", "pk")
    )
    plan_of = {plan.pk: plan for plan in plans}
    tasks = list(
        Task.objects.filter(plan__in=plans).deeds().defer("search").select_related("section").order_by("order", "pk")
    )
    for task in tasks:
        task.plan = plan_of[task.plan_id]
    cells = count_cells(((task.state, task.due_on, task.completed_on) for task in tasks), today=today)
    waiting = [task for task in tasks if task.state in (TaskState.DRAFT, TaskState.SENT, TaskState.CLAIMED)]
    prefetch_related_objects(waiting, PARTIES)
    rows = [TaskRow.of(task, today=today) for task in waiting]
    by: dict[Standing, list[TaskRow]] = {standing: [] for standing in Standing}
    for row in sorted(rows, key=lambda row: row.urgency):
        by[row.standing].append(row)
    reports = ReportDuty.objects.filter(plan__in=plans, fulfilled_on__isnull=True, due_on__lte=today + MONTH)
    told = (UpdateKind.ASKED, UpdateKind.ACCEPTED, UpdateKind.RETURNED, UpdateKind.RESULT, UpdateKind.NOTE)
    news = TaskUpdate.objects.filter(task__plan__in=plans, kind__in=told, party__isnull=False)
    return Work(
        returned=by[Standing.RETURNED],
        overdue=by[Standing.OVERDUE],
        unassigned=by[Standing.UNASSIGNED],
        soon=by[Standing.SOON],
        unsent=by[Standing.UNSENT],
        waiting=by[Standing.WAITING],
        claimed=by[Standing.CLAIMED],
        extensions=list(
            Extension.objects.waiting()
            .filter(task__plan__in=plans)
            .select_related("task__plan", "task__section", "party__organisation")
            .order_by("asked_at", "pk")
        ),
        reports=list(reports.select_related("plan").order_by("due_on", "order", "pk")[:20]),
        to_review=list(
            Document.objects.visible_to(scope)
            .waiting_for_review()
            .select_related("file")
            .annotate(how_many=Window(Count("pk")))[:10]
        )
        if documents
        else [],
        news=list(news.select_related("task__plan", "party__organisation").order_by("-recorded_at", "pk")[:5]),
        plans=plans,
        cells=cells,
    )


def work_of_body(scope: Scope, *, today: dt.date) -> list[TaskParty]:
    """The parts of the scope's own bodies: open ones by deadline, then what was done or withdrawn lately. One query."""
    bodies = scope.organisations_with(PlanPermission.READ_OWN)
    if not bodies:
        return []
    over = Q(state__in=(PartState.DONE, PartState.WITHDRAWN))
    recently = Q(done_on__gte=today - MONTH) | Q(withdrawn_at__date__gte=today - MONTH)
    parts = (
        TaskParty.objects.visible_to(scope)
        .filter(organisation_id__in=bodies)
        .exclude(task__state__in=SET_ASIDE)
        .exclude(task__plan__state=PlanState.CLOSED)
        .filter(~over | recently)
        .filter(~Q(role=PartyRole.INFORMED) | Q(sent_at__date__gte=today - MONTH))
        .select_related("task__plan__unit", "task__section", "organisation")
    )
    return sorted(
        parts,
        key=lambda part: (
            part.state in (PartState.DONE, PartState.WITHDRAWN),
            part.state == PartState.RETURNED,
            part.task.due_on or dt.date.max,
            part.task.order,
        ),
    )


def unsettled_count(scope: Scope) -> int:
    """How many things the navigation says wait for this person; what the start page says. Three queries at most."""
    total = 0
    if scope.may(PlanPermission.READ_OWN):
        open_states = (PartState.SENT, PartState.SEEN, PartState.ACCEPTED)
        own = TaskParty.objects.filter(
            organisation_id__in=scope.organisations_with(PlanPermission.READ_OWN), state__in=open_states
        )
        own = own.exclude(role__in=(PartyRole.SUPERVISING, PartyRole.INFORMED))
        total += own.exclude(task__state__in=SET_ASIDE).exclude(task__plan__state=PlanState.CLOSED).count()
        total += ReportDuty.objects.owed_by(scope).pressing(scope.on).count()
    units = scope.units_with(PlanPermission.READ)
    if scope.narrowed or not units:
        return total
    tasks = Task.objects.filter(plan__unit_id__in=units).exclude(plan__state=PlanState.CLOSED).open().deeds()
    claimed = Task.objects.filter(plan__unit_id__in=units, state=TaskState.CLAIMED).exclude(
        plan__state=PlanState.CLOSED
    )
    extensions = Extension.objects.waiting().filter(task__plan__unit_id__in=units)
    extensions = extensions.exclude(task__plan__state=PlanState.CLOSED)
    decisions = [rows.order_by().values_list("pk") for rows in (claimed, extensions)]
    if not scope.may(PlanPermission.EDIT):
        late = tasks.filter(due_on__lt=scope.on).order_by().values_list("pk")
        return total + late.union(*decisions, all=True).count()
    parts = TaskParty.objects.live().filter(task=OuterRef("pk"))
    known = Q(organisation__isnull=False) | Q(group__isnull=False)
    led, returned = Exists(parts.filter(known, role="lead")), Exists(parts.filter(state=PartState.RETURNED))
    presses = Q(due_on__lte=scope.on + WEEK) | Q(returned) | ~Q(led)
    reports = ReportDuty.objects.filter(plan__unit_id__in=units, fulfilled_on__isnull=True)
    reports = reports.filter(due_on__lte=scope.on + MONTH).exclude(plan__state=PlanState.CLOSED)
    documents = Document.objects.visible_to(scope).waiting_for_review()
    unsent = Q(state=TaskState.DRAFT) | Exists(parts.filter(known, role="lead", state=PartState.DRAFT))
    to_send = tasks.filter(~presses & unsent).order_by().values_list("plan_id").distinct()
    others = (to_send, *(rows.order_by().values_list("pk") for rows in (reports, documents)), *decisions)
    return total + tasks.filter(presses).order_by().values_list("pk").union(*others, all=True).count()
