"""Community models on paper: whether a club, a shelter, a safe school has on a day what its founding rule asks for.

What is missing comes back as data; wording lives at the edge.
"""

from donghanh.domain.community.places import Step, place_on
from donghanh.domain.community.quota import (
    Facts,
    Headcount,
    Norm,
    Remark,
    Shortfall,
    Standing,
    Team,
    Verdict,
    What,
    judge,
)
from donghanh.domain.community.roster import Presence, Residence, Roster, Rule, Seat, Site, Stretch, facts_on, history
from donghanh.domain.community.sex import Sex

__all__ = [
    "Facts",
    "Headcount",
    "Norm",
    "Presence",
    "Remark",
    "Residence",
    "Roster",
    "Rule",
    "Seat",
    "Sex",
    "Shortfall",
    "Site",
    "Standing",
    "Step",
    "Stretch",
    "Team",
    "Verdict",
    "What",
    "facts_on",
    "history",
    "judge",
    "place_on",
]
