"""What lists of inspections, findings and checklists are narrowed by."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import FilterForm, VietnameseDateField
from donghanh.inspections.models import SHORT_SEVERITY, FindingState, InspectionState
from donghanh.inspections.presenters.findings import STANDINGS
from donghanh.inspections.queries import AskedFindings, AskedInspections
from donghanh.organisations.models import Organisation

ANY = gettext_lazy("Tất cả")


class InspectionFilter(FilterForm):
    """What the list of inspections is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False, choices=[("", ANY), *InspectionState.choices])
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")

    @property
    def asked(self) -> AskedInspections:
        """What is applied, as the queries take it."""
        values = self.values
        return AskedInspections(values.get("q", ""), values.get("buoc", ""), values.get("tu"), values.get("den"))


class FindingFilter(FilterForm):
    """What the list of findings is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    noi = forms.TypedChoiceField(
        label=gettext_lazy("Nơi khắc phục"), required=False, coerce=uuid.UUID, empty_value=None
    )
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False, choices=[("", ANY), *FindingState.choices])
    muc = forms.ChoiceField(
        label=gettext_lazy("Mức độ"),
        required=False,
        choices=[("", ANY), *((key.value, words) for key, words in SHORT_SEVERITY.items())],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tinh-trang"] = forms.ChoiceField(
            label=gettext_lazy("Tình trạng"), required=False, choices=[("", ANY), *STANDINGS]
        )
        self.fields["tinh-trang"].widget.attrs["class"] = "govuk-select"

    def offer(self, owners: Iterable[Organisation]) -> "FindingFilter":
        """The bodies that have findings; call before validation."""
        choices: Any = self.fields
        choices["noi"].choices = [("", ANY), *((str(body.pk), body.name) for body in owners)]
        return self

    @property
    def asked(self) -> AskedFindings:
        """What is applied, as the queries take it."""
        values = self.values
        return AskedFindings(
            words=values.get("q", ""),
            standing=values.get("tinh-trang", ""),
            step=values.get("buoc", ""),
            severity=values.get("muc", ""),
            owner_id=values.get("noi"),
        )


class ChecklistFilter(FilterForm):
    """What the list of checklists is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
