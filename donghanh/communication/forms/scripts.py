"""A script, what its library is narrowed by, and how fast it is read."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.communication.actions.pace import FASTEST, SLOWEST
from donghanh.communication.actions.scripts import LONGEST_TEXT, LONGEST_TITLE
from donghanh.communication.forms.fields import ReasonField
from donghanh.communication.models import ScriptState, Topic
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation

ANY = gettext_lazy("Tất cả")


class ScriptForm(Form):
    """What is written."""

    title = forms.CharField(label=gettext_lazy("Tên bài"), max_length=LONGEST_TITLE)
    topic = forms.ChoiceField(label=gettext_lazy("Chủ đề"), choices=Topic.choices)
    body = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan viết"), queryset=Organisation.objects.none(), empty_label=None
    )
    text = forms.CharField(
        label=gettext_lazy("Lời đọc"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 14}),
        help_text=gettext_lazy(
            "Viết đúng như khi đọc. Không nêu tên hay chuyện của người bị bạo lực, kể cả khi đã đổi tên."
        ),
        error_messages={"required": gettext_lazy("Ghi lời đọc của bài.")},
    )

    def offer(self, bodies: Iterable[Organisation]) -> "ScriptForm":
        """Fill in who may have written it; call before validation."""
        field: Any = self.fields["body"]
        keys = [body.pk for body in bodies]
        field.queryset = Organisation.objects.filter(pk__in=keys).order_by("sort_key", "pk")
        return self


class ScriptEditForm(VersionedFormMixin, ScriptForm):
    """The same, of one that is there."""


class StepForm(VersionedFormMixin, Form):
    """A step that needs no word: the version is all it is about."""


class ReturnForm(VersionedFormMixin, Form):
    """What is to be mended."""

    reason = ReasonField(label=gettext_lazy("Cần sửa gì"), max_length=500)


class ScriptFilter(FilterForm):
    """What the library is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    chu_de = forms.ChoiceField(label=gettext_lazy("Chủ đề"), required=False, choices=[("", ANY), *Topic.choices])
    buoc = forms.ChoiceField(
        label=gettext_lazy("Bước"),
        required=False,
        choices=[("", ANY), *ScriptState.choices, ("away", gettext_lazy("Đã cất"))],
    )
    noi = forms.TypedChoiceField(label=gettext_lazy("Cơ quan viết"), required=False, coerce=uuid.UUID, empty_value=None)

    def offer(self, bodies: Iterable[Organisation]) -> "ScriptFilter":
        """Fill in who wrote; call before validation."""
        field: Any = self.fields["noi"]
        field.choices = [("", ANY), *((body.pk, body.name) for body in bodies)]
        return self


class PaceForm(Form):
    """How fast is read from a day on."""

    a_minute = VietnameseIntegerField(
        label=gettext_lazy("Số tiếng một phút"),
        min_value=SLOWEST,
        max_value=FASTEST,
        help_text=gettext_lazy("Đếm trong một bài phát thanh viên của đài đã đọc: số tiếng chia cho số phút."),
        error_messages={
            "min_value": gettext_lazy("Tốc độ đọc từ 60 đến 400 tiếng một phút. Ghi lại."),
            "max_value": gettext_lazy("Tốc độ đọc từ 60 đến 400 tiếng một phút. Ghi lại."),
        },
    )
    valid_from = VietnameseDateField(label=gettext_lazy("Áp dụng từ ngày"))
    source = forms.CharField(
        label=gettext_lazy("Căn cứ"), required=False, max_length=300, help_text=gettext_lazy("Ví dụ: đo bài ngày 3/11")
    )
