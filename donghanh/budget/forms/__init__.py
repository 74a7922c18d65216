"""Forms of money. They check; actions save."""

from donghanh.budget.forms.estimates import (
    LineEditForm,
    LineForm,
    ReasonForm,
    StartForm,
    VersionForm,
    norm_label,
)
from donghanh.budget.forms.filters import (
    AdvanceFilter,
    AllocationFilter,
    GiftFilter,
    NormFilter,
    SpendingFilter,
    YearFilter,
)
from donghanh.budget.forms.moving import (
    AdvanceForm,
    AllocationForm,
    ConsentForm,
    GiftForm,
    ReverseForm,
    ScanForm,
    SettleAdvanceForm,
    SettleYearForm,
    SpendingForm,
)
from donghanh.budget.forms.norms import NormEditForm, NormNewForm

__all__ = [
    "AdvanceFilter",
    "AdvanceForm",
    "AllocationFilter",
    "AllocationForm",
    "ConsentForm",
    "GiftFilter",
    "GiftForm",
    "LineEditForm",
    "LineForm",
    "NormEditForm",
    "NormFilter",
    "NormNewForm",
    "ReasonForm",
    "ReverseForm",
    "ScanForm",
    "SettleAdvanceForm",
    "SettleYearForm",
    "SpendingFilter",
    "SpendingForm",
    "StartForm",
    "VersionForm",
    "YearFilter",
    "norm_label",
]
