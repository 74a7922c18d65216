"""The tables of inspections."""

from donghanh.inspections.models.checklist import (
    AnswerKind,
    Checklist,
    ChecklistLine,
    ChecklistQuerySet,
    ChecklistVersion,
    VersionState,
)
from donghanh.inspections.models.finding import (
    FINDING_MOVES,
    SHORT_SEVERITY,
    Decision,
    Finding,
    FindingFile,
    FindingQuerySet,
    FindingState,
    FollowUp,
    Severity,
)
from donghanh.inspections.models.inspection import (
    MOVES,
    Answer,
    Inspection,
    InspectionQuerySet,
    InspectionState,
    TeamMember,
    YesNo,
)
from donghanh.inspections.models.story import Change, ChangeKind

__all__ = [
    "FINDING_MOVES",
    "MOVES",
    "SHORT_SEVERITY",
    "Answer",
    "AnswerKind",
    "Change",
    "ChangeKind",
    "Checklist",
    "ChecklistLine",
    "ChecklistQuerySet",
    "ChecklistVersion",
    "Decision",
    "Finding",
    "FindingFile",
    "FindingQuerySet",
    "FindingState",
    "FollowUp",
    "Inspection",
    "InspectionQuerySet",
    "InspectionState",
    "Severity",
    "TeamMember",
    "VersionState",
    "YesNo",
]
