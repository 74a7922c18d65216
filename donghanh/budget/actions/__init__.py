"""Every change to money."""

from donghanh.budget.actions.advances import record_advance, settle_advance
from donghanh.budget.actions.coming_in import record_allocation, record_gift, set_consent, void_allocation, void_gift
from donghanh.budget.actions.estimates import (
    approve_estimate,
    give_up_adjustment,
    return_estimate,
    start_adjustment,
    start_estimate,
    submit_estimate,
)
from donghanh.budget.actions.going_out import Scan, add_scan, record_spending, reverse_spending
from donghanh.budget.actions.lines import add_line, correct_line, remove_line
from donghanh.budget.actions.norms import add_norm, correct_norm
from donghanh.budget.actions.years import reopen_year, settle_year

__all__ = [
    "Scan",
    "add_line",
    "add_norm",
    "add_scan",
    "approve_estimate",
    "correct_line",
    "correct_norm",
    "give_up_adjustment",
    "record_advance",
    "record_allocation",
    "record_gift",
    "record_spending",
    "remove_line",
    "reopen_year",
    "return_estimate",
    "reverse_spending",
    "set_consent",
    "settle_advance",
    "settle_year",
    "start_adjustment",
    "start_estimate",
    "submit_estimate",
    "void_allocation",
    "void_gift",
]
