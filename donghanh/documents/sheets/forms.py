"""The forms of a list that comes in: sent as a file or pasted, then on its way back to be applied."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.forms import FileField, Form


class ListForm(Form):
    """A list of people: a file, or what was copied from one. ``order`` says in which columns a pasted list is read."""

    order: str | Promise
    file = FileField(
        label=_("Bảng tính đã điền"),
        accept=".xlsx",
        required=False,
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) theo mẫu, tới 5 MB và 500 dòng. Tệp đọc xong thì bỏ, không giữ lại."),
    )
    pasted = forms.CharField(
        label=_("Hoặc dán các dòng chép từ bảng tính"),
        required=False,
        max_length=300_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pasted"].help_text = self.order

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data = super().clean() or {}
        if not data.get("file") and not str(data.get("pasted", "")).strip() and not self.errors:
            self.add_error("file", _("Chọn một tệp, hoặc dán các dòng vào ô dưới."))
        return data


class SealedForm(Form):
    """What was read of a list, on its way back."""

    sheets = forms.CharField(widget=forms.HiddenInput, max_length=2_000_000)
