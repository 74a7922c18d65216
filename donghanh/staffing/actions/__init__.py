"""Every change that touches several people or posts at once."""

from donghanh.staffing.actions.take_in import take_in

__all__ = ["take_in"]
