"""Courses and their sessions."""

import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.activities.forms.twins import TwinFormMixin
from donghanh.foundation.web.forms import (
    Form,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseDecimalField,
    VietnameseIntegerField,
)
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.training.models import CourseForm as How
from donghanh.training.models import Topic
from donghanh.units.models import Unit

HOUR = forms.TimeInput(
    format="%H:%M", attrs={"placeholder": "08:00", "inputmode": "numeric", "class": "govuk-input--width-5"}
)
TIME_ERRORS = {"invalid": _("Ghi giờ và phút, ví dụ 08:00.")}


class VersionForm(VersionedFormMixin, Form):
    """Nothing to type: only which version somebody looked at."""


class FinishForm(TwinFormMixin, VersionForm):
    """Whether somebody recorded the whole course by hand already."""


class ReasonForm(VersionedFormMixin, Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Không ghi chuyện riêng của ai."),
        error_messages={"required": _("Ghi lý do, để người sau hiểu vì sao.")},
    )


class _Village(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class _Task(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.short_text)


class CourseForm(Form):
    """A course, and who teaches."""

    title = forms.CharField(
        label=_("Tên khóa học"),
        max_length=200,
        help_text=_("Ví dụ: Tập huấn kỹ năng tiếp nhận ban đầu cho địa chỉ tin cậy"),
        error_messages={"required": _("Ghi tên khóa học.")},
    )
    topic = forms.ModelChoiceField(
        label=_("Chuyên đề"), queryset=Topic.objects.none(), empty_label=_("Chọn chuyên đề"),
        error_messages={"required": _("Chọn chuyên đề: nhờ đó biết ai đã được tập huấn gì.")},
    )  # fmt: skip
    form = forms.ChoiceField(label=_("Hình thức"), choices=How.choices, initial=How.CLASS)
    organiser = forms.ModelChoiceField(
        label=_("Cơ quan tổ chức"), queryset=Organisation.objects.none(), empty_label=None
    )
    starts_on = VietnameseDateField(label=_("Từ ngày"))
    ends_on = VietnameseDateField(label=_("Đến hết ngày"))
    hours = VietnameseDecimalField(label=_("Tổng số giờ"), required=False, help_text=_("Ví dụ 14 hoặc 3,5"))
    place = forms.CharField(
        label=_("Địa điểm"), required=False, max_length=160, help_text=_("Ví dụ: Hội trường UBND xã")
    )
    village = _Village(
        label=_("Thôn"), queryset=Unit.objects.none(), required=False, empty_label=_("Không riêng thôn nào")
    )
    capacity = VietnameseIntegerField(label=_("Số chỗ"), required=False, min_value=1, max_value=5000)
    trainers = forms.CharField(
        label=_("Giảng viên, báo cáo viên"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi người một dòng: họ tên, dấu phẩy, chức danh."),
    )
    task = _Task(
        label=_("Làm theo việc"), queryset=Task.objects.none(), required=False, empty_label=_("Không theo việc nào")
    )
    min_share = VietnameseIntegerField(
        label=_("Phải dự ít nhất, phần trăm số buổi"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Để trống thì lấy mức đang có hiệu lực của xã."),
    )

    def offer(
        self,
        *,
        topics: Iterable[Topic],
        organisers: Iterable[Organisation],
        villages: Iterable[Unit],
        tasks: Iterable[Task],
    ) -> "CourseForm":
        """Fill in what may be chosen; call before validation."""
        for name, model, rows in (
            ("topic", Topic, topics),
            ("organiser", Organisation, organisers),
            ("village", Unit, villages),
            ("task", Task, tasks),
        ):
            keys: list[uuid.UUID] = [row.pk for row in rows]
            found = model.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
            self.fields[name].queryset = found.order_by("sort_key", "pk") if model in (Organisation, Unit) else found  # type: ignore[attr-defined]
        return self

    def clean(self) -> dict[str, Any]:
        """Trainers as pairs of name and position; hours that were not said are nought."""
        data = super().clean() or {}
        data["trainers"] = trainers_in(data.get("trainers", ""))
        data["hours"] = tenths(data.get("hours"))
        if any(len(name) > 120 or len(position) > 160 for name, position in data["trainers"]):
            self.add_error("trainers", _("Có dòng dài quá. Tên nhiều nhất 120 ký tự, chức danh 160."))
        if not 0 <= data["hours"] <= 9999:
            self.add_error("hours", _("Ghi số giờ từ 0 đến 9999."))
        return data


class CourseEditForm(VersionedFormMixin, CourseForm):
    """A correction of a course."""

    together = (("starts_on", "ends_on"),)


class SessionForm(Form):
    """One session."""

    day = VietnameseDateField(label=_("Ngày"))
    starts_at = forms.TimeField(
        label=_("Từ giờ"),
        required=False,
        widget=HOUR,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        error_messages=TIME_ERRORS,
    )
    ends_at = forms.TimeField(
        label=_("Đến giờ"),
        required=False,
        widget=HOUR,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        error_messages=TIME_ERRORS,
    )
    hours = VietnameseDecimalField(
        label=_("Số giờ"), required=False, help_text=_("Để trống thì tính từ giờ bắt đầu đến giờ kết thúc.")
    )
    subject = forms.CharField(label=_("Nội dung"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Hours that were not said are nought: the action counts them from the times."""
        data = super().clean() or {}
        data["hours"] = tenths(data.get("hours"))
        if not 0 <= data["hours"] <= 24:
            self.add_error("hours", _("Một buổi không quá 24 giờ."))
        return data


class SessionEditForm(VersionedFormMixin, SessionForm):
    """A correction of a session."""

    together = (("day", "starts_at", "ends_at"),)


def trainers_in(text: str) -> list[tuple[str, str]]:
    """The lines of the box as name and position."""
    pairs = (line.partition(",") for line in text.splitlines() if line.strip())
    return [(name.strip(), position.strip()) for name, _comma, position in pairs]


def tenths(hours: Decimal | None) -> Decimal:
    """The hours to the tenth; nought when nothing was said."""
    return (hours or Decimal(0)).quantize(Decimal("0.1"))
