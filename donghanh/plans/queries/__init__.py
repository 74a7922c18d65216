"""What the office asks about plans and tasks."""

from donghanh.plans.queries.plans import (
    PlanFigures,
    figures_of,
    findings_of,
    next_deadlines,
    plans_found,
    possible_parents,
    quote_of,
)
from donghanh.plans.queries.tasks import Filters, TaskRow, rows_of, story_of, task_rows, tasks_found
from donghanh.plans.queries.work import Work, unsettled_count, work_of_body, work_of_office

__all__ = [
    "Filters",
    "PlanFigures",
    "TaskRow",
    "Work",
    "figures_of",
    "findings_of",
    "next_deadlines",
    "plans_found",
    "possible_parents",
    "quote_of",
    "rows_of",
    "story_of",
    "task_rows",
    "tasks_found",
    "unsettled_count",
    "work_of_body",
    "work_of_office",
]
