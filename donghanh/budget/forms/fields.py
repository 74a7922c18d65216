"""Money as offices type it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.domain.money import LARGEST
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import VietnameseIntegerField


class MoneyField(VietnameseIntegerField):
    """Whole đồng, with or without dots between thousands."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Ghi số tiền bằng đồng, ví dụ 1.205.000."),
        "invalid": gettext_lazy("Ghi số tiền bằng đồng, chỉ chữ số, ví dụ 1.205.000."),
        "min_value": gettext_lazy("Số tiền không âm và không bằng 0. Ghi lại."),
        "max_value": gettext_lazy("Số tiền này quá lớn. Xem lại số chữ số không."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 1)
        kwargs.setdefault("max_value", LARGEST)
        kwargs.setdefault("help_text", gettext_lazy("Bằng đồng, ví dụ 1.205.000"))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A middling box and the keyboard with digits."""
        return {"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-10", "maxlength": 24}

    def to_python(self, value: Any) -> int | None:
        """The amount; spaces and the word "đồng" behind it are passed over."""
        if isinstance(value, str):
            value = "".join(value.lower().removesuffix("đồng").split())
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """An amount is shown with its dots; what was typed stays as it was typed."""
        return formats.number(value) if isinstance(value, int) else value
