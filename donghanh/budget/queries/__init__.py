"""What people ask about money."""

from donghanh.budget.queries.figures import (
    LineFigures,
    PlanFigures,
    by_plan,
    by_source,
    ceilings,
    lines_of,
    norm_day,
    spent_for,
    whole_of,
)
from donghanh.budget.queries.finding import (
    AskedSpendings,
    Years,
    advances_found,
    allocations_found,
    gifts_found,
    lines_in_force,
    may_open_scan,
    norms_found,
    settlement_of,
    spendings_found,
    years_known,
)

__all__ = [
    "AskedSpendings",
    "LineFigures",
    "PlanFigures",
    "Years",
    "advances_found",
    "allocations_found",
    "by_plan",
    "by_source",
    "ceilings",
    "gifts_found",
    "lines_in_force",
    "lines_of",
    "may_open_scan",
    "norm_day",
    "norms_found",
    "settlement_of",
    "spendings_found",
    "spent_for",
    "whole_of",
    "years_known",
]
