"""What is sent to the pages of staffing. Forms check; actions save."""

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.forms import FileField, Form


class IntakeForm(Form):
    """One spreadsheet."""

    file = FileField(
        label=_("Bảng tính đã điền"),
        accept=".xlsx",
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) theo mẫu, tới 5 MB và 500 dòng mỗi trang. Tệp đọc xong thì bỏ, không giữ lại."),
    )


class SealedForm(Form):
    """What was read of a spreadsheet, on its way back."""

    sheets = forms.CharField(widget=forms.HiddenInput, max_length=2_000_000)
