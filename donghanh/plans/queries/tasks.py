"""Tasks as lists show them: with their bodies, and how they stand on a day."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, Q, Value, When, prefetch_related_objects

from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.plans.deadlines import next_occurrence
from donghanh.plans.leading import under_lead
from donghanh.plans.models import (
    Mode,
    PartyRole,
    Plan,
    Task,
    TaskParty,
    TaskPartyQuerySet,
    TaskQuerySet,
    TaskUpdate,
    UpdateKind,
)
from donghanh.plans.queries.check_ins import CHECK_DUE, CHECK_HINDERED, tasks_asked_after, tasks_hindered
from donghanh.plans.queries.standing import COUNTED, NO_LEAD, standing_so, with_standing
from donghanh.plans.status import FURTHEST_BEHIND, URGENCY, Cell, PartState, Standing, TaskState, cell_of, standing_of

LEADS, SENT_TO, UNSENT, NOBODY = "chu-tri", "da-gui", "chua-gui", "khong-ai"
"""Who leads, asked of a list."""


@dataclass(frozen=True)
class TaskRow:
    """One task with its parties, seen on a day. Asks the database nothing more."""

    task: Task
    parties: tuple[TaskParty, ...]
    today: dt.date
    withdrawn: tuple[TaskParty, ...] = ()
    """Parts that were sent and taken back; they count nowhere."""

    @classmethod
    def of(cls, task: Task, *, today: dt.date) -> "TaskRow":
        """The row of a task whose parties were fetched with :data:`PARTIES`."""
        parties = task.parties.all()
        live = tuple(party for party in parties if party.state != PartState.WITHDRAWN)
        return cls(task, live, today, tuple(party for party in parties if party.state == PartState.WITHDRAWN))

    @cached_property
    def lead(self) -> TaskParty | None:
        """The party that leads, or ``None``; one that addresses nobody counts as none."""
        party = self.printed_lead
        if party is None or party.organisation_id or party.group_id:
            return party
        return party if any(member.parent_id == party.pk for member in self.parties) else None

    @cached_property
    def printed_lead(self) -> TaskParty | None:
        """The lead as the paper names it, also when nobody knows which body that is."""
        return next((p for p in self.parties if p.role == PartyRole.LEAD and p.parent_id is None), None)

    @cached_property
    def coordinating(self) -> list[TaskParty]:
        """The parties that coordinate, groups as one."""
        return [p for p in self.parties if p.role == PartyRole.COORDINATING and p.parent_id is None]

    @cached_property
    def lead_bodies(self) -> list[TaskParty]:
        """The bodies that must be done before the task is: the lead itself, or the members of a lead that is many."""
        return self.bodies_of(self.lead) if self.lead else []

    def bodies_of(self, party: TaskParty) -> list[TaskParty]:
        """The parts of single bodies under a party, or the party itself when it is one body."""
        if party.organisation_id:
            return [party]
        return [leaf for p in self.parties if p.parent_id == party.pk for leaf in self.bodies_of(p)]

    @cached_property
    def returned(self) -> list[TaskParty]:
        """Parts that were handed back and wait for the officer."""
        return [p for p in self.parties if p.state == PartState.RETURNED]

    @property
    def was_asked(self) -> bool:
        """Whether every leading body that is not done was asked, and none was ordered."""
        left = [part for part in self.lead_bodies if part.state != PartState.DONE]
        return bool(left) and all(part.mode == Mode.REQUEST for part in left)

    @property
    def done_count(self) -> int:
        """How many of the leading bodies are done."""
        return sum(p.state == PartState.DONE for p in self.lead_bodies)

    @cached_property
    def lead_state(self) -> str | None:
        """How far the lead is: of a lead that is many, as far as the one furthest behind that is not done."""
        if self.lead is None:
            return None
        states = [p.state for p in self.lead_bodies] or [self.lead.state]
        if self.done_count and self.done_count < len(states):
            return PartState.ACCEPTED
        return min(states, key=lambda state: FURTHEST_BEHIND.index(PartState(state)))

    @cached_property
    def standing(self) -> Standing:
        """The one word for it."""
        return standing_of(
            state=self.task.state,
            due_on=None if self.task.repeats else self.task.due_on,
            lead_state=self.lead_state,
            has_returned=bool(self.returned),
            today=self.today,
        )

    @property
    def cell(self) -> Cell:
        """Which of the four cells it is in, or outside."""
        task = self.task
        return cell_of(state=task.state, due_on=task.due_on, completed_on=task.completed_on, today=self.today)

    @property
    def next_on(self) -> dt.date | None:
        """For a task with a rhythm and no day: when its running period ends."""
        return next_occurrence(self.task.recurrence, today=self.today) if not self.task.due_on else None

    @property
    def urgency(self) -> tuple[int, dt.date, int]:
        """Sorts what presses most first."""
        return URGENCY[self.standing], self.task.due_on or dt.date.max, self.task.order


@dataclass(frozen=True)
class Filters:
    """What a list of tasks is narrowed by. Empty means everything."""

    words: str = ""
    organisation_id: uuid.UUID | None = None
    """A body, or a group as it was named."""
    section_id: uuid.UUID | None = None
    standing: str = ""
    """A value of :class:`Standing`, a :class:`Cell`, ``open``, ``counted``, ``check_due`` or ``check_hindered``."""
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    """The last day still in the list."""
    plan_id: uuid.UUID | None = None
    year: int | None = None
    """Of the plan; one that spans several years is about each."""
    leading: str = ""
    """``LEADS``: led by the body, which is not done with it (led by anybody, without one); ``SENT_TO``: the same, once it was
    sent; ``UNSENT``: led by somebody who knows nothing of it yet; ``NOBODY``: led by nobody."""
    ahead: bool = False
    """Turns not yet opened too, whatever else is asked."""

    @property
    def looks_ahead(self) -> bool:
        """Whether turns not yet opened are asked for: by that word, by a cell, or by days."""
        return bool(
            self.ahead or self.standing in (Standing.UPCOMING, COUNTED, *Cell) or self.due_from or self.due_until
        )


PARTIES = Prefetch("parties", TaskParty.objects.select_related("organisation", "group").order_by("order", "pk"))


def tasks_found(tasks: TaskQuerySet, filters: Filters, *, today: dt.date) -> TaskQuerySet:
    """The tasks that answer to all filters, judged by the database; no query yet, but where standing work asked after today is
    looked for: then one or two.

    A body is found by its own parts, and by its groups of the day while those were not sent; a group by its name. Turns
    not yet opened are left out unless the filters look ahead.
    """
    if not filters.looks_ahead:
        tasks = tasks.listed()
    for word in filters.words.split():
        tasks = tasks.matching(word)
    if filters.plan_id:
        tasks = tasks.filter(plan_id=filters.plan_id)
    if filters.year:
        tasks = tasks.filter(plan__in=Plan.objects.about_year(filters.year).order_by())
    if filters.organisation_id:
        own = TaskParty.objects.live().filter(organisation_id=filters.organisation_id)
        in_group = TaskParty.objects.filter(
            on_day(today, "group__members__"),
            group__members__organisation_id=filters.organisation_id,
            state=PartState.DRAFT,
        )
        as_group = TaskParty.objects.live().filter(group_id=filters.organisation_id)
        found = (own, in_group, as_group)
        tasks = tasks.filter(reduce(or_, (Q(pk__in=parties.values("task")) for parties in found)))
    if filters.leading:
        tasks = _led_so(tasks, filters.leading, filters.organisation_id)
    if filters.section_id:
        tasks = tasks.filter(section_id=filters.section_id)
    if filters.due_from:
        tasks = tasks.filter(due_on__gte=filters.due_from)
    if filters.due_until:
        tasks = tasks.filter(due_on__lte=filters.due_until)
    if filters.standing == CHECK_DUE:
        return tasks_asked_after(tasks, today=today)
    if filters.standing == CHECK_HINDERED:
        return tasks_hindered(tasks)
    return standing_so(tasks, filters.standing, today=today) if filters.standing else tasks


def acting_parts() -> TaskPartyQuerySet:
    """The parts of single bodies that lead and are not done: who must act. No query yet."""
    return TaskParty.objects.live().filter(under_lead(), organisation__isnull=False).exclude(state=PartState.DONE)


def not_yet_sent() -> Q:
    """Tasks somebody leads who knows nothing of them yet."""
    return Q(state=TaskState.DRAFT) & ~Q(lead_state="")


def _led_so(tasks: TaskQuerySet, leading: str, body: uuid.UUID | None) -> TaskQuerySet:
    if leading == NOBODY:
        return tasks.filter(Q(lead_state=""))
    if leading == UNSENT:
        return tasks.filter(not_yet_sent())
    if leading == SENT_TO:
        tasks = tasks.exclude(not_yet_sent())
    if body is None:
        return tasks.exclude(lead_state="")
    as_group = TaskParty.objects.leads().filter(group_id=body).order_by().values("task")
    nobody_acts = ~Exists(acting_parts().filter(task=OuterRef("pk")))
    own = Q(pk__in=acting_parts().filter(organisation_id=body).order_by().values("task"))
    return tasks.filter(own | (Q(pk__in=as_group) & nobody_acts))


def rows_of(tasks: TaskQuerySet | Sequence[Task], *, today: dt.date) -> list[TaskRow]:
    """The tasks with their bodies. Two queries, whatever their number; one for a page :func:`for_rows` has cut."""
    if isinstance(tasks, TaskQuerySet):
        tasks = list(for_rows(tasks))
    prefetch_related_objects(tasks, PARTIES)
    return [TaskRow.of(task, today=today) for task in tasks]


def for_rows(tasks: TaskQuerySet) -> TaskQuerySet:
    """The tasks with what a row shows of them joined; ``search`` stays in the database."""
    return tasks.select_related("plan", "section", "pattern").defer("search", "pattern__search", "plan__search")


def tasks_across(scope: Scope) -> TaskQuerySet:
    """The tasks of all plans the scope may read as an office; a remembered device reads none so."""
    return Task.objects.filter(plan__in=Plan.objects.visible_to(scope).order_by())


def task_rows(tasks: TaskQuerySet, filters: Filters, *, today: dt.date) -> list[TaskRow]:
    """The tasks that answer to all filters, in the order of the paper. Two queries."""
    return rows_of(tasks_found(tasks, filters, today=today).in_order(), today=today)


def pressing_rows(tasks: TaskQuerySet, *, today: dt.date, most: int) -> list[TaskRow]:
    """The open tasks that press most, by how they stand and then by their days, sorted by the database. Two queries."""
    ranks = Case(
        *(When(stands=standing.value, then=Value(rank)) for standing, rank in URGENCY.items()),
        output_field=IntegerField(),
    )
    found = with_standing(tasks.open().deeds(), today=today).annotate(rank=ranks)
    found = found.order_by("rank", F("due_on").asc(nulls_last=True), "order", "pk")
    return rows_of(list(for_rows(found)[:most]), today=today)


def steps_of(task: Task, *, today: dt.date) -> list[TaskRow]:
    """The tasks this one was cut into, in their order. Two queries."""
    return rows_of(task.subtasks.in_order(), today=today)


def turns_of(pattern: Task, *, today: dt.date) -> list[TaskRow]:
    """The turns of a recurring task, by their days. Two queries."""
    return rows_of(pattern.turns.in_order(), today=today)


def answers_to(row: TaskRow, standing: str) -> bool:
    """Whether a task stands so: by its word, its cell, ``open``, ``counted``, ``no_lead``, or ``asked`` for bodies that are
    asked. What the database is asked by ``standing_so``, of a row at hand."""
    if standing == "open":
        return row.task.state in (TaskState.DRAFT, TaskState.SENT, TaskState.CLAIMED)
    if standing == COUNTED:
        return not row.task.repeats
    if standing == NO_LEAD:
        is_open = row.task.state in (TaskState.DRAFT, TaskState.SENT)
        return is_open and not row.task.repeats and not row.lead_state
    if standing in set(Cell):
        return row.cell == standing and not row.task.repeats
    if standing == "asked":
        return any(party.mode == Mode.REQUEST for party in row.parties)
    return row.standing == standing


def story_of(task: Task, *, parties: Iterable[TaskParty] | None = None) -> list[TaskUpdate]:
    """What was told about a task, newest first; with ``parties`` only about these parts, and what the office said to all
    bodies. One query."""
    updates = task.updates.select_related("party__organisation", "author").order_by("-recorded_at", "pk")
    if parties is not None:
        to_all = Q(kind=UpdateKind.REMARK, party__isnull=True)
        updates = updates.filter(Q(party__in=list(parties)) | to_all)
    return list(updates)
