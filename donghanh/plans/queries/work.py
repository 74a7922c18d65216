"""What waits for a person: the office's work and a body's own."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, UUIDField, Value, When, Window
from django.db.models.functions import Coalesce

from donghanh.documents.models import Document
from donghanh.foundation.access import Scope
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models import (
    CheckIn,
    Extension,
    PartyRole,
    Plan,
    ReportDuty,
    Task,
    TaskParty,
    TaskQuerySet,
    TaskUpdate,
    UpdateKind,
)
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries.check_ins import SHOWN, asked_of, hindered_in, tasks_hindered
from donghanh.plans.queries.counting import cells_of, firsts, task_cell
from donghanh.plans.queries.standing import can_go, with_standing
from donghanh.plans.queries.tasks import TaskRow, acting_parts, for_rows, not_yet_sent, rows_of
from donghanh.plans.status import GOING_ON, SET_ASIDE, Cells, PartState, PlanState, Standing, TaskState

WEEK = dt.timedelta(days=7)
MONTH = dt.timedelta(days=30)
MOST = 20
"""So many of what stands alike are loaded; the rest is counted."""
MOST_BODIES = 12
"""So many bodies that are late are named, those with most first."""
PILES = (
    Standing.RETURNED,
    Standing.OVERDUE,
    Standing.UNASSIGNED,
    Standing.SOON,
    Standing.UNSENT,
    Standing.WAITING,
    Standing.CLAIMED,
)


@dataclass(frozen=True)
class Pile:
    """Tasks that stand alike: those that press most, and how many there are in all."""

    rows: list[TaskRow] = field(default_factory=list)
    count: int = 0

    def __bool__(self) -> bool:
        return self.count > 0


@dataclass(frozen=True)
class Late:
    """A body that must act on tasks overdue, and on how many; nobody where none was given them."""

    name: str
    count: int
    organisation_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    """Of a group no member of which acts."""
    unsent: bool = False
    """Whether it is the office that must act: the tasks have a lead that knows nothing of them yet."""


@dataclass(frozen=True)
class Work:
    """Everything an office must look at, sorted by what presses. Built with a constant number of queries."""

    returned: Pile = field(default_factory=Pile)
    overdue: Pile = field(default_factory=Pile)
    unassigned: Pile = field(default_factory=Pile)
    soon: Pile = field(default_factory=Pile)
    unsent: Pile = field(default_factory=Pile)
    waiting: Pile = field(default_factory=Pile)
    claimed: Pile = field(default_factory=Pile)
    unsent_of: Mapping[uuid.UUID, int] = field(default_factory=dict)
    """How many tasks of each plan can be sent, also those that are late or due soon."""
    stranded: list[TaskParty] = field(default_factory=list)
    """Open parts of bodies that are no more: nobody can answer them."""
    extensions: list[Extension] = field(default_factory=list)
    reports: list[ReportDuty] = field(default_factory=list)
    to_review: list[Document] = field(default_factory=list)
    news: list[TaskUpdate] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)
    hindered: list[CheckIn] = field(default_factory=list)
    """What is in the way of standing work, one row a task, that the office has not looked at."""
    asked: list[TaskParty] = field(default_factory=list)
    """Standing work of the person's own bodies that is asked after: the first of it."""
    soon_today: int = 0
    """Of those due soon, how many are due on the day itself; they stand first among them."""

    @property
    def waiting_for_review(self) -> int:
        """How many papers wait to be looked over, also where ``to_review`` holds only the first of them."""
        return _how_many(self.to_review)

    @property
    def reports_due(self) -> int:
        """How many reports fall due, also where ``reports`` holds only the first of them."""
        return _how_many(self.reports)

    @property
    def stranded_count(self) -> int:
        """How many parts are stranded, also where ``stranded`` holds only the first of them."""
        return _how_many(self.stranded)

    @property
    def hindered_count(self) -> int:
        """How many standing tasks have something in their way, also where ``hindered`` holds only the first of them."""
        return _how_many(self.hindered)

    @property
    def asked_count(self) -> int:
        """How many standing tasks are asked after, also where ``asked`` holds only the first of them."""
        return _how_many(self.asked)

    @property
    def decisions(self) -> int:
        """How many requests and results wait for a yes or a no."""
        return self.claimed.count + _how_many(self.extensions)

    @property
    def pressing(self) -> int:
        """How many things wait for this office, not counting those that wait for others."""
        tasks = self.returned.count + self.overdue.count + self.unassigned.count + self.soon.count
        standing = self.hindered_count + self.asked_count
        return tasks + self.decisions + self.reports_due + self.waiting_for_review + len(self.unsent_of) + standing


