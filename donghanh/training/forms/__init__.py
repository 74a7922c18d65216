"""What pages of trainings ask. Forms check; actions save."""

from donghanh.training.forms.courses import CourseForm, ReasonForm, SessionForm, VersionForm
from donghanh.training.forms.filters import CourseFilter, TraineeFilter
from donghanh.training.forms.people import IntakeForm, KnownForm, PersonEditForm, PersonForm, WithdrawForm

__all__ = [
    "CourseFilter",
    "CourseForm",
    "IntakeForm",
    "KnownForm",
    "PersonEditForm",
    "PersonForm",
    "ReasonForm",
    "SessionForm",
    "TraineeFilter",
    "VersionForm",
    "WithdrawForm",
]
