"""What was planned, what came in, what was spent. The database adds; the number of queries does not grow with rows."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Coalesce

from donghanh.activities.models import Activity
from donghanh.budget.models import Allocation, Estimate, EstimateLine, Norm, Source, Spending
from donghanh.domain.money import Balance, Excess, excess, in_force
from donghanh.domain.money import Norm as Ceiling
from donghanh.units.models import Unit


@dataclass(frozen=True)
class LineFigures:
    """One line with what was spent of it, and by how much its price passes the norm of the day."""

    line: EstimateLine
    spent: int
    excess: Excess | None
    ceiling: Ceiling | None

    @property
    def balance(self) -> Balance:
        """The version in force against what was spent."""
        return Balance(planned=self.line.planned, spent=self.spent)


@dataclass(frozen=True)
class PlanFigures:
    """One estimate with its plan, and where its money stands."""

    estimate: Estimate
    balance: Balance
    draft: int
    """What the working copy comes to."""


def by_source(unit: Unit, year: int) -> dict[str, Balance]:
    """Each source with what was planned (in force), received in money and spent in a year. Three queries."""
    mine = {"unit__line": unit.line, "year": year}
    lines = EstimateLine.objects.filter(estimate__unit__line=unit.line, estimate__year=year).order_by()
    planned = dict(lines.values_list("source").annotate(total=Coalesce(Sum("approved_amount"), 0)))
    cash = Allocation.objects.standing().cash().filter(**mine).order_by()
    received = dict(cash.values_list("source").annotate(total=Sum("amount")))
    spent = dict(Spending.objects.filter(**mine).order_by().values_list("source").annotate(total=Sum("amount")))
    return {
        source: Balance(planned.get(source, 0), received.get(source, 0), spent.get(source, 0))
        for source in Source.values
    }


def whole_of(unit: Unit, year: int) -> Balance:
    """Everything of a year together. Three queries."""
    return sum(by_source(unit, year).values(), Balance())


def by_plan(unit: Unit, year: int) -> list[PlanFigures]:
    """The estimates of a year, each with what its plan has spent. Three queries."""
    estimates = list(
        Estimate.objects.filter(unit__line=unit.line, year=year).select_related("plan").order_by("plan__title", "pk")
    )
    rows = EstimateLine.objects.filter(estimate__in=estimates).order_by().values_list("estimate_id")
    sums: dict[uuid.UUID, tuple[int, int]] = {
        key: (in_force_sum or 0, draft)
        for key, in_force_sum, draft in rows.annotate(in_force_sum=Sum("approved_amount"), draft=Sum("amount"))
    }
    spendings = Spending.objects.filter(line__estimate__in=estimates).order_by()
    spent = dict(spendings.values_list("line__estimate_id").annotate(total=Sum("amount")))
    return [_plan_figures(one, *sums.get(one.pk, (0, 0)), spent.get(one.pk, 0)) for one in estimates]


def _plan_figures(estimate: Estimate, planned: int, draft: int, spent: int) -> PlanFigures:
    return PlanFigures(estimate, Balance(planned=planned, spent=spent), draft)


def lines_of(estimate: Estimate, *, on: dt.date) -> list[LineFigures]:
    """The lines of an estimate in their order, with what was spent and what the norms of its year say. Two queries."""
    rows = (
        EstimateLine.objects.filter(estimate=estimate)
        .select_related("task__section", "norm")
        .annotate(spent=Coalesce(Sum("spendings__amount"), 0))
        .order_by("order", "pk")
    )
    held = ceilings(estimate.unit, norm_day(estimate.year, on))
    found = []
    for line in rows:
        ceiling = held.get(line.norm.key) if line.norm else None
        over = excess(ceiling, unit_price=line.unit_price, amount=line.amount)
        found.append(LineFigures(line, getattr(line, "spent"), over, ceiling))  # noqa: B009 - annotated
    return found


def ceilings(unit: Unit, day: dt.date) -> dict[tuple[str, str], Ceiling]:
    """The norms of a day: the unit's own over the country's. One query."""
    return in_force((norm.as_ceiling for norm in Norm.objects.for_unit(unit).on(day)), day)


def norm_day(year: int, today: dt.date) -> dt.date:
    """The day whose norms an estimate of a year is judged by: today within the year, else the nearest day of it."""
    return min(max(today, dt.date(year, 1, 1)), dt.date(year, 12, 31))


def spent_for(activities: Iterable[Activity]) -> dict[uuid.UUID, int]:
    """What was spent for each of the activities, counter-entries counted. One query."""
    rows = Spending.objects.filter(activity__in=list(activities)).order_by().values_list("activity_id")
    return dict(rows.annotate(total=Sum("amount")))
