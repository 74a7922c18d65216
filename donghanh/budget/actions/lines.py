"""The lines of an estimate, while it may be changed."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max, Sum

from donghanh.budget.actions._shared import hold_estimate, one_line, refuse_amount, refuse_empty, refuse_settled
from donghanh.budget.models import WORKING, Estimate, EstimateLine, Norm, Source, Spending
from donghanh.budget.refusals import BudgetRefused
from donghanh.domain.money import cost
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.models import Task

MOST_LINES = 500
MOST_TIMES = 1000


@transaction.atomic
def add_line(
    *,
    estimate: Estimate,
    item: str,
    unit_word: str,
    quantity: Decimal,
    unit_price: int,
    by: Actor,
    at: dt.datetime,
    times: int = 1,
    source: str = Source.STATE,
    task: Task | None = None,
    norm: Norm | None = None,
    note: str = "",
    over_norm_reason: str = "",
) -> EstimateLine:
    """Add a line at the end and return it, its amount worked out. A price over the norm is no reason to refuse.

    Refused: ``not_open``, ``year_settled``, ``lines_full``, and what is wrong with the values: ``empty``, ``quantity_small``,
    ``times_small``, ``amount_small``, ``amount_large``, ``source_unknown``, ``task_elsewhere``, ``norm_elsewhere``.
    """
    held = _open(estimate)
    last = EstimateLine.objects.filter(estimate=held).aggregate(last=Max("order"))["last"] or 0
    if EstimateLine.objects.filter(estimate=held).count() >= MOST_LINES:
        raise BudgetRefused("lines_full", most=MOST_LINES)
    given = {
        "item": item, "unit_word": unit_word, "quantity": quantity, "unit_price": unit_price, "times": times,
        "source": source, "task": task, "norm": norm, "note": note, "over_norm_reason": over_norm_reason,
    }  # fmt: skip
    line = EstimateLine.objects.create(estimate=held, order=last + 1, **_checked(held, given))
    record("budget.line_added", by=by, at=at, on=line, new=_facts(line), unit_id=held.unit_id)
    return line


@transaction.atomic
def correct_line(
    *, line: EstimateLine, expected_version: int, by: Actor, at: dt.datetime, **values: Any
) -> EstimateLine:
    """Change what is given of a line (its columns by name); return it. Refused: what ``add_line`` refuses, and ``under_spent``
    when less would be left than was spent of it already. Raises ``StaleRecord``."""
    held = _open(line.estimate)
    line = EstimateLine.objects.select_related("task", "norm").get(pk=line.pk)
    present = {name: getattr(line, name) for name in (*WORKING, "task", "norm") if name != "amount"}
    after = _checked(held, present | values)
    spent = _spent_of(line)
    if after["amount"] < spent:
        raise BudgetRefused("under_spent", field="unit_price", spent=spent)
    changes = {name: value for name, value in after.items() if getattr(line, name) != value}
    if not changes:
        return line
    old = {name: getattr(getattr(line, name), "pk", getattr(line, name)) for name in changes}
    line.save_changes(expected_version=expected_version, **changes)
    new = {name: getattr(value, "pk", value) for name, value in changes.items()}
    record("budget.line_corrected", by=by, at=at, on=line, old=old, new=new, unit_id=held.unit_id)
    return line


@transaction.atomic
def remove_line(*, line: EstimateLine, by: Actor, at: dt.datetime) -> None:
    """Take a line out of the working copy; the versions keep it. Refused: ``not_open``, ``line_spent``, ``year_settled``."""
    held = _open(line.estimate)
    if Spending.objects.filter(line=line).exists():
        raise BudgetRefused("line_spent")
    record("budget.line_removed", by=by, at=at, on=line, old=_facts(line), unit_id=held.unit_id)
    line.delete()


def _spent_of(line: EstimateLine) -> int:
    """What was spent of a line, counter-entries counted. One query."""
    return Spending.objects.filter(line=line).aggregate(total=Sum("amount"))["total"] or 0


def _open(estimate: Estimate) -> Estimate:
    held = hold_estimate(estimate.pk)
    if not held.is_open:
        raise BudgetRefused("not_open")
    refuse_settled(held.unit, held.year)
    return held


def _checked(held: Estimate, given: dict[str, Any]) -> dict[str, Any]:
    values = dict(given)
    for name in ("item", "unit_word", "note", "over_norm_reason"):
        values[name] = one_line(values[name])[:300]
    refuse_empty(values["item"], field="item")
    refuse_empty(values["unit_word"], field="unit_word")
    if values["quantity"] <= 0:
        raise BudgetRefused("quantity_small", field="quantity")
    if not 1 <= values["times"] <= MOST_TIMES:
        raise BudgetRefused("times_small", field="times", most=MOST_TIMES)
    refuse_amount(values["unit_price"], field="unit_price")
    if values["source"] not in Source.values:
        raise BudgetRefused("source_unknown", field="source")
    task, norm = values["task"], values["norm"]
    if task is not None and task.plan_id != held.plan_id:
        raise BudgetRefused("task_elsewhere", field="task")
    if norm is not None and norm.unit is not None and norm.unit.line != held.unit.line:
        raise BudgetRefused("norm_elsewhere", field="norm")
    values["amount"] = cost(values["quantity"], values["unit_price"], values["times"])
    refuse_amount(values["amount"], field="unit_price")
    return values


def _facts(line: EstimateLine) -> dict[str, Any]:
    return {"estimate": line.estimate_id, "item": line.item, "amount": line.amount, "source": line.source}
