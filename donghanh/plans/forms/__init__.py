"""Forms of plans and tasks. They check; actions save."""

from donghanh.plans.forms.answers import AnswerForm, ReasonForm, RemarkForm, WordForm, tiles_for
from donghanh.plans.forms.bodies import BesideForm, BodiesField, BodyField, BodyForm, OtherLeadForm
from donghanh.plans.forms.check_ins import CheckInForm
from donghanh.plans.forms.deciding import ExtensionDecisionForm, ExtensionForm, ResultForm, SetAsideForm
from donghanh.plans.forms.evidence import EvidenceForm
from donghanh.plans.forms.filters import (
    AllTaskFilter,
    DutyFilter,
    FindingFilter,
    PlanFilter,
    TargetFilter,
    TaskFilter,
)
from donghanh.plans.forms.plans import (
    DutyEditForm,
    DutyForm,
    NumberForm,
    PlanEditForm,
    PlanForm,
    SentForm,
    SourceEditForm,
    SourceForm,
    TargetEditForm,
    TargetForm,
)
from donghanh.plans.forms.saved import FilterNameForm
from donghanh.plans.forms.tasks import NewTaskForm, TaskEditForm, TaskForm

__all__ = [
    "AllTaskFilter",
    "AnswerForm",
    "BesideForm",
    "BodiesField",
    "BodyField",
    "BodyForm",
    "CheckInForm",
    "DutyEditForm",
    "DutyFilter",
    "DutyForm",
    "EvidenceForm",
    "ExtensionDecisionForm",
    "ExtensionForm",
    "FilterNameForm",
    "FindingFilter",
    "NewTaskForm",
    "NumberForm",
    "OtherLeadForm",
    "PlanEditForm",
    "PlanFilter",
    "PlanForm",
    "ReasonForm",
    "RemarkForm",
    "ResultForm",
    "SentForm",
    "SetAsideForm",
    "SourceEditForm",
    "SourceForm",
    "TargetEditForm",
    "TargetFilter",
    "TargetForm",
    "TaskEditForm",
    "TaskFilter",
    "TaskForm",
    "WordForm",
    "tiles_for",
]
