"""Vouchers booked and reversed, their scans, advances and what becomes of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Sum

from donghanh.activities.models import Activity
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
from donghanh.budget.models import Allocation, EstimateLine, Source, Spending, VoucherScan
from donghanh.budget.models.going_out import Advance, AdvanceState
from donghanh.budget.refusals import BudgetRefused
from donghanh.documents.pictures.kinds import MEDIA_TYPES, FileKind
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import Incoming, plain_name, store
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

OWNER = "budget.voucher_scan"
MOST_SCANS = 20


@dataclass(frozen=True)
class Scan:
    """A file that lies on the disk and was looked into, for an action to keep."""

    content: Incoming
    kind: FileKind
    """What ``documents.pictures.kinds.kind_of`` found in it."""
    name: str


@transaction.atomic
def record_spending(
    *,
    line: EstimateLine,
    spent_on: dt.date,
    amount: int,
    what: str,
    voucher_number: str,
    by: Actor,
    at: dt.datetime,
    organisation: Organisation | None = None,
    payee: str = "",
    activity: Activity | None = None,
    advance: Advance | None = None,
    accepts_over_line: bool = False,
    over_funds_reason: str = "",
    scan: Scan | None = None,
) -> Spending:
    """Book a voucher on a line of an estimate in force, with a scan where there is one; return it.

    Refused: ``not_in_force``; ``outside_year``, ``in_future``; ``amount_small``, ``amount_large``, ``empty``;
    ``payee_empty`` without a payee; ``voucher_known`` for a number that stands in the unit's books of the year;
    ``activity_elsewhere``, ``body_elsewhere``, ``advance_elsewhere``, ``advance_settled``; ``year_settled``. ``over_line``
    until ``accepts_over_line`` says that somebody saw that the line is used up. ``over_funds`` until a reason says why
    more is spent of a source than came in. In one unit one voucher is booked at a time.
    """
    line = EstimateLine.objects.select_related("estimate__unit", "estimate__plan").get(pk=line.pk)
    estimate = line.estimate
    unit, year = estimate.unit, estimate.year
    if not estimate.is_in_force or line.approved_amount is None:
        raise BudgetRefused("not_in_force", field="line")
    refuse_settled(unit, year)
    refuse_day(spent_on, year, today=day_of(at), field="spent_on")
    refuse_amount(amount)
    what, payee, number = one_line(what)[:300], one_line(payee)[:200], one_line(voucher_number)[:40]
    refuse_empty(what, field="what")
    refuse_empty(number, field="voucher_number")
    if organisation is None and not payee:
        raise BudgetRefused("payee_empty", field="payee")
    _refuse_elsewhere(unit, year, activity, organisation, advance)
    hold_books(unit)
    _refuse_number(unit, year, number)
    is_over = _spent(line=line) + amount > line.approved_amount
    if is_over and not accepts_over_line:
        left = line.approved_amount - _spent(line=line)
        raise BudgetRefused("over_line", field="accepts_over_line", left=left, by=amount - left)
    in_hand = _in_hand(unit, year, line.source)
    reason = one_line(over_funds_reason)[:300]
    if amount > in_hand and not reason:
        raise BudgetRefused("over_funds", field="over_funds_reason", left=in_hand, source=Source(line.source).label)
    made = Spending.objects.create(
        unit=unit,
        plan=estimate.plan,
        year=year,
        line=line,
        source=line.source,
        activity=activity,
        advance=advance,
        spent_on=spent_on,
        amount=amount,
        what=what,
        organisation=organisation,
        payee=payee,
        voucher_number=number,
        voucher_key=number_key(number),
        over_line=is_over,
        over_funds_reason=reason if amount > in_hand else "",
        recorded_at=at,
        recorded_by=author_of(by),
        search=fold(f"{what} {number} {line.item}")[:500],
    )
    facts = {"line": line.pk, "amount": amount, "spent_on": spent_on, "over_line": is_over}
    record("budget.spending_recorded", by=by, at=at, on=made, new=facts, unit_id=unit.pk)
    if scan is not None:
        add_scan(spending=made, scan=scan, by=by, at=at)
    return made


@transaction.atomic
def reverse_spending(*, spending: Spending, reason: str, on: dt.date, by: Actor, at: dt.datetime) -> Spending:
    """Take a voucher back by a counter-entry of the same amount below zero, and return that. The voucher stays as it was
    booked; its number may then be booked again, rightly.

    Refused: ``empty`` reason, ``reversed_already``, ``is_counter_entry``, ``outside_year``, ``in_future``,
    ``before_voucher``, ``advance_settled``, ``year_settled``.
    """
    reason = one_line(reason)[:300]
    refuse_empty(reason, field="reason")
    hold_books(spending.unit)
    held = Spending.objects.select_related("unit", "advance").get(pk=spending.pk)
    if held.reverses_id is not None:
        raise BudgetRefused("is_counter_entry")
    if held.is_reversed:
        raise BudgetRefused("reversed_already")
    refuse_settled(held.unit, held.year)
    refuse_day(on, held.year, today=day_of(at), field="on")
    if on < held.spent_on:
        raise BudgetRefused("before_voucher", field="on")
    if held.advance is not None and held.advance.state != AdvanceState.OPEN:
        raise BudgetRefused("advance_settled")
    same = (
        "unit_id", "plan_id", "year", "line_id", "source", "activity_id", "advance_id", "what", "organisation_id",
        "payee", "voucher_number", "voucher_key", "search",
    )  # fmt: skip
    values: dict[str, Any] = {name: getattr(held, name) for name in same}
    made = Spending.objects.create(
        **values,
        spent_on=on,
        amount=-held.amount,
        reverses=held,
        reason=reason,
        recorded_at=at,
        recorded_by=author_of(by),
    )
    Spending.objects.filter(pk=held.pk).update(is_reversed=True)
    facts = {"reverses": held.pk, "amount": made.amount, "reason": reason}
    record("budget.spending_reversed", by=by, at=at, on=made, new=facts, unit_id=held.unit_id)
    return made


@transaction.atomic
def add_scan(*, spending: Spending, scan: Scan, by: Actor, at: dt.datetime) -> VoucherScan:
    """Keep a scan of a voucher and return its row. It stays as long as the voucher: a wrong one is answered by the right
    one beside it. Refused: ``scans_full``."""
    hold_books(spending.unit)
    if spending.scans.count() >= MOST_SCANS:
        raise BudgetRefused("scans_full", field="scan", most=MOST_SCANS)
    row = VoucherScan(
        spending=spending,
        kind=scan.kind.value,
        name=plain_name(scan.name),
        size=scan.content.size,
        added_at=at,
        added_by=author_of(by),
    )
    row.file = store(
        scan.content, name=scan.name, media_type=MEDIA_TYPES[scan.kind], owner_type=OWNER, owner_id=row.pk, at=at
    )
    row.save(force_insert=True)
    record("budget.scan_added", by=by, at=at, on=row, new={"kind": scan.kind.value}, unit_id=spending.unit_id)
    return row


def _refuse_elsewhere(
    unit: Unit, year: int, activity: Activity | None, organisation: Organisation | None, advance: Advance | None
) -> None:
    if activity is not None and activity.unit.line != unit.line:
        raise BudgetRefused("activity_elsewhere", field="activity")
    if organisation is not None and organisation.unit.line != unit.line:
        raise BudgetRefused("body_elsewhere", field="organisation")
    if advance is None:
        return
    held = Advance.objects.select_for_update(of=("self",)).select_related("unit").get(pk=advance.pk)
    if held.unit.line != unit.line or held.year != year:
        raise BudgetRefused("advance_elsewhere", field="advance")
    if held.state != AdvanceState.OPEN:
        raise BudgetRefused("advance_settled", field="advance")


def _refuse_number(unit: Unit, year: int, number: str) -> None:
    known = Spending.objects.standing().filter(unit__line=unit.line, year=year, voucher_key=number_key(number)).first()
    if known is not None:
        raise BudgetRefused("voucher_known", field="voucher_number", day=known.spent_on, amount=known.amount)


def _spent(**of: Any) -> int:
    return Spending.objects.filter(**of).aggregate(total=Sum("amount"))["total"] or 0


def _in_hand(unit: Unit, year: int, source: str) -> int:
    of: dict[str, Any] = {"unit__line": unit.line, "year": year, "source": source}
    received = Allocation.objects.standing().cash().filter(**of).aggregate(total=Sum("amount"))["total"] or 0
    return int(received) - _spent(**of)
