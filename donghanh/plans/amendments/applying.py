"""Taking over what a person chose of a newer reading."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db import transaction

from donghanh.documents.actions.adopt import adopt_reading
from donghanh.documents.models import Document, Reading
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans import actions
from donghanh.plans.actions._shared import author_of, day_of, hold_tasks, refuse_closed
from donghanh.plans.amendments.facts import DUE, TEXT
from donghanh.plans.amendments.places import point_into
from donghanh.plans.amendments.proposals import Act, Proposal, proposed
from donghanh.plans.amendments.telling import told
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import BudgetSource, Plan, PlanAmendment, ReportDuty, Target, Task
from donghanh.plans.refusals import PlanRefused


@transaction.atomic
def amend_plan(
    *, plan: Plan, reading: Reading, chosen: Collection[str], reason: str, by: Actor, at: dt.datetime
) -> dict[str, int]:
    """Take over the chosen proposals and make the newer reading the one the plan points into; return how many of each.
    The plan's history keeps what stood there before and after.

    Added tasks and new leads are not sent; what was sent to a body that no longer leads or takes part is withdrawn with
    the reason; dropped tasks keep their story and the reason. Refused: ``plan_closed``, ``reason_empty``,
    ``reading_elsewhere``, and what the actions for each proposal refuse.
    """
    reason = reason.strip()
    if not reason:
        raise PlanRefused("reason_empty")
    Document.objects.select_for_update(of=("self",)).get(pk=reading.document_id)  # before the plan, as undoing does
    plan = Plan.objects.select_for_update(of=("self",)).select_related("unit", "document", "owner_post").get(pk=plan.pk)
    refuse_closed(plan)
    fresh = Reading.objects.filter(pk=reading.pk, is_current=False).first()
    if fresh is None or plan.document is None or fresh.document_id != plan.document_id:
        raise PlanRefused("reading_elsewhere")
    hold_tasks(plan.tasks.all())
    amendment = proposed(plan, fresh, on=day_of(at))
    taken = [proposal for proposal in amendment.proposals if proposal.key in chosen]
    story = told(amendment.proposals, {proposal.key for proposal in taken})
    for proposal in taken:
        _take_over(proposal, reason=reason, by=by, at=at)
    added = [proposal.candidate for proposal in taken if proposal.act == Act.ADD and proposal.candidate]
    kept = {twin.pk for _, twin in amendment.twins} | {candidate.pk for candidate in added}
    as_read = {proposal.candidate.pk for proposal in taken if proposal.candidate}
    adopt_reading(document=plan.document, reading=fresh, kept=kept, as_read=as_read, by=by, at=at)
    point_into(plan, amendment, added)
    PlanAmendment.objects.create(plan=plan, amended_at=at, reason=reason, author=author_of(by), changes=story)
    counts = dict(Counter(str(proposal.act) for proposal in taken))
    record("plans.amended", by=by, at=at, on=plan, new={**counts, "reason": reason}, unit_id=plan.unit_id)
    return counts


def _take_over(proposal: Proposal, *, reason: str, by: Actor, at: dt.datetime) -> None:
    row = proposal.row
    signed: dict[str, Any] = {"by": by, "at": at}
    if proposal.act == Act.CHANGE and row is not None and proposal.new is not None:
        if isinstance(row, Task) and isinstance(proposal.new, Task):
            _change_task(row, proposal.new, {fact.code for fact in proposal.facts}, reason=reason, by=by, at=at)
        elif not isinstance(row, Task):
            names = [name for fact in proposal.facts for name in fact.names]
            actions.take_over(row=row, changes={name: getattr(proposal.new, name) for name in names}, **signed)
    elif proposal.act == Act.LEAD and isinstance(row, Task):
        actions.change_lead(task=row, bodies=proposal.come, asked=proposal.asked, reason=reason, **signed)
    elif proposal.act == Act.WITH and isinstance(row, Task):
        actions.change_coordinating(task=row, gone=proposal.gone, come=proposal.come, reason=reason, **signed)
    elif proposal.act == Act.DROP:
        match row:
            case Task():
                actions.drop_task(task=row, expected_version=row.version, reason=reason, **signed)
            case Target():
                actions.remove_target(target=row, **signed)
            case ReportDuty():
                actions.remove_report_duty(duty=row, **signed)
            case BudgetSource():
                actions.remove_budget_source(source=row, **signed)


def _change_task(task: Task, new: Task, facts: set[str], *, reason: str, by: Actor, at: dt.datetime) -> None:
    actions.edit_task(
        task=task,
        expected_version=task.version,
        text=new.text if TEXT.code in facts else task.text,
        section=task.section,
        due=_due_of(new if DUE in facts else task),
        reason=reason,
        by=by,
        at=at,
    )


def _due_of(task: Task) -> Due:
    return Due(
        Schedule(task.schedule),
        task.due_on,
        task.window_from,
        task.window_until,
        task.recurrence,
        task.due_text,
        task.due_rule,
    )
