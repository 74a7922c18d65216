"""What lists and years of meetings are narrowed by."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.community.models import Initiative
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.meetings.models import MeetingState
from donghanh.meetings.queries import Asked

ANY = gettext_lazy("Tất cả")
FIRST_YEAR, LAST_YEAR = 2008, 2100


class MeetingFilter(FilterForm):
    """What the list is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    clb = forms.TypedChoiceField(label=gettext_lazy("Câu lạc bộ"), required=False, coerce=uuid.UUID, empty_value=None)
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False, choices=[("", ANY), *MeetingState.choices])
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")

    def offer(self, clubs: Iterable[Initiative]) -> "MeetingFilter":
        """Fill the clubs; call before validation."""
        choices: Any = self.fields
        choices["clb"].choices = [("", ANY), *((one.pk, one.name) for one in clubs)]
        return self

    @property
    def asked(self) -> Asked:
        """What is applied, as the queries take it."""
        values = self.values
        return Asked(
            words=values.get("q", ""),
            initiative_id=values.get("clb"),
            state=values.get("buoc", ""),
            since=values.get("tu"),
            until=values.get("den"),
        )


class YearFilter(FilterForm):
    """Which year, and which clubs."""

    nam = forms.IntegerField(
        label=gettext_lazy("Năm"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "invalid": of_this_year(gettext_lazy("Ghi năm bằng bốn chữ số, ví dụ %(year)s.")),
            "min_value": of_this_year(gettext_lazy("Ghi năm bằng bốn chữ số, ví dụ %(year)s.")),
            "max_value": of_this_year(gettext_lazy("Ghi năm bằng bốn chữ số, ví dụ %(year)s.")),
        },
    )
    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