def _how_many(rows: Sequence[Any]) -> int:
    """What the window of the query counted beside each row."""
    return rows[0].how_many if rows else 0


def work_of_office(scope: Scope, *, today: dt.date, documents: bool = True, most: int = MOST) -> Work:
    """What waits in the plans the scope may read that are not closed: of each sort at most ``most`` tasks, and how many there
    are, as the list of tasks finds them that stand so. The cells count the deeds of the plans that run. Without ``documents``
    only plans that run are looked at: one being prepared is the business of who keeps plans. Ten queries, whatever there is,
    three less without ``documents`` (what only who keeps plans must see), and three more while standing work of one's own is asked
    after; the tasks are sorted and counted by the database."""
    units = scope.units_with(PlanPermission.READ)
    if scope.narrowed or not units:
        return Work()
    open_plans = Plan.objects.visible_to(scope).not_closed().with_running()
    plans = list(open_plans.order_by("-year", "-issued_on", "title", "pk"))
    running = {plan.pk for plan in plans if plan.is_running}  # type: ignore[attr-defined]
    plans = plans if documents else [plan for plan in plans if plan.pk in running]
    tasks = with_standing(Task.objects.filter(plan__in=plans), today=today)
    cells, stands, unsent = Counter[str](), Counter[str](), Counter[uuid.UUID]()
    counts = (
        tasks.order_by()
        .annotate(how=F("stands"), cell=task_cell(today=today))
        .values_list("plan_id", "how", "repeats", "cell")
    )
    soon_today = 0
    on_the_day, to_send = Count("pk", filter=Q(due_on=today)), Count("pk", filter=can_go())
    for plan, standing, repeats, cell, number, now, going in counts.annotate(
        n=Count("pk"), now=on_the_day, going=to_send
    ):
        soon_today += now if standing == Standing.SOON else 0
        cells[cell] += number if plan in running and not repeats else 0
        stands[standing] += number
        unsent.update({plan: going} if going else {})
    reports = ReportDuty.objects.filter(plan__in=plans, fulfilled_on__isnull=True, due_on__lte=today + MONTH)
    told = (UpdateKind.ASKED, UpdateKind.ACCEPTED, UpdateKind.RETURNED, UpdateKind.RESULT, UpdateKind.NOTE)
    news = TaskUpdate.objects.filter(task__plan__in=plans, kind__in=told, party__isnull=False)
    how_many = Window(Count("pk"))
    gone = TaskParty.objects.filter(task__plan__in=plans, organisation__valid_until__lte=today, state__in=GOING_ON)
    return Work(
        **_piles(tasks, stands, today=today, most=most),
        unsent_of=unsent,
        stranded=list(
            gone.exclude(task__state__in=(*SET_ASIDE, TaskState.DONE))
            .select_related("task__plan", "task__section", "organisation")
            .annotate(how_many=how_many)
            .order_by(F("task__due_on").asc(nulls_last=True), "task__order", "pk")[:most]
        )
        if documents
        else [],
        extensions=list(
            Extension.objects.waiting()
            .filter(task__plan__in=plans)
            .select_related("task__plan", "task__section", "party__organisation")
            .annotate(how_many=how_many)
            .order_by("asked_at", "pk")[:most]
        ),
        reports=list(
            reports.select_related("plan").annotate(how_many=how_many).order_by("due_on", "order", "pk")[:most]
        ),
        to_review=list(
            Document.objects.visible_to(scope)
            .waiting_for_review()
            .select_related("file")
            .annotate(how_many=how_many)[:10]
        )
        if documents
        else [],
        hindered=hindered_in(plans, most=most) if documents else [],
        asked=list(asked_of(scope).annotate(how_many=Window(Count("pk")))[:SHOWN]) if documents else [],
        news=list(news.select_related("task__plan", "party__organisation").order_by("-recorded_at", "pk")[:5]),
        plans=plans,
        cells=cells_of(cells),
        soon_today=soon_today,
    )


def _piles(tasks: TaskQuerySet, counts: Mapping[str, int], *, today: dt.date, most: int) -> dict[str, Pile]:
    """The tasks that stand so that somebody must look, by how. Two queries."""
    order = (F("due_on").asc(nulls_last=True), F("order"), F("pk"))
    wanted = firsts(tasks.filter(Q(stands__in=[standing.value for standing in PILES])), "stands", order, most)
    rows: dict[Standing, list[TaskRow]] = {standing: [] for standing in PILES}
    for row in rows_of(for_rows(wanted.order_by(*order)), today=today):
        rows[row.standing].append(row)
    return {standing.value: Pile(rows[standing], counts.get(standing.value, 0)) for standing in PILES}


