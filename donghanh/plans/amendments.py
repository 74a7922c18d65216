"""A newer reading of a plan's document beside the plan that runs: what would be added, changed, dropped.

Nothing is taken over by itself. A person chooses; what was answered stays, with its story.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from rapidfuzz import fuzz

from donghanh.documents.bodies import key_of
from donghanh.documents.models import Candidate, CandidateKind, PrintedBody, Reading
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans import actions
from donghanh.plans.actions._shared import refuse_closed
from donghanh.plans.deadlines import Due, Schedule, due_of
from donghanh.plans.models import Plan, Task
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.rows import rows_of, sections_of
from donghanh.plans.status import TaskState

SAME_THING = 75.0
"""Likeness, out of a hundred, from which a sentence is an old one in other words."""


@dataclass(frozen=True)
class Proposal:
    """One difference between the newer reading and the plan. Its ``key`` is what the page sends back."""

    act: str
    """``add``, ``change`` or ``drop``."""
    key: str
    task: Task | None = None
    candidate: Candidate | None = None
    due: Due | None = None

    @property
    def before(self) -> str:
        """The words the plan has now."""
        return self.task.text if self.task else ""

    @property
    def after(self) -> str:
        """The words of the newer reading."""
        return str(self.candidate.fields.get("text") or "") if self.candidate else ""


@dataclass(frozen=True)
class Amendment:
    """Everything in which the newer reading differs, and how the other tasks are found again in it."""

    reading: Reading
    proposals: tuple[Proposal, ...]
    twins: tuple[tuple[Task, Candidate], ...]


def newer_reading(plan: Plan) -> Reading | None:
    """A reading of the plan's document later than the one the plan was made from. One query, without the text."""
    if plan.document_id is None:
        return None
    current = Reading.objects.filter(document_id=plan.document_id, is_current=True).values("read_at")[:1]
    later = Reading.objects.filter(document_id=plan.document_id, is_current=False, read_at__gt=current)
    return later.defer("source_text").order_by("-read_at").first()


def proposed(plan: Plan, reading: Reading) -> Amendment:
    """The tasks of the newer reading paired with those of the plan, exactly first and by likeness then. Four queries.

    Tasks added by hand are left alone; so are dropped ones. Targets and report duties are corrected on their own tabs.
    """
    tasks = list(plan.tasks.exclude(state=TaskState.DROPPED).filter(span_start__isnull=False).order_by("order"))
    new = list(Candidate.objects.filter(reading=reading, kind=CandidateKind.TASK).order_by("order", "number"))
    _know_bodies(plan, new)
    pairs, gone = _pair(tasks, new)
    paired = {candidate.pk for _, candidate in pairs}
    proposals = [p for task, candidate in pairs if (p := _change(plan, task, candidate))]
    proposals += [Proposal("add", f"add-{c.pk}", candidate=c) for c in new if c.pk not in paired]
    proposals += [Proposal("drop", f"drop-{task.pk}", task=task) for task in gone if task.state != TaskState.DONE]
    return Amendment(reading, tuple(proposals), tuple(pairs))


@transaction.atomic
def amend_plan(
    *, plan: Plan, reading: Reading, chosen: Collection[str], reason: str, by: Actor, at: dt.datetime
) -> dict[str, int]:
    """Take over the chosen proposals and make the newer reading the one the plan points into; return how many of each.

    Added tasks are not sent; dropped ones keep their story and the reason. Refused: ``plan_closed``, ``reason_empty``,
    ``reading_elsewhere``.
    """
    refuse_closed(plan)
    reason = reason.strip()
    if not reason:
        raise PlanRefused("reason_empty")
    if reading.document_id != plan.document_id or reading.is_current:
        raise PlanRefused("reading_elsewhere")
    amendment = proposed(plan, reading)
    taken = [proposal for proposal in amendment.proposals if proposal.key in chosen]
    signed: dict[str, Any] = {"by": by, "at": at}
    for proposal in taken:
        task = proposal.task
        if proposal.act == "change" and task and proposal.due and task.state != TaskState.DONE:
            actions.edit_task(
                task=task,
                expected_version=task.version,
                text=proposal.after,
                section=task.section,
                due=proposal.due,
                reason=reason,
                **signed,
            )
        elif proposal.act == "drop" and task:
            actions.drop_task(task=task, expected_version=task.version, reason=reason, **signed)
    added = [proposal.candidate for proposal in taken if proposal.act == "add" and proposal.candidate]
    _point_into(plan, amendment, added)
    counts = {act: sum(p.act == act for p in taken) for act in ("add", "change", "drop")}
    record("plans.amended", on=plan, new={**counts, "reason": reason}, unit_id=plan.unit_id, **signed)
    return counts


