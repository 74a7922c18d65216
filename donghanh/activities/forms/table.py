"""A table of activities: pasted, or a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import FileField, Form

LONGEST_PASTE = 4_000_000


class TableForm(Form):
    """One of both."""

    pasted = forms.CharField(
        label=gettext_lazy("Dán các dòng chép từ bảng tính"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("Chép cả dòng tiêu đề. Không có dòng tiêu đề thì các cột theo đúng thứ tự của mẫu."),
    )
    file = FileField(label=gettext_lazy("Hoặc chọn tệp Excel"), accept=".xlsx", required=False)

    def clean(self) -> dict[str, Any]:
        """Something must be there, and not twice."""
        cleaned = super().clean() or {}
        pasted, file = (cleaned.get("pasted") or "").strip(), cleaned.get("file")
        if not self.errors and bool(pasted) == bool(file):
            self.add_error(
                "pasted",
                _("Dán các dòng vào đây hoặc chọn một tệp.") if not file else _("Chỉ dùng một: ô dán hoặc tệp."),
            )
        return cleaned