def late_bodies(plans: Sequence[Plan], *, today: dt.date) -> list[Late]:
    """Who must act on what is overdue in these plans, those with most first: of a lead that is many, its bodies that are not
    done; the group or the printed list where no body acts; nobody (an empty name) where nobody leads, and where nothing was
    sent yet (``unsent``). Two queries."""
    overdue = with_standing(Task.objects.filter(plan__in=plans).deeds(), today=today).filter(Q(stands=Standing.OVERDUE))
    acting, unsent = acting_parts(), not_yet_sent()
    bodies = (
        acting.filter(task__in=overdue.exclude(unsent).order_by().values("pk"))
        .order_by()
        .values_list("organisation_id", "organisation__name")
        .annotate(n=Count("task", distinct=True))
        .order_by("-n", "organisation__name")
    )
    lead = TaskParty.objects.leads().filter(task=OuterRef("pk")).order_by()
    named = Subquery(lead.values(name=Coalesce("organisation__name", "group__name", "printed"))[:1])
    others = (
        overdue.filter(unsent | ~Exists(acting.filter(task=OuterRef("pk"))))
        .annotate(
            waits=Case(When(unsent, then=Value(True)), default=Value(False)),
            led_by=Case(When(Q(lead_state="") | unsent, then=Value("")), default=named),
            group=Case(
                When(Q(lead_state="") | unsent, then=None),
                default=Subquery(lead.values("group_id")[:1]),
                output_field=UUIDField(),
            ),
        )
        .order_by()
        .values_list("led_by", "group", "waits")
        .annotate(n=Count("pk"))
        .order_by("-n", "led_by")
    )
    found = [Late(name, count, pk) for pk, name, count in bodies[:MOST_BODIES]]
    found += [Late(name or "", n, group_id=group, unsent=waits) for name, group, waits, n in others[:MOST_BODIES]]
    return sorted(found, key=lambda late: (-late.count, late.name))[:MOST_BODIES]


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
    """How many things the navigation says wait for this person; what the start page says. Three queries at most, and two
    or three more while standing work is asked after."""
    total = 0
    if scope.may(PlanPermission.READ_OWN):
        open_states = (PartState.SENT, PartState.SEEN, PartState.ACCEPTED)
        own = TaskParty.objects.filter(
            organisation_id__in=scope.organisations_with(PlanPermission.READ_OWN), state__in=open_states
        )
        own = own.exclude(role__in=(PartyRole.SUPERVISING, PartyRole.INFORMED))
        own = own.exclude(task__repeats=True, state=PartState.ACCEPTED)  # its turns are the work
        own = own.exclude(task__schedule=Schedule.STANDING, state=PartState.ACCEPTED)  # counted while it is asked after
        total += own.exclude(task__state__in=SET_ASIDE).exclude(task__plan__state=PlanState.CLOSED).count()
        total += ReportDuty.objects.owed_by(scope).pressing(scope.on).count()
    asked = asked_of(scope)
    units = scope.units_with(PlanPermission.READ)
    if scope.narrowed or not units:
        return total + asked.count()
    plans = Plan.objects.filter(unit_id__in=units).order_by()
    plans = plans.not_closed() if scope.may(PlanPermission.EDIT) else plans.running()
    tasks = Task.objects.filter(plan__in=plans).open()
    claimed = Task.objects.filter(plan__in=plans, state=TaskState.CLAIMED)
    extensions = Extension.objects.waiting().filter(task__plan__in=plans)
    decisions = [rows.order_by().values_list("pk") for rows in (claimed, extensions, asked)]
    if not scope.may(PlanPermission.EDIT):
        late = tasks.deeds().filter(due_on__lt=scope.on).order_by().values_list("pk")
        return total + late.union(*decisions, all=True).count()
    presses = Q(repeats=False, due_on__lte=scope.on + WEEK) | Q(has_returned=True) | Q(lead_state="")
    reports = ReportDuty.objects.filter(plan__unit_id__in=units, fulfilled_on__isnull=True)
    reports = reports.filter(due_on__lte=scope.on + MONTH).exclude(plan__state=PlanState.CLOSED)
    documents = Document.objects.visible_to(scope).waiting_for_review()
    to_send = tasks.filter(can_go()).order_by().values_list("plan_id").distinct()
    hindered = tasks_hindered(Task.objects.filter(plan__in=plans))
    others = (to_send, *(rows.order_by().values_list("pk") for rows in (reports, documents, hindered)), *decisions)
    return total + tasks.filter(presses).order_by().values_list("pk").union(*others, all=True).count()
