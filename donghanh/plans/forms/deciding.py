"""What is decided about a task: set aside, checked, given more time."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.text.days_said import leaves_year_open
from donghanh.foundation.web.forms import Form, Nearest, VietnameseDateField
from donghanh.plans.models import Plan
from donghanh.plans.status import TaskState
from donghanh.plans.wording import wrong_deadline

WAYS_ASIDE = [
    (TaskState.DROPPED, gettext_lazy("Thôi không làm nữa")),
    (TaskState.NO_EVENT, gettext_lazy("Không phát sinh: điều kiện của việc không xảy ra")),
    (TaskState.EXEMPT, gettext_lazy("Miễn: không tính vào tỷ lệ hoàn thành")),
    (TaskState.PAUSED, gettext_lazy("Tạm dừng, sẽ làm tiếp")),
]


class SetAsideForm(Form):
    """In which way a task is set aside, and why."""

    to = forms.ChoiceField(
        label=gettext_lazy("Để lại theo cách nào"),
        choices=WAYS_ASIDE,
        widget=forms.RadioSelect,
        initial=TaskState.DROPPED,
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2}))


class ResultForm(Form):
    """Whether a reported result does; no needs words. Neither is chosen beforehand: a yes is said, not passed over."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Kết quả này"),
        choices=[("dat", gettext_lazy("Đạt, tính là xong")), ("chua", gettext_lazy("Chưa đạt, trả lại để làm tiếp"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn đạt hay chưa đạt.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Lời nhắn"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """A result handed back says what is missing."""
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "chua" and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Ghi còn thiếu gì để nơi làm bổ sung."))
        return cleaned


class ExtensionForm(Form):
    """A later day, and why."""

    new_due_on = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Xin lùi đến ngày"),
        help_text=gettext_lazy("Ngày cuối còn trong hạn. Ví dụ 25/11, thứ sáu, cuối tháng"),
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan

    def clean_new_due_on(self) -> dt.date:
        """A day past the end of the plan is asked for with its year."""
        return _of_plan(self, "new_due_on", self.plan)


class ExtensionDecisionForm(Form):
    """Yes until a day, or no with a word; neither is chosen beforehand."""

    quiet_about_optional = True  # what is needed depends on the answer; the errors say so

    decision = forms.ChoiceField(
        label=gettext_lazy("Trả lời"),
        choices=[("cho", gettext_lazy("Cho gia hạn")), ("khong", gettext_lazy("Không cho, giữ hạn cũ"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn cho hay không cho.")},
    )
    until = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Đến ngày"),
        required=False,
        help_text=gettext_lazy("Để trống là đúng ngày đã xin"),
    )
    answer = forms.CharField(
        label=gettext_lazy("Lời nhắn"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, plan: Plan | None = None, **kwargs: Any) -> None:
        """``plan`` is the one whose work gets the time; what stands in none has no end to be held against."""
        super().__init__(*args, **kwargs)
        self.plan = plan

    def clean_until(self) -> dt.date | None:
        """A day past the end of the plan is named with its year."""
        until: dt.date | None = self.cleaned_data["until"]
        return until if self.plan is None else _of_plan(self, "until", self.plan)

    def clean(self) -> dict[str, Any]:
        """A no says why."""
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "khong" and not (cleaned.get("answer") or "").strip():
            self.add_error("answer", _("Ghi lý do, một câu là đủ."))
        return cleaned


def _of_plan(form: Form, name: str, plan: Plan) -> Any:
    """The day of a box, unless only its year was left out and the next such day stands past the end of the plan."""
    day, typed = form.cleaned_data[name], str(form[name].data or "")
    if day and leaves_year_open(typed) and (problem := wrong_deadline(plan, day, typed=typed)):
        raise forms.ValidationError(problem)
    return day
