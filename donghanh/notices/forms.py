"""Forms of the notices app."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form
from donghanh.notices.channels import channels
from donghanh.people.models import Person

WEEKDAYS = (
    ("0", gettext_lazy("Thứ Hai")),
    ("1", gettext_lazy("Thứ Ba")),
    ("2", gettext_lazy("Thứ Tư")),
    ("3", gettext_lazy("Thứ Năm")),
    ("4", gettext_lazy("Thứ Sáu")),
)


class PreferenceForm(Form):
    """How a person is told beside the platform itself."""

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Ngoài phần mềm, gửi thêm qua"), required=False, widget=forms.CheckboxSelectMultiple
    )
    email = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư điện tử"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("Chỉ dùng để nhắc việc. Thư chỉ ghi có bao nhiêu việc, không ghi tên việc, tên người."),
        error_messages={"invalid": gettext_lazy("Địa chỉ thư chưa đúng. Ví dụ: vanhoa@songmay.example.vn")},
    )
    digest_weekday = forms.ChoiceField(
        label=gettext_lazy("Ngày nhận tổng kết tuần"),
        choices=WEEKDAYS,
        help_text=gettext_lazy("Gặp ngày nghỉ thì gửi vào ngày làm việc kế tiếp."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opened = channels()
        if not opened:
            del self.fields["chosen"]
        else:
            self.fields["chosen"].choices = [(code, channel.name) for code, channel in opened.items()]  # type: ignore[attr-defined]
            if {"sms", "zalo"} & set(opened):
                self.fields["chosen"].help_text = (
                    _("Tin nhắn gửi đến số %(phone)s, ghi ở phần Nhân sự.") % {"phone": person.phone}
                    if person.phone
                    else _("Phần Nhân sự chưa ghi số điện thoại của anh/chị.")
                )
        if "email" not in opened or person.user is None:
            del self.fields["email"]
