"""The tables of plans: the plan and its parts, the tasks with the bodies that have a part in them."""

from donghanh.plans.models.plan import BudgetSource, Plan, PlanKind, PlanSection, ReportDuty, Target
from donghanh.plans.models.task import Mode, Origin, PartyRole, Task, TaskParty, TaskUpdate, UpdateKind

__all__ = [
    "BudgetSource",
    "Mode",
    "Origin",
    "PartyRole",
    "Plan",
    "PlanKind",
    "PlanSection",
    "ReportDuty",
    "Target",
    "Task",
    "TaskParty",
    "TaskUpdate",
    "UpdateKind",
]
