"""Personal links: how long, which PIN, and the three fields a village head fills in."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import FilterForm, Form, Nearest, VietnameseDateField
from donghanh.plans.actions.links import PIN_DIGITS
from donghanh.plans.forms.answers import AnswerForm
from donghanh.plans.models import TaskParty
from donghanh.plans.models.link import LinkState

_BETWEEN = " .-\u00a0"
"""What people write between the digits."""


class LinkForm(Form):
    """Until when the link opens."""

    expires_on = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Hết hạn ngày"),
        help_text=gettext_lazy("Từ ngày này không mở được nữa. Xa nhất một năm; thường là ba tháng."),
    )


class LinkFilter(FilterForm):
    """How a link stands."""

    la = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[("", gettext_lazy("Tất cả")), *LinkState.choices]
    )


class PinForm(Form):
    """Six digits. What is no PIN at all is said here, before a try is used up."""

    pin = forms.CharField(
        label=gettext_lazy("Mã PIN"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "dh-pin"}),
        help_text=gettext_lazy("Sáu chữ số cán bộ xã đã đọc cho anh/chị."),
        error_messages={
            "required": gettext_lazy("Gõ mã PIN."),
            "max_length": gettext_lazy("Mã PIN có đúng sáu chữ số. Gõ lại, lần này chưa tính là gõ sai."),
        },
    )

    def clean_pin(self) -> str:
        """The digits alone, however they are grouped or written; refused unless they are six."""
        typed = "".join(sign for sign in self.cleaned_data["pin"] if sign not in _BETWEEN)
        if len(typed) != PIN_DIGITS or not typed.isdecimal():
            raise forms.ValidationError(self.fields["pin"].error_messages["max_length"])
        return "".join(str(int(sign)) for sign in typed)


class VillageForm(AnswerForm):
    """Three fields: how far it is, when it was done, a few words."""

    def __init__(self, *args: Any, party: TaskParty, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, party=party, today=today, **kwargs)
        del self.fields["files"]
        self.fields["text"].help_text = _(
            "Báo xong thì ghi kết quả: số người, số lượng. Trả lại thì ghi lý do. "
            "Có ảnh, danh sách thì đưa cán bộ xã, cán bộ thêm vào việc này."
        )
