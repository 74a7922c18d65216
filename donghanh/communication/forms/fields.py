"""Fields several forms of communication share."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats

HOURS = ("%H:%M", "%Hh%M", "%Hh", "%Hg%M", "%H giờ %M", "%H giờ")


class HourField(forms.TimeField):
    """An hour as people write it: 5:30, 5h30, 17 giờ."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Ghi giờ, ví dụ 5:30."),
        "invalid": gettext_lazy("Ghi giờ như 5:30 hoặc 17:00."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", HOURS)
        kwargs.setdefault("help_text", gettext_lazy("Ví dụ 5:30 hoặc 17:00"))
        kwargs.setdefault("widget", forms.TextInput({"class": "govuk-input--width-5", "maxlength": 12}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """An hour is shown as it is written; what was typed stays as it was typed."""
        return formats.time(value) if isinstance(value, dt.time) else value


def words_field(label: Any, *, longest: int = 300, rows: int = 3, **more: Any) -> forms.CharField:
    """A box of a few lines."""
    more.setdefault("widget", forms.Textarea({"rows": rows}))
    return forms.CharField(label=label, max_length=longest, **more)


class ReasonField(forms.CharField):
    """Why: a sentence that stays."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Lý do"))
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("widget", forms.Textarea({"rows": 2}))
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Ghi lý do, một câu là đủ.")})
        super().__init__(**kwargs)
