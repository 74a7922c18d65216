"""What the office asks about plans and tasks."""

from donghanh.plans.queries.content import (
    DutyStanding,
    duties_found,
    duties_owed,
    findings_found,
    reporter_of,
    standing_of_duty,
    targets_found,
)
from donghanh.plans.queries.plans import (
    PlanFigures,
    figures_of,
    findings_of,
    next_deadlines,
    plans_found,
    possible_parents,
    quotes_of,
)
from donghanh.plans.queries.sending import ToSend, held_up_by, to_send
from donghanh.plans.queries.tasks import (
    Filters,
    TaskRow,
    for_rows,
    rows_of,
    steps_of,
    story_of,
    task_rows,
    tasks_across,
    tasks_found,
    turns_of,
)
from donghanh.plans.queries.work import Work, unsettled_count, work_of_body, work_of_office

__all__ = [
    "DutyStanding",
    "Filters",
    "PlanFigures",
    "TaskRow",
    "ToSend",
    "Work",
    "duties_found",
    "duties_owed",
    "figures_of",
    "findings_found",
    "findings_of",
    "for_rows",
    "held_up_by",
    "next_deadlines",
    "plans_found",
    "possible_parents",
    "quotes_of",
    "reporter_of",
    "rows_of",
    "standing_of_duty",
    "steps_of",
    "story_of",
    "targets_found",
    "task_rows",
    "tasks_across",
    "tasks_found",
    "to_send",
    "turns_of",
    "unsettled_count",
    "work_of_body",
    "work_of_office",
]
