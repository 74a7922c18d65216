"""Personal links: how long, which PIN, and the three fields a village head fills in."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import FilterForm, Form, VietnameseDateField
from donghanh.plans.forms.answers import AnswerForm
from donghanh.plans.models import TaskParty
from donghanh.plans.models.link import LinkState


class LinkForm(Form):
    """Until when the link opens."""

    expires_on = VietnameseDateField(
        label=gettext_lazy("Hết hạn ngày"),
        help_text=gettext_lazy("Từ ngày này không mở được nữa. Xa nhất một năm; thường là ba tháng."),
    )


class LinkFilter(FilterForm):
    """How a link stands."""

    la = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[("", gettext_lazy("Tất cả")), *LinkState.choices]
    )


class PinForm(Form):
    """Six digits."""

    pin = forms.CharField(
        label=gettext_lazy("Mã PIN"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "dh-pin"}),
        help_text=gettext_lazy("Sáu chữ số cán bộ xã đã đọc cho anh/chị."),
        error_messages={"required": gettext_lazy("Gõ mã PIN.")},
    )

    def clean_pin(self) -> str:
        """The digits alone; people group them with spaces."""
        return "".join(sign for sign in self.cleaned_data["pin"] if sign.isdigit())


class VillageForm(AnswerForm):
    """Three fields: how far it is, when it was done, a few words."""

    def __init__(self, *args: Any, party: TaskParty, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, party=party, today=today, **kwargs)
        del self.fields["files"]
