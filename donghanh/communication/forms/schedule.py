"""A slot of the week, why a turn was not aired."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.communication.actions.schedule import MOST_TIMES, WEEK
from donghanh.communication.forms.fields import HourField, ReasonField
from donghanh.communication.models import Script
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, Nearest, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task

MOST_WEEKS = 52


class SlotFormBase(Form):
    """What setting and changing ask alike."""

    script = forms.ModelChoiceField(
        label=gettext_lazy("Bài"),
        queryset=Script.objects.none(),
        empty_label=gettext_lazy("Chọn bài đã duyệt"),
        help_text=gettext_lazy("Chỉ bài đã duyệt mới xếp lịch được."),
    )
    starts_at = HourField(label=gettext_lazy("Giờ phát"))
    last_on = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Lặp lại hằng tuần đến ngày"),
        required=False,
        help_text=of_this_year(gettext_lazy("Để trống thì chỉ phát ngày đầu. Ví dụ 15/12/%(year)s")),
    )
    weeks = VietnameseIntegerField(
        label=gettext_lazy("Hoặc số tuần phát"),
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        help_text=gettext_lazy("Tính cả tuần đầu. Ghi một trong hai ô."),
        error_messages={
            "min_value": gettext_lazy("Ghi số tuần từ 1 đến 52."),
            "max_value": gettext_lazy("Ghi số tuần từ 1 đến 52."),
        },
    )
    times = VietnameseIntegerField(
        label=gettext_lazy("Số lượt đọc liền nhau"),
        min_value=1,
        max_value=MOST_TIMES,
        initial=1,
        error_messages={
            "min_value": gettext_lazy("Ghi số lượt từ 1 đến 10."),
            "max_value": gettext_lazy("Ghi số lượt từ 1 đến 10."),
        },
    )
    task = forms.ModelChoiceField(
        label=gettext_lazy("Làm theo việc của kế hoạch"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không gắn việc nào"),
        help_text=gettext_lazy("Mỗi lượt đã phát được tính cho việc này."),
    )
    accepts_overlap = forms.BooleanField(label=gettext_lazy("Vẫn xếp dù chồng giờ với bài khác"), required=False)

    def offer(self, *, scripts: Iterable[Script], tasks: Sequence[Task]) -> "SlotFormBase":
        """Fill in what the unit has; call before validation."""
        fields: Any = self.fields
        keys = [script.pk for script in scripts]
        fields["script"].queryset = Script.objects.filter(pk__in=keys).select_related("body").order_by("title", "pk")
        fields["script"].label_from_instance = lambda one: f"{one.title} ({one.body.name})"
        fields["task"].queryset = Task.objects.filter(pk__in=[task.pk for task in tasks]).select_related("plan")
        fields["task"].label_from_instance = lambda one: one.short_text
        return self

    def _last(self, first_on: dt.date | None) -> dt.date | None:
        data = self.cleaned_data
        weeks = data.get("weeks")
        if weeks and data.get("last_on"):
            self.add_error("weeks", _("Chỉ ghi một trong hai: đến ngày, hoặc số tuần."))
            return None
        if weeks and first_on:
            return first_on + (weeks - 1) * WEEK
        last: dt.date | None = data.get("last_on")
        if last and first_on and last < first_on:
            self.add_error("last_on", _("Ngày cuối không được trước ngày đầu. Phát một lần thì để trống ô này."))
        return last


class SlotForm(SlotFormBase):
    """A new slot."""

    first_on = VietnameseDateField(nearest=Nearest.AHEAD, label=gettext_lazy("Ngày phát đầu tiên"))
    station = forms.ModelChoiceField(label=gettext_lazy("Đài"), queryset=Organisation.objects.none(), empty_label=None)
    field_order = ("script", "first_on", "starts_at", "station")

    def offer_stations(self, stations: Sequence[Organisation]) -> "SlotForm":
        """Fill in who may air, the likeliest first."""
        field: Any = self.fields["station"]
        field.queryset = Organisation.objects.filter(pk__in=[body.pk for body in stations])
        field.choices = [(body.pk, body.name) for body in stations]
        return self

    def clean(self) -> dict[str, Any]:
        """Until when, from either box."""
        cleaned = super().clean() or {}
        cleaned["last_on"] = self._last(cleaned.get("first_on"))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "weeks"}


class SlotEditForm(VersionedFormMixin, SlotFormBase):
    """One that is there: its first day and its station stay."""

    together = (("last_on", "weeks"),)

    def __init__(self, *args: Any, first_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_on = first_on

    def clean(self) -> dict[str, Any]:
        """Until when, from either box."""
        cleaned = super().clean() or {}
        cleaned["last_on"] = self._last(self.first_on)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        return {name: value for name, value in self.fields_typed.items() if name != "weeks"}


class MissedForm(Form):
    """Why a turn was not aired."""

    reason = ReasonField(help_text=gettext_lazy("Ví dụ: mất điện, hỏng loa, ưu tiên tin bão."))


class TakeBackForm(Form):
    """Why a mark is taken back."""

    reason = ReasonField(help_text=gettext_lazy("Ví dụ: đánh dấu nhầm ngày."))


class AskForm(Form):
    """A page that only asks."""
