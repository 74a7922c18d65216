"""Money handed out before the work, and how it was accounted for."""

import datetime as dt

from django.db import transaction
from django.db.models import Sum

from donghanh.budget.actions._shared import (
    author_of,
    day_of,
    hold_books,
    number_key,
    one_line,
    refuse_amount,
    refuse_day,
    refuse_empty,
    refuse_settled,
)
from donghanh.budget.models import Advance, AdvanceState, Spending
from donghanh.budget.refusals import BudgetRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Plan


@transaction.atomic
def record_advance(
    *,
    plan: Plan,
    number: str,
    advanced_on: dt.date,
    amount: int,
    purpose: str,
    by: Actor,
    at: dt.datetime,
    organisation: Organisation | None = None,
    receiver: str = "",
    due_on: dt.date | None = None,
) -> Advance:
    """Store money handed out before the work, in the year of its day; return it.

    Refused: ``in_future``, ``outside_plan``, ``amount_small``, ``amount_large``, ``empty``, ``receiver_empty``,
    ``body_elsewhere``, ``due_before``, ``advance_known`` for a number used this year, ``year_settled``.
    """
    unit, year, key = plan.unit, advanced_on.year, number_key(number)
    refuse_day(advanced_on, year, today=day_of(at), field="advanced_on")
    if not plan.starts_on.year <= year <= plan.ends_on.year:
        raise BudgetRefused("outside_plan", field="advanced_on", first=plan.starts_on.year, last=plan.ends_on.year)
    refuse_settled(unit, year)
    refuse_amount(amount)
    number, purpose, receiver = one_line(number)[:40], one_line(purpose)[:300], one_line(receiver)[:160]
    refuse_empty(number, field="number")
    refuse_empty(purpose, field="purpose")
    if organisation is None and not receiver:
        raise BudgetRefused("receiver_empty", field="receiver")
    if organisation is not None and organisation.unit.line != unit.line:
        raise BudgetRefused("body_elsewhere", field="organisation")
    if due_on is not None and due_on < advanced_on:
        raise BudgetRefused("due_before", field="due_on")
    hold_books(unit)
    if Advance.objects.filter(unit__line=unit.line, year=year, number_key=key).exists():
        raise BudgetRefused("advance_known", field="number")
    advance = Advance.objects.create(
        unit=unit, plan=plan, year=year, number=number, number_key=key, advanced_on=advanced_on, due_on=due_on,
        organisation=organisation, receiver=receiver, amount=amount, purpose=purpose, recorded_at=at,
        recorded_by=author_of(by),
    )  # fmt: skip
    facts = {"amount": amount, "advanced_on": advanced_on, "due_on": due_on}
    record("budget.advance_recorded", by=by, at=at, on=advance, new=facts, unit_id=unit.pk)
    return advance


@transaction.atomic
def settle_advance(
    *, advance: Advance, expected_version: int, settled_on: dt.date, note: str, by: Actor, at: dt.datetime
) -> Advance:
    """Account for an advance by the vouchers booked on it: what they come to less is given back, what they come to more is
    paid on top. Return it, settled for good. What was handed out in December may be accounted for in January, on the day it
    really was, as long as the year is not locked: its vouchers stand in the old year either way.

    Refused: ``advance_settled``, ``in_future``, ``before_advance``, ``year_settled``. Raises ``StaleRecord``.
    """
    hold_books(advance.unit)
    held = Advance.objects.select_related("unit").get(pk=advance.pk)
    if held.state != AdvanceState.OPEN:
        raise BudgetRefused("advance_settled")
    refuse_settled(held.unit, held.year)
    if settled_on > day_of(at):
        raise BudgetRefused("in_future", field="settled_on")
    if settled_on < held.advanced_on:
        raise BudgetRefused("before_advance", field="settled_on")
    spent = Spending.objects.filter(advance=held).aggregate(total=Sum("amount"))["total"] or 0
    facts = {
        "spent": spent,
        "returned": max(0, held.amount - spent),
        "added": max(0, spent - held.amount),
        "settled_on": settled_on,
        "state": AdvanceState.SETTLED.value,
        "note": one_line(note)[:300],
    }
    held.save_changes(expected_version=expected_version, **facts)
    record("budget.advance_settled", by=by, at=at, on=held, new=facts, unit_id=held.unit_id)
    return held
