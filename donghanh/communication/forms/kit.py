"""The kit of an Action Month and its parts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.communication.models import ActionMonth
from donghanh.foundation.web.forms import (
    FileField,
    Form,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.organisations.models import Organisation


class MonthForm(Form):
    """Theme and window."""

    theme = forms.CharField(label=gettext_lazy("Chủ đề"), max_length=400, widget=forms.Textarea({"rows": 3}))
    authority = forms.CharField(
        label=gettext_lazy("Theo văn bản"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Số, ngày của công văn có chủ đề này."),
    )
    starts_on = VietnameseDateField(label=gettext_lazy("Từ ngày"))
    ends_on = VietnameseDateField(label=gettext_lazy("Đến hết ngày"))


class MonthNewForm(MonthForm):
    """A kit to begin."""

    year = VietnameseIntegerField(label=gettext_lazy("Năm"), min_value=2016, max_value=2100)
    like = forms.ModelChoiceField(
        label=gettext_lazy("Chép thông điệp và danh mục từ"),
        queryset=ActionMonth.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không chép, dùng danh mục mẫu"),
        help_text=gettext_lazy("Tệp hình ảnh không chép theo."),
    )
    field_order = ("year", "theme", "authority", "starts_on", "ends_on", "like")

    def offer(self, months: Iterable[ActionMonth]) -> "MonthNewForm":
        """Fill in the kits there are; call before validation."""
        field: Any = self.fields["like"]
        field.queryset = ActionMonth.objects.filter(pk__in=[one.pk for one in months]).order_by("-year")
        return self


class MonthEditForm(VersionedFormMixin, MonthForm):
    """One that is there; its year stays."""

    together = (("starts_on", "ends_on"),)


class LineForm(Form):
    """A message, or a line of the checklist."""

    text = forms.CharField(label=gettext_lazy("Nội dung"), max_length=300)


class AssetForm(Form):
    """An identity asset."""

    caption = forms.CharField(
        label=gettext_lazy("Là gì"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Phông nền lễ phát động, khổ 4 × 3 m"),
    )
    file = FileField(label=gettext_lazy("Tệp"), accept="image/jpeg,image/png,image/webp,application/pdf")


class AnswerForm(Form):
    """Done or not, by which body."""

    body = forms.ModelChoiceField(label=gettext_lazy("Cơ quan"), queryset=Organisation.objects.none(), empty_label=None)
    is_done = forms.TypedChoiceField(
        label=gettext_lazy("Kết quả"),
        choices=[("yes", gettext_lazy("Đã làm")), ("no", gettext_lazy("Chưa làm"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("Ghi thêm"), max_length=300, required=False)

    def offer(self, bodies: Iterable[Organisation]) -> "AnswerForm":
        """Fill in for whom this person may answer; call before validation."""
        field: Any = self.fields["body"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in bodies]).order_by("sort_key", "pk")
        return self
