"""An office's own checklists."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, VersionedFormMixin
from donghanh.inspections.models import AnswerKind, ChecklistVersion


class ChecklistForm(Form):
    """A checklist of the unit's own, perhaps with the lines of another."""

    name = forms.CharField(label=gettext_lazy("Tên bảng kiểm"), max_length=160)
    about = forms.CharField(
        label=gettext_lazy("Dùng khi nào"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Một câu để người khác chọn đúng bảng."),
    )
    copies = forms.ChoiceField(label=gettext_lazy("Bắt đầu từ"), required=False)

    def offer(self, versions: Sequence[ChecklistVersion]) -> "ChecklistForm":
        """What may be copied. Versions need their checklist loaded."""
        self.versions = {str(one.pk): one for one in versions}
        choices: Any = self.fields
        choices["copies"].choices = [
            ("", _("Bảng trống")),
            *((str(one.pk), f"{one.checklist.name} ({one.number})") for one in versions),
        ]
        return self

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        return {**self.cleaned_data, "copies": self.versions.get(self.cleaned_data["copies"])}


class CorrectChecklistForm(VersionedFormMixin, Form):
    """Another name, or no longer offered."""

    name = forms.CharField(label=gettext_lazy("Tên bảng kiểm"), max_length=160)
    about = forms.CharField(label=gettext_lazy("Dùng khi nào"), required=False, max_length=300)
    is_offered = forms.BooleanField(label=gettext_lazy("Còn dùng cho cuộc kiểm tra mới"), required=False)


class LineForm(Form):
    """One question."""

    code = forms.CharField(label=gettext_lazy("Số"), max_length=20, help_text=gettext_lazy("Ví dụ 1.2"))
    question = forms.CharField(label=gettext_lazy("Câu hỏi"), max_length=400, widget=forms.Textarea({"rows": 2}))
    kind = forms.ChoiceField(label=gettext_lazy("Trả lời bằng"), choices=AnswerKind.choices, initial=AnswerKind.YES_NO)
    unit_word = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Khi trả lời bằng số: người, buổi, %."),
    )
    guidance = forms.CharField(label=gettext_lazy("Cách xem"), required=False, max_length=500)
    authority = forms.CharField(label=gettext_lazy("Căn cứ"), required=False, max_length=200)


class CorrectLineForm(VersionedFormMixin, LineForm):
    """A question as it stands."""

    together = (("kind", "unit_word"),)
