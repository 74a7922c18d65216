"""The tables of money."""

from donghanh.budget.models.choices import AreaClass, Source
from donghanh.budget.models.coming_in import Allocation, AllocationQuerySet, Gift
from donghanh.budget.models.estimate import (
    MOVES,
    WORKING,
    Estimate,
    EstimateLine,
    EstimateState,
    EstimateVersion,
    OfUnitQuerySet,
)
from donghanh.budget.models.going_out import Advance, AdvanceState, Spending, SpendingQuerySet, VoucherScan
from donghanh.budget.models.norm import Norm, NormQuerySet
from donghanh.budget.models.settled import Settlement

__all__ = [
    "MOVES",
    "WORKING",
    "Advance",
    "AdvanceState",
    "Allocation",
    "AllocationQuerySet",
    "AreaClass",
    "Estimate",
    "EstimateLine",
    "EstimateState",
    "EstimateVersion",
    "Gift",
    "Norm",
    "NormQuerySet",
    "OfUnitQuerySet",
    "Settlement",
    "Source",
    "Spending",
    "SpendingQuerySet",
    "VoucherScan",
]
