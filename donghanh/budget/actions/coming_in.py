"""Money and things that came in; gifts that went to people."""

import datetime as dt

from django.db import transaction
from django.db.models import Sum

from donghanh.activities.models import Activity
from donghanh.budget.actions._shared import (
    author_of,
    day_of,
    hold_books,
    one_line,
    refuse_amount,
    refuse_day,
    refuse_empty,
    refuse_settled,
)
from donghanh.budget.models import Allocation, Gift, Source
from donghanh.budget.refusals import BudgetRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.models import Plan
from donghanh.units.models import Unit


@transaction.atomic
def record_allocation(
    *,
    unit: Unit,
    received_on: dt.date,
    source: str,
    amount: int,
    by: Actor,
    at: dt.datetime,
    plan: Plan | None = None,
    decision_number: str = "",
    donor_name: str = "",
    donor_agrees: bool = False,
    is_in_kind: bool = False,
    things: str = "",
    purpose: str = "",
) -> Allocation:
    """Store money that came in, or things with what they are worth, in the year of its day; return it.

    Refused: ``in_future``, ``amount_small``, ``amount_large``, ``source_unknown``, ``plan_elsewhere``, ``things_empty``,
    ``donor_no_name`` for consent without a name, ``in_kind_not_donor`` for things from the state's money, ``year_settled``.
    """
    year = received_on.year
    refuse_day(received_on, year, today=day_of(at), field="received_on")
    refuse_settled(unit, year)
    refuse_amount(amount)
    if source not in Source.values:
        raise BudgetRefused("source_unknown", field="source")
    if plan is not None and plan.unit.line != unit.line:
        raise BudgetRefused("plan_elsewhere", field="plan")
    things, donor_name = one_line(things)[:200], one_line(donor_name)[:200]
    if is_in_kind and not things:
        raise BudgetRefused("things_empty", field="things")
    if is_in_kind and source not in (Source.DONOR, Source.OTHER):
        raise BudgetRefused("in_kind_not_donor", field="source")
    if donor_agrees and not donor_name:
        raise BudgetRefused("donor_no_name", field="donor_name")
    made = Allocation.objects.create(
        unit=unit,
        year=year,
        plan=plan,
        received_on=received_on,
        source=source,
        amount=amount,
        decision_number=one_line(decision_number)[:80],
        donor_name=donor_name,
        donor_agrees=donor_agrees,
        is_in_kind=is_in_kind,
        things=things if is_in_kind else "",
        purpose=one_line(purpose)[:300],
        recorded_at=at,
        recorded_by=author_of(by),
    )
    facts = {"source": source, "amount": amount, "received_on": received_on, "is_in_kind": is_in_kind}
    record("budget.allocation_recorded", by=by, at=at, on=made, new=facts, unit_id=unit.pk)
    return made


@transaction.atomic
def set_consent(
    *, allocation: Allocation, expected_version: int, donor_name: str, donor_agrees: bool, by: Actor, at: dt.datetime
) -> Allocation:
    """Say who the donor is and whether they agree to be named: that may change at any time, also in a settled year. Return
    it. Refused: ``donor_no_name``. Raises ``StaleRecord``."""
    donor_name = one_line(donor_name)[:200]
    if donor_agrees and not donor_name:
        raise BudgetRefused("donor_no_name", field="donor_name")
    old = {"donor_name": allocation.donor_name, "donor_agrees": allocation.donor_agrees}
    allocation.save_changes(expected_version=expected_version, donor_name=donor_name, donor_agrees=donor_agrees)
    new = {"donor_name": donor_name, "donor_agrees": donor_agrees}
    record("budget.consent_set", by=by, at=at, on=allocation, old=old, new=new, unit_id=allocation.unit_id)
    return allocation


@transaction.atomic
def void_allocation(
    *, allocation: Allocation, expected_version: int, reason: str, by: Actor, at: dt.datetime
) -> Allocation:
    """Take back what was recorded by mistake: it stays readable with its reason and counts nowhere. Return it.

    Refused: ``empty`` reason, ``is_void``, ``gifts_given`` when gifts came out of it, ``year_settled``. Raises ``StaleRecord``.
    """
    reason = one_line(reason)[:300]
    refuse_empty(reason, field="reason")
    refuse_settled(allocation.unit, allocation.year)
    hold_books(allocation.unit)
    if allocation.void_reason:
        raise BudgetRefused("is_void")
    if allocation.gifts.filter(void_reason="").exists():
        raise BudgetRefused("gifts_given")
    allocation.save_changes(expected_version=expected_version, void_reason=reason)
    record("budget.allocation_voided", by=by, at=at, on=allocation, new={"reason": reason}, unit_id=allocation.unit_id)
    return allocation


@transaction.atomic
def record_gift(
    *,
    unit: Unit,
    given_on: dt.date,
    what: str,
    count: int,
    people: int,
    amount: int,
    by: Actor,
    at: dt.datetime,
    allocation: Allocation | None = None,
    activity: Activity | None = None,
) -> Gift:
    """Store gifts handed over on a day: how many, to how many people, worth how much together. Return it.

    Refused: ``in_future``, ``empty``, ``count_small``, ``amount_large``, ``activity_elsewhere``, ``allocation_elsewhere``,
    ``is_void``, ``over_held`` when more would be given than came in, ``year_settled``.
    """
    year, what = given_on.year, one_line(what)[:200]
    refuse_day(given_on, year, today=day_of(at), field="given_on")
    refuse_settled(unit, year)
    refuse_empty(what, field="what")
    for name, number in (("count", count), ("people", people)):
        if number < 1:
            raise BudgetRefused("count_small", field=name)
    refuse_amount(amount, least=0)
    if activity is not None and activity.unit.line != unit.line:
        raise BudgetRefused("activity_elsewhere", field="activity")
    if allocation is not None:
        _refuse_more_than_held(unit, allocation, amount)
    gift = Gift.objects.create(
        unit=unit, year=year, given_on=given_on, what=what, count=count, people=people, amount=amount,
        allocation=allocation, activity=activity, recorded_at=at, recorded_by=author_of(by),
    )  # fmt: skip
    facts = {"what": what, "count": count, "people": people, "amount": amount}
    record("budget.gift_recorded", by=by, at=at, on=gift, new=facts, unit_id=unit.pk)
    return gift


@transaction.atomic
def void_gift(*, gift: Gift, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Gift:
    """Take back gifts recorded by mistake. Return them. Refused: ``empty`` reason, ``is_void``, ``year_settled``. Raises
    ``StaleRecord``."""
    reason = one_line(reason)[:300]
    refuse_empty(reason, field="reason")
    refuse_settled(gift.unit, gift.year)
    if gift.void_reason:
        raise BudgetRefused("is_void")
    gift.save_changes(expected_version=expected_version, void_reason=reason)
    record("budget.gift_voided", by=by, at=at, on=gift, new={"reason": reason}, unit_id=gift.unit_id)
    return gift


def _refuse_more_than_held(unit: Unit, allocation: Allocation, amount: int) -> None:
    hold_books(unit)
    if allocation.unit.line != unit.line:
        raise BudgetRefused("allocation_elsewhere", field="allocation")
    if Allocation.objects.standing().filter(pk=allocation.pk).first() is None:
        raise BudgetRefused("is_void", field="allocation")
    given = Gift.objects.filter(allocation=allocation, void_reason="").aggregate(total=Sum("amount"))["total"] or 0
    if given + amount > allocation.amount:
        raise BudgetRefused("over_held", field="amount", left=allocation.amount - given)
