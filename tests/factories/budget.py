"""Makes invented estimates, money and vouchers through the actions the office uses."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from donghanh.budget import actions
from donghanh.budget.models import Allocation, Estimate, EstimateLine, Source, Spending
from donghanh.plans.models import Plan
from tests.cast import Cast
from tests.factories.plans import plan_of

TODAY = timezone.localdate()


def plan_this_year(cast: Cast, **fields: Any) -> Plan:
    """A plan of the running year."""
    return plan_of(cast, year=TODAY.year, issued_on=dt.date(TODAY.year, 1, 5), **fields)


def line_of(estimate: Estimate, cast: Cast, item: str = "Nước uống", **fields: Any) -> EstimateLine:
    """A line of 100 × 20.000 × 1 from the state's money unless said otherwise."""
    values: dict[str, Any] = {"unit_word": "người", "quantity": Decimal(100), "unit_price": 20_000} | fields
    return actions.add_line(estimate=estimate, item=item, by=cast.officer.actor, at=timezone.now(), **values)


def draft_of(cast: Cast, plan: Plan | None = None, *, lines: int = 1, **line: Any) -> Estimate:
    """An estimate of the running year that is being drawn up, with lines."""
    plan = plan or plan_this_year(cast)
    made = actions.start_estimate(plan=plan, year=plan.year, by=cast.officer.actor, at=timezone.now())
    for number in range(lines):
        line_of(made, cast, **({"item": f"Mục chi {number + 1}"} | line))
    return made


def submit(estimate: Estimate, cast: Cast) -> Estimate:
    """Lay it before the leader."""
    estimate.refresh_from_db()
    return actions.submit_estimate(
        estimate=estimate, expected_version=estimate.version, by=cast.officer.actor, at=timezone.now()
    )


def approve(estimate: Estimate, cast: Cast) -> Estimate:
    """Submit it and have the leader approve it."""
    estimate = submit(estimate, cast)
    return actions.approve_estimate(
        estimate=estimate, expected_version=estimate.version, by=cast.leader.actor, at=timezone.now()
    )


def approved_line(cast: Cast, plan: Plan | None = None, **line: Any) -> EstimateLine:
    """A line of an estimate in force."""
    estimate = approve(draft_of(cast, plan, **line), cast)
    return EstimateLine.objects.get(estimate=estimate)


def money_in(cast: Cast, amount: int = 100_000_000, source: str = Source.STATE, **fields: Any) -> Allocation:
    """Money that came in on the first day of the running year."""
    values: dict[str, Any] = {"received_on": dt.date(TODAY.year, 1, 1)} | fields
    return actions.record_allocation(
        unit=cast.unit, source=source, amount=amount, by=cast.officer.actor, at=timezone.now(), **values
    )


def spend(line: EstimateLine, cast: Cast, amount: int = 500_000, number: str = "PC 01", **fields: Any) -> Spending:
    """A voucher of today."""
    values: dict[str, Any] = {"spent_on": TODAY, "what": "Mua nước uống", "payee": "Cửa hàng Hoa Sen"} | fields
    return actions.record_spending(
        line=line, amount=amount, voucher_number=number, by=cast.officer.actor, at=timezone.now(), **values
    )
