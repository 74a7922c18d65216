"""What one act on many tasks needs to know."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, Nearest, VietnameseDateField
from donghanh.plans.bulk import NAMES, Act
from donghanh.plans.forms.bodies import BodyForm
from donghanh.plans.forms.deciding import SetAsideForm


class DeadlineForm(Form):
    """One last day for all of them."""

    due_on = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Hạn cuối mới"),
        help_text=gettext_lazy("Ngày cuối còn trong hạn. Ví dụ 25/11, thứ sáu, cuối tháng"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do đổi"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Cần có khi có việc đã gửi; các nơi làm đọc được."),
    )

    def clean(self) -> dict[str, Any]:
        """Each plan judges the day by what was typed, too."""
        return (super().clean() or {}) | {"typed": str(self["due_on"].data or "")}


FORMS: dict[Act, type[Form]] = {
    Act.SEND: Form,
    Act.DEADLINE: DeadlineForm,
    Act.LEAD: BodyForm,
    Act.COORDINATING: BodyForm,
    Act.SET_ASIDE: SetAsideForm,
    Act.RESTORE: Form,
}


def act_choices() -> list[tuple[str, object]]:
    """The acts for a list to choose from."""
    return [(act.value, NAMES[act]) for act in Act]
