"""Kinds of activities of an office's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.activities.models import ActivityKind
from donghanh.foundation.web.forms import Form, VersionedFormMixin


class KindForm(Form):
    """A new kind, counted under a national one."""

    name = forms.CharField(label=gettext_lazy("Tên loại"), max_length=120)
    counts_as = forms.ModelChoiceField(
        label=gettext_lazy("Tính vào loại chung"),
        queryset=ActivityKind.objects.none(),
        empty_label=None,
        help_text=gettext_lazy("Báo cáo lên cấp trên cộng theo loại chung."),
    )
    unit_word = forms.CharField(
        label=gettext_lazy("Một cái gọi là gì"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Buổi, cuộc, chiếc. Để trống thì lấy như loại chung."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields
        choices["counts_as"].queryset = ActivityKind.objects.offered().filter(unit__isnull=True)


class KindEditForm(VersionedFormMixin, Form):
    """The name of an own kind, and whether it is still offered."""

    name = forms.CharField(label=gettext_lazy("Tên loại"), max_length=120)
    is_offered = forms.BooleanField(label=gettext_lazy("Còn dùng khi ghi hoạt động mới"), required=False)
