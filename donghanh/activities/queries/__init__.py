"""What people ask about activities."""

from donghanh.activities.queries.finding import Asked, activities_found, cells_of, likely_twins
from donghanh.activities.queries.linking import part_to_answer, tasks_to_link
from donghanh.activities.queries.tallies import RolledUp, Tally, Totals, UnitTally, by_village, roll_up, tallies

__all__ = [
    "Asked",
    "RolledUp",
    "Tally",
    "Totals",
    "UnitTally",
    "activities_found",
    "by_village",
    "cells_of",
    "likely_twins",
    "part_to_answer",
    "roll_up",
    "tallies",
    "tasks_to_link",
]
