"""The name of filters somebody keeps."""

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form


class FilterNameForm(Form):
    """One name; uniqueness is the action's business."""

    name = forms.CharField(
        label=gettext_lazy("Tên bộ lọc"),
        max_length=60,
        help_text=gettext_lazy("Vài chữ cho dễ nhớ. Ví dụ: Việc của Công an còn chậm"),
    )
