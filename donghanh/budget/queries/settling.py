"""What keeps a year from being settled: said before somebody asks for it, and refused by the action in the same words."""

import datetime as dt

from donghanh.budget.models import Advance, AdvanceState, Estimate, EstimateState
from donghanh.budget.refusals import BudgetRefused
from donghanh.units.models import Unit


def in_the_way(unit: Unit, year: int, on: dt.date) -> list[BudgetRefused]:
    """Every reason for which the year cannot be settled on the day: ``year_not_over`` before its December, ``advances_open``,
    ``estimates_waiting``. Two queries."""
    found = [BudgetRefused("year_not_over", year=year)] if on < dt.date(year, 12, 1) else []
    advances = Advance.objects.filter(unit__line=unit.line, year=year, state=AdvanceState.OPEN).count()
    if advances:
        found.append(BudgetRefused("advances_open", n=advances))
    estimates = Estimate.objects.filter(unit__line=unit.line, year=year)
    waiting = estimates.filter(state__in=(EstimateState.SUBMITTED, EstimateState.RETURNED))
    if (waiting | estimates.filter(state=EstimateState.DRAFT, round__gt=0)).exists():
        found.append(BudgetRefused("estimates_waiting"))
    return found
