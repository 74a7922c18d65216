"""Who came, and what came of it."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.activities.forms.twins import TwinFormMixin
from donghanh.community.models import Member
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseIntegerField
from donghanh.meetings.actions import Guests
from donghanh.meetings.models import Meeting

MOST_GUESTS = 5_000


class AttendanceForm(Form):
    """The list as it was drawn (``seen``) and as it is now (``present``): what differs is what this person changed."""

    seen = forms.TypedMultipleChoiceField(required=False, coerce=uuid.UUID)
    present = forms.TypedMultipleChoiceField(
        required=False,
        coerce=uuid.UUID,
        error_messages={
            "invalid_choice": gettext_lazy("Danh sách vừa đổi: có người không còn là thành viên. Tải lại trang.")
        },
    )

    def offer(self, members: Iterable[Member]) -> "AttendanceForm":
        """Who may be marked."""
        choices = [(str(one.pk), str(one.pk)) for one in members]
        for name in ("seen", "present"):
            field: Any = self.fields[name]
            field.choices = choices
        return self


def _guests(label: Any) -> VietnameseIntegerField:
    return VietnameseIntegerField(label=label, required=False, min_value=0, max_value=MOST_GUESTS)


class ResultForm(VersionedFormMixin, Form):
    """Guests as numbers, and what the meeting came to."""

    guests_women = _guests(gettext_lazy("Khách nữ"))
    guests_men = _guests(gettext_lazy("Khách nam"))
    guests_unknown = _guests(gettext_lazy("Khách chưa rõ giới"))
    result = forms.CharField(
        label=gettext_lazy("Kết quả, biên bản tóm tắt"),
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy(
            "Đã bàn gì, thống nhất gì. Không ghi tên, không ghi chuyện riêng của ai, nhất là người bị bạo lực."
        ),
    )

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        """What the form shows of a meeting; no guests are an empty box."""
        numbers = {name: getattr(meeting, name) or None for name in ("guests_women", "guests_men", "guests_unknown")}
        return {**numbers, "result": meeting.result, "version": meeting.version}

    @property
    def guests(self) -> Guests:
        """The guests as the action takes them. Only of a valid form."""
        data = self.cleaned_data
        return Guests(data["guests_women"] or 0, data["guests_men"] or 0, data["guests_unknown"] or 0)


class CloseForm(TwinFormMixin, ResultForm):
    """The same, and whether somebody has recorded this very meeting already."""
