"""The tables of plans: the plan and its parts, the tasks with the bodies that have a part in them."""

from donghanh.plans.models.plan import BudgetSource, Plan, PlanKind, PlanQuerySet, PlanSection, ReportDuty, Target
from donghanh.plans.models.task import Mode, Origin, PartyRole, Task, TaskParty, TaskQuerySet, TaskUpdate, UpdateKind

__all__ = [
    "BudgetSource",
    "Mode",
    "Origin",
    "PartyRole",
    "Plan",
    "PlanKind",
    "PlanQuerySet",
    "PlanSection",
    "ReportDuty",
    "Target",
    "Task",
    "TaskParty",
    "TaskQuerySet",
    "TaskUpdate",
    "UpdateKind",
]
