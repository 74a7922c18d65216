"""A newer reading of a plan's document beside the plan that runs: what would be added, changed, given to others, dropped.

Nothing is taken over by itself. A person chooses; what was answered stays, with its story.
"""

from donghanh.plans.amendments.applying import amend_plan
from donghanh.plans.amendments.proposals import Act, Amendment, Proposal, newer_reading, proposed

__all__ = ["Act", "Amendment", "Proposal", "amend_plan", "newer_reading", "proposed"]
