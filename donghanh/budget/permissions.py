"""What may be done with money. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class BudgetPermission(StrEnum):
    """One act each; all count for a unit."""

    READ = "budget.read"
    """See estimates, money received, advances, vouchers and settlements of the unit."""
    KEEP = "budget.keep"
    """Draw up estimates, record money received, gifts, advances and vouchers; reverse a voucher."""
    APPROVE = "budget.approve"
    """Approve an estimate or hand it back, never one's own; settle a year and open it again."""
    KEEP_NORMS = "budget.keep_norms"
    """Add, correct and end spending norms of the unit's own."""
