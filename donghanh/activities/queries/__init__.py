"""What people ask about activities."""

from donghanh.activities.queries.finding import Asked, activities_found, cells_of
from donghanh.activities.queries.linking import part_to_answer, tasks_to_link
from donghanh.activities.queries.tallies import RolledUp, Tally, Totals, UnitTally, by_village, roll_up, tallies
from donghanh.activities.queries.twins import likely_twins, twins_to_adopt

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
    "twins_to_adopt",
]
