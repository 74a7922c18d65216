"""The leader settles a year, and may open it again."""

import datetime as dt

from django.db import transaction

from donghanh.budget.actions._shared import author_of, day_of, hold_books, one_line, refuse_empty, refuse_settled
from donghanh.budget.models import Settlement
from donghanh.budget.queries.figures import whole_of
from donghanh.budget.queries.settling import in_the_way
from donghanh.budget.refusals import BudgetRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit


@transaction.atomic
def settle_year(*, unit: Unit, year: int, note: str, by: Actor, at: dt.datetime) -> Settlement:
    """Lock a year with its totals; nothing dated in it is written any more. Return the settlement.

    Refused: ``year_settled``, ``year_not_over`` before its December, ``advances_open``, ``estimates_waiting``,
    ``nothing_to_settle``.
    """
    hold_books(unit)
    refuse_settled(unit, year)
    for reason in in_the_way(unit, year, day_of(at)):
        raise reason
    whole = whole_of(unit, year)
    if not (whole.planned or whole.received or whole.spent):
        raise BudgetRefused("nothing_to_settle", year=year)
    made = Settlement.objects.create(
        unit=unit,
        year=year,
        settled_at=at,
        settled_by=author_of(by),
        note=one_line(note)[:300],
        planned=whole.planned,
        received=whole.received,
        spent=whole.spent,
    )
    facts = {"year": year, "planned": whole.planned, "received": whole.received, "spent": whole.spent}
    record("budget.year_settled", by=by, at=at, on=made, new=facts, unit_id=unit.pk)
    return made


@transaction.atomic
def reopen_year(
    *, settlement: Settlement, expected_version: int, reason: str, by: Actor, at: dt.datetime
) -> Settlement:
    """Open a settled year again, with the reason; the settlement stays readable. Return it. Refused: ``empty`` reason,
    ``not_settled``. Raises ``StaleRecord``."""
    reason = one_line(reason)[:300]
    refuse_empty(reason, field="reason")
    if settlement.reopened_at is not None:
        raise BudgetRefused("not_settled")
    settlement.save_changes(
        expected_version=expected_version, reopened_at=at, reopened_by=author_of(by), reopen_reason=reason
    )
    facts = {"year": settlement.year, "reason": reason}
    record("budget.year_reopened", by=by, at=at, on=settlement, new=facts, unit_id=settlement.unit_id)
    return settlement
