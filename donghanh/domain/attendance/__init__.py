"""Who came: a total, what is known of it, and what is not, always adding up."""

from donghanh.domain.attendance.cross import Cell, CrossTable
from donghanh.domain.attendance.headcount import (
    AGE,
    AXES,
    AXIS_OF,
    DISABILITY,
    ETHNICITY,
    NOTHING,
    SEX,
    UNKNOWN,
    VALUES,
    Headcount,
    Problem,
    completed,
    problems,
)

__all__ = [
    "AGE",
    "AXES",
    "AXIS_OF",
    "DISABILITY",
    "ETHNICITY",
    "NOTHING",
    "SEX",
    "UNKNOWN",
    "VALUES",
    "Cell",
    "CrossTable",
    "Headcount",
    "Problem",
    "completed",
    "problems",
]
