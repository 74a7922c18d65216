"""Every change that touches several people or posts at once."""

from donghanh.staffing.actions.hand_over import hand_over
from donghanh.staffing.actions.take_in import take_in

__all__ = ["hand_over", "take_in"]
