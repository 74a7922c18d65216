"""A task in three boxes: what, who, when."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.text import fold
from donghanh.domain.text.days_said import day_said, no_such_day
from donghanh.domain.text.rhythms_said import Rhythm
from donghanh.domain.text.rhythms_typed import means_all_the_time, rhythm_typed
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import Form, no_such_day_words
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.bodies import Body
from donghanh.plans.deadlines import STANDING, Due, Schedule
from donghanh.plans.models import Plan
from donghanh.plans.rhythms import rule_in_plan
from donghanh.plans.wording import wrong_deadline

MOST_LIKE = 3


def late_words(plan: Plan, found: tuple[str, dt.date] | None) -> str:
    """What is said of a rhythm whose first day stands after the plan's end."""
    if found is None:
        return _("Chưa hiểu ngày nào của kỳ. Ghi như “hai tuần một lần vào thứ Sáu”.")
    words = _("Kỳ đầu vào %(first)s, sau khi kế hoạch hết (%(last)s). Ghi kỳ dày hơn, hoặc ghi hạn là một ngày.")
    return words % {"first": formats.date(found[1]), "last": formats.date(plan.ends_on)}


class QuickForm(Form):
    """What is to be done, by whom in the first letters of a name, by when in plain words; and in which plan."""

    text = forms.CharField(
        label=gettext_lazy("Việc cần làm"),
        max_length=4000,
        widget=forms.TextInput({"autofocus": True, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Ghi việc cần làm.")},
    )
    body = forms.CharField(
        label=gettext_lazy("Nơi làm"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"list": "noi-lam", "autocomplete": "off"}),
        help_text=gettext_lazy("Vài chữ của tên là đủ. Để trống thì việc chờ ở “Chưa giao”."),
    )
    due = forms.CharField(
        label=gettext_lazy("Hạn"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
        help_text=gettext_lazy(
            "15/12, thứ sáu, cuối tháng, 10 ngày, mỗi thứ hai, hai tuần một lần. Để trống hoặc ghi “hằng ngày” là việc thường xuyên."
        ),
    )
    plan = forms.ModelChoiceField(label=gettext_lazy("Thuộc kế hoạch"), queryset=Plan.objects.none(), empty_label=None)

    def __init__(self, *args: Any, plans: Sequence[Plan], today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.rhythm: Rhythm | None = None
        self.bodies: list[Organisation | OrganisationGroup] = []
        self.fields["plan"].queryset = Plan.objects.filter(pk__in=[one.pk for one in plans])  # type: ignore[attr-defined]

    def offer(self, organisations: Sequence[Organisation], groups: Sequence[OrganisationGroup]) -> None:
        """The bodies and groups a name may mean."""
        self.bodies = [*organisations, *groups]

    @property
    def names(self) -> list[str]:
        """What the browser proposes while somebody types."""
        return [one.name for one in self.bodies]

    def clean_body(self) -> Body | None:
        """The one body whose name is meant: the same letters, else the only one that has all the words."""
        typed = fold(" ".join(self.cleaned_data["body"].split()))
        if not typed:
            return None
        same = [one for one in self.bodies if fold(one.name) == typed]
        like = same or [one for one in self.bodies if all(word in fold(one.name) for word in typed.split())]
        if len(like) == 1:
            return Body.of(like[0])
        if not like:
            raise forms.ValidationError(_("Không có cơ quan, nhóm nào mang chữ này. Ghi chữ khác, hoặc để trống."))
        names = "; ".join(one.name for one in like[:MOST_LIKE])
        raise forms.ValidationError(_("Nhiều nơi mang chữ này: %(names)s. Ghi thêm một chữ.") % {"names": names})

    def clean_due(self) -> Due:
        """The day that is meant."""
        typed = self.cleaned_data["due"].strip()
        if not typed:
            return STANDING
        if means_all_the_time(typed):
            return Due(Schedule.STANDING, text=typed)
        day = day_said(typed, today=self.today)
        if day is None:
            self.rhythm = rhythm_typed(typed, today=self.today)
            if self.rhythm is not None:
                return Due(Schedule.RECURRING)  # the rule waits for the plan
            if wrong := no_such_day(typed):
                raise forms.ValidationError(no_such_day_words(wrong))
            raise forms.ValidationError(
                _("Chưa hiểu hạn này. Ghi như 15/12, thứ sáu, cuối tháng, 10 ngày, hằng tháng hoặc hai tuần một lần.")
            )
        return Due(Schedule.FIXED, day)

    def clean(self) -> dict[str, Any]:
        """A day before the plan was issued, or years after its end, is a slip of the year."""
        cleaned = super().clean() or {}
        due, plan = cleaned.get("due"), cleaned.get("plan")
        if due and plan and self.rhythm is not None:
            found = rule_in_plan(self.rhythm, starts_on=max(self.today, plan.starts_on))
            if found is None or found[1] > plan.ends_on:
                self.add_error("due", late_words(plan, found))
            else:
                cleaned["due"] = Due(Schedule.RECURRING, recurrence=found[0])
            return cleaned
        if due and due.due_on and plan and (problem := wrong_deadline(plan, due.due_on, typed=self["due"].data or "")):
            self.add_error("due", problem)
        return cleaned
