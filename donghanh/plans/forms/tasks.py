"""Forms of tasks."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.text import fold
from donghanh.domain.text.rhythms_said import RHYTHMS, rule_said
from donghanh.domain.text.rhythms_typed import means_all_the_time, rhythm_typed
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import Form, Nearest, VersionedFormMixin, VietnameseDateField
from donghanh.plans.days import first_deadline
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.forms.bodies import BodiesField, BodyField
from donghanh.plans.forms.quick import late_words
from donghanh.plans.models import CheckMonths, Plan, PlanSection, Shift, Task
from donghanh.plans.presenters import RECURRENCES, rhythm_words
from donghanh.plans.rhythms import rule_in_plan
from donghanh.plans.wording import wrong_deadline

SCHEDULES = [
    (Schedule.FIXED, gettext_lazy("Xong chậm nhất vào một ngày")),
    (Schedule.WINDOW, gettext_lazy("Làm trong một đợt, từ ngày đến ngày")),
    (Schedule.RECURRING, gettext_lazy("Lặp lại theo kỳ")),
    (Schedule.STANDING, gettext_lazy("Thường xuyên, không có hạn")),
    (Schedule.ON_EVENT, gettext_lazy("Khi có việc phát sinh")),
]


class TaskForm(Form):
    """What is to be done, where in the plan, and by when."""

    quiet_about_optional = True  # which days are needed depends on the schedule chosen; the errors say so

    text = forms.CharField(label=gettext_lazy("Việc cần làm"), widget=forms.Textarea({"rows": 3}), max_length=4000)
    section = forms.ModelChoiceField(
        label=gettext_lazy("Thuộc mục"),
        queryset=PlanSection.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không thuộc mục nào"),
    )
    schedule = forms.ChoiceField(
        label=gettext_lazy("Làm khi nào"), choices=SCHEDULES, widget=forms.RadioSelect, initial=Schedule.FIXED
    )
    due_on = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Hạn cuối"),
        required=False,
        help_text=gettext_lazy("Ngày cuối còn trong hạn. Ví dụ 25/11, thứ sáu, cuối tháng"),
    )
    window_from = VietnameseDateField(
        label=gettext_lazy("Bắt đầu đợt"), required=False, help_text=gettext_lazy("Chỉ ghi khi làm trong một đợt")
    )
    recurrence = forms.ChoiceField(
        label=gettext_lazy("Kỳ lặp lại"),
        required=False,
        choices=[("", "–"), *[(k, v) for k, v in RECURRENCES.items() if k != "once"]],
    )
    every = forms.CharField(
        label=gettext_lazy("Hoặc ghi kỳ bằng chữ"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Ví dụ: mỗi thứ Hai, ngày 25 hằng tháng, hai tuần một lần, 2 tháng một lần từ 10/12"),
    )
    on_day = forms.CharField(
        label=gettext_lazy("Vào ngày nào của kỳ"),
        required=False,
        max_length=40,
        help_text=gettext_lazy(
            "Hằng tuần: thứ Sáu. Hằng tháng: 10, cuối tháng, thứ Sáu tuần đầu. Hằng quý: 20 (của tháng cuối). "
            "Hằng năm: 10/12. Để trống là ngày cuối kỳ."
        ),
    )
    until = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Lặp đến hết ngày"),
        required=False,
        help_text=gettext_lazy("Để trống là đến hết kế hoạch. Chỉ ghi khi việc lặp lại"),
    )

    shift = forms.ChoiceField(
        label=gettext_lazy("Kỳ rơi vào ngày nghỉ"), required=False, choices=Shift.choices, initial=Shift.KEEP
    )
    check_months = forms.TypedChoiceField(
        label=gettext_lazy("Hỏi thăm"),
        required=False,
        choices=CheckMonths.choices,
        coerce=int,
        empty_value=None,
        initial=CheckMonths.QUARTERLY,
        help_text=gettext_lazy("Chỉ cho việc thường xuyên: cuối kỳ, nơi chủ trì được hỏi còn làm đều không"),
    )
    output = forms.CharField(
        label=gettext_lazy("Sản phẩm"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Cái để xem là đã làm: danh sách, biên bản, ảnh"),
    )
    needs_check = forms.BooleanField(
        label=gettext_lazy("Kết quả cần người khác xác nhận mới tính là xong"), required=False
    )

    def __init__(
        self, *args: Any, sections: Any = None, plan: Plan | None = None, today: dt.date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.today = today or (plan.starts_on if plan else dt.date.min)
        self.rule = ""
        if sections is not None:
            self.fields["section"].queryset = sections  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Each way of lying in time needs its own days."""
        cleaned = super().clean() or {}
        schedule, due, start = cleaned.get("schedule"), cleaned.get("due_on"), cleaned.get("window_from")
        if schedule in (Schedule.FIXED, Schedule.WINDOW) and not due and "due_on" not in self.errors:
            self.add_error("due_on", _("Ghi hạn cuối, hoặc chọn “Thường xuyên, không có hạn”."))
        if schedule == Schedule.WINDOW and due:
            if not start and "window_from" not in self.errors:
                self.add_error("window_from", _("Ghi ngày bắt đầu của đợt."))
            elif start and start > due:
                self.add_error("window_from", _("Ngày bắt đầu đứng sau hạn cuối. Ghi lại một trong hai ngày."))
        self._ask_about_past(due)
        self._ask_about_beginning(start)
        if schedule == Schedule.RECURRING:
            self._check_rhythm(cleaned)
        return cleaned

    def _check_rhythm(self, cleaned: dict[str, Any]) -> None:
        """How often, on which day and until when make a rule; a rule that was there stays while nobody touches it."""
        how_often, until = cleaned.get("recurrence"), cleaned.get("until")
        every = (cleaned.get("every") or "").strip()
        if not how_often and not every:
            self.add_error("recurrence", _("Chọn kỳ lặp lại."))
            return
        if how_often and every:
            self.add_error("every", _("Đã chọn kỳ ở trên. Xóa ô này, hoặc chọn “–” ở trên."))
            return
        if "due_on" in self.changed_data and cleaned.get("due_on"):
            self.add_error("due_on", _("Việc lặp lại thì ghi ngày ở ô “Vào ngày nào của kỳ”, để trống ô này."))
        if not {"recurrence", "every", "on_day", "until", "schedule"} & set(self.changed_data):
            return
        if every:
            self._check_every(every, cleaned.get("on_day") or "", until)
            return
        rule = rule_said(how_often, cleaned.get("on_day") or "", until) if how_often in RHYTHMS else how_often
        if rule is None:
            self.add_error(
                "on_day", _("Chưa hiểu ngày này. Ghi như thứ Sáu, 10, cuối tháng, thứ Sáu tuần đầu hoặc 10/12.")
            )
        elif self.plan and until and until < self.plan.starts_on:
            self.add_error("until", _("Ngày này đứng trước ngày đầu của kế hoạch. Xem lại ngày, nhất là năm."))
        elif self.plan and until and until > self.plan.ends_on and "until" in self.changed_data:
            words = _("Kế hoạch hết ngày %(day)s, các kỳ dừng ở đó. Để trống ô này, hoặc ghi một ngày không muộn hơn.")
            self.add_error("until", words % {"day": formats.date(self.plan.ends_on)})
        else:
            self.rule = rule

    def _check_every(self, every: str, on_day: str, until: dt.date | None) -> None:
        """A rhythm in words, its day beside it or in the box for days, counted from its first day in the plan."""
        found = rhythm_typed(every, today=self.today)
        if found is None and means_all_the_time(every):
            self.add_error("every", _("Việc làm hằng ngày không chia kỳ. Chọn “Thường xuyên, không có hạn” ở trên."))
            return
        if found is None:
            self.add_error(
                "every", _("Chưa hiểu kỳ này. Ghi như hai tuần một lần, 2 tháng một lần hoặc ba năm một lần.")
            )
            return
        if found.day and on_day and fold(found.day) != fold(on_day):
            self.add_error("on_day", _("Ngày của kỳ đã ghi ở ô trên. Để trống ô này."))
            return
        found = replace(found, day=found.day or on_day, until=until)
        made = rule_in_plan(found, starts_on=self.plan.starts_on if self.plan else self.today)
        if made is None:
            self.add_error(
                "on_day", _("Chưa hiểu ngày này. Ghi như thứ Sáu, 10, cuối tháng, thứ Sáu tuần đầu hoặc 10/12.")
            )
        elif until and until < made[1]:
            words = _("Kỳ đầu vào %(day)s, sau ngày này. Ghi ngày muộn hơn.")
            self.add_error("until", words % {"day": formats.date(made[1])})
        elif self.plan and made[1] > self.plan.ends_on:
            self.add_error("every", late_words(self.plan, made))
        else:
            self.rule = made[0]

    def said(self, done: str) -> str:
        """The words that confirm, with how the rhythm was understood. Only of a valid form."""
        if not self.rule:
            return done
        return _("%(done)s Lặp lại: %(rhythm)s.") % {"done": done, "rhythm": rhythm_words(self.rule)}

    def ways(self) -> dict[str, Any]:
        """What there is to show for it, whether a result is checked, what a turn does on a free day, and of standing work how
        often it is asked after."""
        data = self.cleaned_data
        found = {
            "output": data["output"].strip(),
            "needs_check": data["needs_check"],
            "shift": data["shift"] or Shift.KEEP.value,
        }
        asks = data["schedule"] == Schedule.STANDING and data["check_months"] is not None
        return found | ({"check_months": data["check_months"]} if asks else {})

    def _ask_about_past(self, due: dt.date | None) -> None:
        """A deadline before the plan was issued, or years after its end, is a slip of the year; what was printed so stays."""
        if self.plan is None or due is None or "due_on" not in self.changed_data:
            return
        if problem := wrong_deadline(self.plan, due, typed=str(self["due_on"].data or "")):
            self.add_error("due_on", problem)

    def _ask_about_beginning(self, start: dt.date | None) -> None:
        """A window may begin before the plan was issued, but hardly before the plan itself; what was printed so stays."""
        if self.plan is None or start is None or not {"window_from", "schedule"} & set(self.changed_data):
            return
        first = min(self.plan.starts_on, first_deadline(self.plan))
        if start < first and "window_from" not in self.errors:
            words = _("Đợt bắt đầu trước ngày đầu của kế hoạch (%(day)s). Xem lại ngày, nhất là năm.")
            self.add_error("window_from", words % {"day": formats.date(first)})

    def due(self, *, was: Task | None = None) -> Due:
        """When, as a value; the printed words of the task stay with it."""
        data, schedule = self.cleaned_data, Schedule(self.cleaned_data["schedule"])
        text, rule = (was.due_text, was.due_rule) if was else ("", "")
        due_on: dt.date | None = data["due_on"]
        if schedule == Schedule.WINDOW and due_on:
            return Due(schedule, due_on, data["window_from"], due_on + dt.timedelta(days=1), "", text, rule)
        if schedule in (Schedule.STANDING, Schedule.ON_EVENT):
            return Due(schedule, text=text, rule=rule)
        if schedule == Schedule.RECURRING:
            if was and not self.rule:
                return Due(schedule, was.due_on, recurrence=was.recurrence, text=text, rule=rule)
            return Due(schedule, recurrence=self.rule, text=text, rule=rule)
        return Due(schedule, due_on, text=text, rule=rule)


class NewTaskForm(TaskForm):
    """A task with its bodies, on one screen."""

    lead = BodyField(label=gettext_lazy("Chủ trì"), required=False)
    coordinating = BodiesField(label=gettext_lazy("Phối hợp"), required=False)
    field_order = (
        "text",
        "lead",
        "schedule",
        "due_on",
        "window_from",
        "recurrence",
        "every",
        "on_day",
        "until",
        "shift",
        "check_months",
        "section",
        "coordinating",
        "output",
        "needs_check",
    )


class TaskEditForm(VersionedFormMixin, TaskForm):
    """A task changed; moving a deadline others know needs a reason."""

    together = (("schedule", "due_on", "window_from", "recurrence", "every", "on_day", "until"),)

    reason = forms.CharField(
        label=gettext_lazy("Lý do đổi"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Cần có khi dời hạn của việc đã gửi"),
    )