def _point_into(plan: Plan, amendment: Amendment, added: Sequence[Candidate]) -> None:
    """The outline, the places of all tasks and the added tasks now come from the newer reading."""
    Reading.objects.filter(document_id=plan.document_id, is_current=True).update(is_current=False)
    Reading.objects.filter(pk=amendment.reading.pk).update(is_current=True)
    plan.sections.all().delete()
    sections = sections_of(plan, amendment.reading)
    by_place = sorted((s for s in sections if s.span_start is not None), key=lambda s: s.span_start or 0)
    plan.tasks.filter(span_start__isnull=False).update(span_start=None, span_end=None, line=None)
    for task, candidate in amendment.twins:
        start = candidate.span_start
        section = next((s for s in reversed(by_place) if start is not None and (s.span_start or 0) <= start), None)
        Task.objects.filter(pk=task.pk).update(
            span_start=start, span_end=candidate.span_end, line=candidate.line, section=section
        )
    last = plan.tasks.aggregate(last=Max("order"))["last"] or 0
    rows_of(plan, added, sections, first_order=last).store()


def _know_bodies(plan: Plan, candidates: Sequence[Candidate]) -> None:
    known = {body.key: body for body in PrintedBody.objects.filter(document_id=plan.document_id)}
    for candidate in candidates:
        for role in ("lead", "coordinating"):
            for item in candidate.fields.get(role) or []:
                if body := known.get(key_of(item.get("printed") or "")):
                    item["organisation"] = str(body.organisation_id) if body.organisation_id else None
                    item["group"] = str(body.group_id) if body.group_id else None


def _pair(tasks: Sequence[Task], candidates: Sequence[Candidate]) -> tuple[list[tuple[Task, Candidate]], list[Task]]:
    left = {candidate.pk: candidate for candidate in candidates}
    words = {pk: _words(str(candidate.fields.get("text") or "")) for pk, candidate in left.items()}
    pairs: list[tuple[Task, Candidate]] = []
    unpaired: list[Task] = []
    for task in tasks:
        twin = next((pk for pk in left if words[pk] == _words(task.text)), None)
        if twin is None:
            unpaired.append(task)
        else:
            pairs.append((task, left.pop(twin)))
    gone: list[Task] = []
    for task in unpaired:
        scored = [(fuzz.token_sort_ratio(_words(task.text), words[pk]), pk) for pk in left]
        best, pk = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if pk is not None and best >= SAME_THING:
            pairs.append((task, left.pop(pk)))
        else:
            gone.append(task)
    return pairs, gone


def _change(plan: Plan, task: Task, candidate: Candidate) -> Proposal | None:
    if task.state == TaskState.DONE:
        return None
    due = due_of(candidate.fields.get("deadline"), schedule=candidate.fields.get("schedule"), year=plan.year)
    if not due.text or due.text == task.due_text:  # the paper says nothing new: a day set by a person stays
        due = _due_now(task)
    same_words = _words(task.text) == _words(str(candidate.fields.get("text") or ""))
    if same_words and due.due_on == task.due_on and due.window_from == task.window_from:
        return None
    return Proposal("change", f"change-{task.pk}", task=task, candidate=candidate, due=due)


def _due_now(task: Task) -> Due:
    return Due(
        Schedule(task.schedule),
        task.due_on,
        task.window_from,
        task.window_until,
        task.recurrence,
        task.due_text,
        task.due_rule,
    )


def _words(text: str) -> str:
    return fold(" ".join(text.split())).rstrip(" .;")
