"""An estimate is begun, sent to the leader, decided, adjusted."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, Sum

from donghanh.budget.actions._shared import author_of, hold_estimate, one_line, refuse_empty, refuse_settled
from donghanh.budget.models import MOVES, WORKING, Estimate, EstimateLine, EstimateState, EstimateVersion, Norm
from donghanh.budget.refusals import BudgetRefused
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.models import Plan, Task


@transaction.atomic
def start_estimate(*, plan: Plan, year: int, by: Actor, at: dt.datetime, copy_from: Estimate | None = None) -> Estimate:
    """Begin the estimate of a plan for a year and return it; ``copy_from`` brings the lines of another one of the unit,
    each tied to the task of the same words where the plan has it.

    Refused: ``estimate_there``, ``year_outside_plan``, ``copy_elsewhere``, ``year_settled``.
    """
    if not plan.starts_on.year <= year <= plan.ends_on.year:
        raise BudgetRefused("year_outside_plan", field="year", first=plan.starts_on.year, last=plan.ends_on.year)
    refuse_settled(plan.unit, year)
    Plan.objects.select_for_update().get(pk=plan.pk)
    if Estimate.objects.filter(plan=plan, year=year).exists():
        raise BudgetRefused("estimate_there", field="year", year=year)
    if copy_from is not None and copy_from.unit.line != plan.unit.line:
        raise BudgetRefused("copy_elsewhere", field="copy_from")
    estimate = Estimate.objects.create(
        unit=plan.unit, plan=plan, year=year, copied_from=copy_from, created_at=at, created_by=author_of(by)
    )
    copied = _copy_lines(copy_from, estimate) if copy_from is not None else 0
    facts = {"plan": plan.pk, "year": year, "copied": copied}
    record("budget.estimate_started", by=by, at=at, on=estimate, new=facts, unit_id=estimate.unit_id)
    return estimate


@transaction.atomic
def submit_estimate(*, estimate: Estimate, expected_version: int, by: Actor, at: dt.datetime) -> Estimate:
    """Lay the estimate before the leader; its lines stand still until it is decided. Return it.

    Refused: ``cannot_move``, ``no_lines``, ``nothing_changed`` for an adjustment that changes nothing, ``year_settled``.
    Raises ``StaleRecord``.
    """
    held = hold_estimate(estimate.pk)
    refuse_settled(held.unit, held.year)
    lines = EstimateLine.objects.filter(estimate=held)
    if not lines.exists():
        raise BudgetRefused("no_lines")
    if held.round and not _differs(held):
        raise BudgetRefused("nothing_changed")
    return _move(
        held, EstimateState.SUBMITTED, "budget.estimate_submitted", expected_version, by, at,
        submitted_at=at, submitted_by=author_of(by), returned_reason="",
    )  # fmt: skip


@transaction.atomic
def approve_estimate(*, estimate: Estimate, expected_version: int, by: Actor, at: dt.datetime) -> Estimate:
    """Put the estimate as it was laid before the leader into force, keep it whole as a version, return it.

    Refused: ``cannot_move``, ``own_estimate`` for who drew it up or sent it, ``year_settled``. Raises ``StaleRecord``.
    """
    held = hold_estimate(estimate.pk)
    refuse_settled(held.unit, held.year)
    approver = author_of(by)
    if approver is None or approver.pk in (held.created_by_id, held.submitted_by_id):
        raise BudgetRefused("own_estimate")
    if held.state != EstimateState.SUBMITTED:
        raise BudgetRefused("cannot_move", state=held.state)
    _move(
        held, EstimateState.APPROVED, "budget.estimate_approved", expected_version, by, at,
        decided_at=at, decided_by=approver, returned_reason="",
    )  # fmt: skip
    lines = EstimateLine.objects.filter(estimate=held)
    lines.update(approved_amount=F("amount"))
    told = [_told(line) for line in lines.order_by("order", "pk")]
    EstimateVersion.objects.create(
        estimate=held,
        number=held.round,
        reason=held.reason,
        total=lines.aggregate(total=Sum("amount"))["total"] or 0,
        lines=told,
        approved_at=at,
        approved_by=approver,
    )
    return held


@transaction.atomic
def return_estimate(*, estimate: Estimate, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Estimate:
    """Hand a submitted estimate back to be mended; return it. Refused: ``empty`` reason, ``cannot_move``. Raises
    ``StaleRecord``."""
    reason = one_line(reason)[:500]
    refuse_empty(reason, field="reason")
    held = hold_estimate(estimate.pk)
    return _move(
        held, EstimateState.RETURNED, "budget.estimate_returned", expected_version, by, at,
        decided_at=at, decided_by=author_of(by), returned_reason=reason,
    )  # fmt: skip


@transaction.atomic
def start_adjustment(*, estimate: Estimate, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Estimate:
    """Open an approved estimate again as its next numbered adjustment; what was approved stays in force until the new
    version is. Return it. Refused: ``empty`` reason, ``cannot_move``, ``year_settled``. Raises ``StaleRecord``."""
    reason = one_line(reason)[:500]
    refuse_empty(reason, field="reason")
    held = hold_estimate(estimate.pk)
    refuse_settled(held.unit, held.year)
    return _move(
        held, EstimateState.DRAFT, "budget.adjustment_started", expected_version, by, at,
        round=held.round + 1, reason=reason, created_by=author_of(by),
    )  # fmt: skip


@transaction.atomic
def give_up_adjustment(*, estimate: Estimate, expected_version: int, by: Actor, at: dt.datetime) -> Estimate:
    """Drop an adjustment that is being drawn up: the lines are again what was approved last. Return the estimate.

    Refused: ``no_adjustment``, ``cannot_move`` while it lies before the leader. Raises ``StaleRecord``.
    """
    held = hold_estimate(estimate.pk)
    if not held.round or held.state == EstimateState.APPROVED:
        raise BudgetRefused("no_adjustment")
    last = held.versions.get(number=held.round - 1)
    _move(
        held, EstimateState.APPROVED, "budget.adjustment_given_up", expected_version, by, at,
        round=last.number, reason=last.reason, returned_reason="",
    )  # fmt: skip
    stood = {uuid.UUID(line["id"]): line for line in last.lines}
    EstimateLine.objects.filter(estimate=held).exclude(pk__in=stood).delete()
    there = {line.pk: line for line in EstimateLine.objects.filter(estimate=held)}
    for key, line in stood.items():
        row = there.get(key) or EstimateLine(pk=key, estimate=held)
        for name in WORKING:
            setattr(row, name, line[name])
        row.task_id, row.norm_id, row.order = _there(Task, line["task"]), _there(Norm, line["norm"]), line["order"]
        row.approved_amount = row.amount
        row.version += 1
        row.save(force_insert=key not in there)
    return held


def _move(
    held: Estimate, to: EstimateState, verb: str, expected_version: int, by: Actor, at: dt.datetime, **values: Any
) -> Estimate:
    if to not in MOVES[held.state]:
        raise BudgetRefused("cannot_move", state=held.state)
    old = {"state": held.state, "round": held.round}
    held.save_changes(expected_version=expected_version, state=to.value, **values)
    new = {"state": held.state, "round": held.round}
    record(verb, by=by, at=at, on=held, old=old, new=new, unit_id=held.unit_id)
    return held


def _copy_lines(before: Estimate, into: Estimate) -> int:
    tasks: dict[str, Task | None] = {}
    for task in Task.objects.filter(plan=into.plan).printed():
        key = fold(task.text)
        tasks[key] = None if key in tasks else task
    lines = [
        EstimateLine(
            estimate=into,
            task=tasks.get(fold(line.task.text)) if line.task else None,
            norm_id=line.norm_id,
            order=line.order,
            **{name: getattr(line, name) for name in WORKING if name != "over_norm_reason"},
        )
        for line in EstimateLine.objects.filter(estimate=before).select_related("task").order_by("order", "pk")
    ]
    return len(EstimateLine.objects.bulk_create(lines))


def _differs(held: Estimate) -> bool:
    last = held.versions.order_by("-number").first()
    now = [_told(line) for line in EstimateLine.objects.filter(estimate=held).order_by("order", "pk")]
    return last is None or [_plain(line) for line in now] != [_plain(line) for line in last.lines]


def _told(line: EstimateLine) -> dict[str, Any]:
    values = {name: getattr(line, name) for name in WORKING}
    values["quantity"] = str(values["quantity"])
    return {"id": str(line.pk), "task": _key(line.task_id), "norm": _key(line.norm_id), "order": line.order, **values}


def _plain(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "quantity": float(line["quantity"])}


def _key(pk: uuid.UUID | None) -> str | None:
    return str(pk) if pk else None


def _there(model: type[Task] | type[Norm], key: str | None) -> uuid.UUID | None:
    return uuid.UUID(key) if key and model._default_manager.filter(pk=key).exists() else None
