"""The tables of plans: the plan and its parts, the tasks with the bodies that have a part in them."""

from donghanh.plans.models.amendment import PlanAmendment
from donghanh.plans.models.check_in import CheckIn, CheckInAnswer, CheckInQuerySet
from donghanh.plans.models.evidence import Evidence, EvidenceState
from donghanh.plans.models.feed import CalendarFeed
from donghanh.plans.models.link import LinkVisit, PersonalLink, PinTry
from donghanh.plans.models.plan import BudgetSource, Plan, PlanKind, PlanQuerySet, PlanSection, ReportDuty, Target
from donghanh.plans.models.saved import SavedFilter
from donghanh.plans.models.story import Extension, ExtensionState, TaskUpdate, UpdateKind
from donghanh.plans.models.task import (
    DOING,
    CheckMonths,
    Mode,
    Origin,
    PartyRole,
    Shift,
    Task,
    TaskParty,
    TaskPartyQuerySet,
    TaskQuerySet,
)

__all__ = [
    "DOING",
    "BudgetSource",
    "CalendarFeed",
    "CheckIn",
    "CheckInAnswer",
    "CheckInQuerySet",
    "CheckMonths",
    "Evidence",
    "EvidenceState",
    "Extension",
    "ExtensionState",
    "LinkVisit",
    "Mode",
    "Origin",
    "PartyRole",
    "PersonalLink",
    "PinTry",
    "Plan",
    "PlanAmendment",
    "PlanKind",
    "PlanQuerySet",
    "PlanSection",
    "ReportDuty",
    "SavedFilter",
    "Shift",
    "Target",
    "Task",
    "TaskParty",
    "TaskPartyQuerySet",
    "TaskQuerySet",
    "TaskUpdate",
    "UpdateKind",
]
