"""Forms of plans and tasks. They check; actions save."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, Tile, TileSelect, VersionedFormMixin, VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.bodies import Body
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Mode, Plan, PlanKind, PlanSection, Task, TaskParty
from donghanh.plans.models.plan import OPERATORS, TargetKind
from donghanh.plans.presenters import GROUPINGS, PLAN_STATES, RECURRENCES, STANDINGS
from donghanh.plans.status import Cell, PartState

ANY = gettext_lazy("Tất cả")
DOC_TYPES = ("Kế hoạch", "Chương trình", "Phương án", "Đề án")


class PlanFilter(FilterForm):
    """What the list of plans is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Tên hoặc số"), required=False, max_length=100)
    nam = forms.IntegerField(
        label=gettext_lazy("Năm"),
        required=False,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[("", ANY), *((state, words) for state, (_kind, words) in PLAN_STATES.items())],
    )
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False, choices=[("", ANY), *PlanKind.choices])


class TaskFilter(FilterForm):
    """What the tasks of a plan are narrowed by, and under which headings they stand."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    co_quan = forms.TypedChoiceField(label=gettext_lazy("Cơ quan"), required=False, coerce=uuid.UUID, empty_value=None)
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[
            ("", ANY),
            ("open", gettext_lazy("Chưa xong")),
            *STANDINGS.items(),
            (Cell.DONE_IN_TIME, gettext_lazy("Xong trong hạn")),
            (Cell.DONE_LATE, gettext_lazy("Xong quá hạn")),
            (Cell.OPEN_IN_TIME, gettext_lazy("Chưa xong, trong hạn")),
            (Cell.OPEN_LATE, gettext_lazy("Chưa xong, quá hạn")),
            (Cell.OUTSIDE, gettext_lazy("Ngoài bảng bốn ô")),
        ],
    )
    muc = forms.TypedChoiceField(label=gettext_lazy("Mục"), required=False, coerce=uuid.UUID, empty_value=None)
    tu = VietnameseDateField(label=gettext_lazy("Hạn từ"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")
    nhom = forms.ChoiceField(label=gettext_lazy("Xếp"), required=False, choices=list(GROUPINGS.items()))

    def offer(self, bodies: list[tuple[uuid.UUID, str]], sections: list[PlanSection]) -> "TaskFilter":
        """Fill the two choices that depend on the plan; call before validation."""
        self.fields["co_quan"].choices = [("", ANY), *bodies]  # type: ignore[attr-defined]
        self.fields["muc"].choices = [  # type: ignore[attr-defined]
            ("", ANY),
            *((s.pk, f"{s.path} {s.title}"[:70]) for s in sections),
        ]
        return self


class PlanForm(Form):
    """A plan typed in without a file. Number and date may follow."""

    title = forms.CharField(
        label=gettext_lazy("Tên kế hoạch"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Như trích yếu của văn bản. Ví dụ: Công tác bình đẳng giới năm 2026"),
    )
    doc_type = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), choices=[(word, word) for word in DOC_TYPES])
    kind = forms.ChoiceField(label=gettext_lazy("Là kế hoạch gì"), choices=PlanKind.choices)
    starts_on = VietnameseDateField(label=gettext_lazy("Từ ngày"))
    ends_on = VietnameseDateField(label=gettext_lazy("Đến hết ngày"))
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Triển khai kế hoạch"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không"),
    )

    def __init__(self, *args: Any, parents: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if parents is not None:
            self.fields["parent"].queryset = parents  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day may not stand before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày cuối đứng trước ngày đầu. Ghi lại một trong hai ngày."))
        return cleaned


class PlanEditForm(VersionedFormMixin, PlanForm):
    """What a plan is called and which days it covers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["doc_type"]


class NumberForm(VersionedFormMixin, Form):
    """What the e-office gave: number, date, who signed."""

    number = forms.CharField(label=gettext_lazy("Số"), max_length=20, help_text=gettext_lazy("Chỉ ghi số. Ví dụ: 42"))
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        max_length=60,
        initial="KH-UBND",
        help_text=gettext_lazy("Phần sau dấu gạch chéo. Ví dụ: KH-UBND"),
    )
    issued_on = VietnameseDateField(label=gettext_lazy("Ngày ban hành"))
    signer_name = forms.CharField(label=gettext_lazy("Người ký"), max_length=120, required=False)
    signer_title = forms.CharField(label=gettext_lazy("Chức vụ người ký"), max_length=160, required=False)
    place = forms.CharField(label=gettext_lazy("Nơi ban hành"), max_length=120, required=False)


SCHEDULES = [
    (Schedule.FIXED, gettext_lazy("Xong trước khi hết một ngày")),
    (Schedule.WINDOW, gettext_lazy("Làm trong một đợt, từ ngày đến ngày")),
    (Schedule.RECURRING, gettext_lazy("Lặp lại theo kỳ")),
    (Schedule.STANDING, gettext_lazy("Thường xuyên, không có hạn")),
    (Schedule.ON_EVENT, gettext_lazy("Khi có việc phát sinh")),
]


class BodyField(forms.ChoiceField):
    """One body or group of the unit. Gives a :class:`Body` or ``None``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bodies: dict[str, Body] = {}

    def offer(self, organisations: list[Organisation], groups: list[OrganisationGroup], empty: str) -> None:
        """Fill the choices: bodies, then groups; those that are only asked say so."""
        self.bodies = {f"o{one.pk}": Body.of(one) for one in organisations} | {
            f"g{one.pk}": Body.of(one) for one in groups
        }
        named = [
            (f"o{one.pk}", one.name if one.directable else f"{one.name} ({_('đề nghị')})") for one in organisations
        ]
        self.choices = [
            *([("", empty)] if empty else []),
            (_("Cơ quan, đơn vị"), named),
            (_("Nhóm"), [(f"g{one.pk}", one.name) for one in groups]),
        ]

    def clean(self, value: Any) -> Body | None:
        """The body behind the choice."""
        return self.bodies.get(super().clean(value))


class BodiesField(forms.MultipleChoiceField):
    """Several bodies. Gives a list of :class:`Body`."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bodies: dict[str, Body] = {}

    offer = BodyField.offer

    def clean(self, value: Any) -> list[Body]:
        """The bodies behind the choices."""
        return [self.bodies[key] for key in super().clean(value)]


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
        label=gettext_lazy("Hạn cuối"),
        required=False,
        help_text=gettext_lazy("Ngày cuối còn trong hạn. Ví dụ 25/11/2026"),
    )
    window_from = VietnameseDateField(
        label=gettext_lazy("Bắt đầu đợt"), required=False, help_text=gettext_lazy("Chỉ ghi khi làm trong một đợt")
    )
    recurrence = forms.ChoiceField(
        label=gettext_lazy("Kỳ lặp lại"),
        required=False,
        choices=[("", "–"), *[(k, v) for k, v in RECURRENCES.items() if k != "once"]],
    )

    def __init__(self, *args: Any, sections: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        if schedule == Schedule.RECURRING and not cleaned.get("recurrence"):
            self.add_error("recurrence", _("Chọn kỳ lặp lại."))
        return cleaned

    def due(self, *, was: Task | None = None) -> Due:
        """When, as a value; the printed words of the task stay with it."""
        data, schedule = self.cleaned_data, Schedule(self.cleaned_data["schedule"])
        text, rule = (was.due_text, was.due_rule) if was else ("", "")
        due_on: dt.date | None = data["due_on"]
        if schedule == Schedule.WINDOW and due_on:
            return Due(schedule, due_on, data["window_from"], due_on + dt.timedelta(days=1), "", text, rule)
        if schedule in (Schedule.STANDING, Schedule.ON_EVENT):
            return Due(schedule, text=text, rule=rule)
        recurrence = data["recurrence"] if schedule == Schedule.RECURRING else ""
        return Due(schedule, due_on, recurrence=recurrence, text=text, rule=rule)


class NewTaskForm(TaskForm):
    """A task with its bodies, on one screen."""

    lead = BodyField(label=gettext_lazy("Chủ trì"), required=False)
    coordinating = BodiesField(label=gettext_lazy("Phối hợp"), required=False)
    field_order = ("text", "lead", "schedule", "due_on", "window_from", "recurrence", "section", "coordinating")


class TaskEditForm(VersionedFormMixin, TaskForm):
    """A task changed; moving a deadline others know needs a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do đổi"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Cần có khi dời hạn của việc đã gửi"),
    )


class BodyForm(Form):
    """Choose one body for a task."""

    body = BodyField(label=gettext_lazy("Cơ quan hoặc nhóm"))


class ReasonForm(Form):
    """One sentence why."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2}))


class WordForm(Form):
    """One sentence to a body, not required."""

    text = forms.CharField(
        label=gettext_lazy("Lời nhắn"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


class SentForm(Form):
    """The day something went out."""

    sent_on = VietnameseDateField(label=gettext_lazy("Đã gửi ngày"))


class AnswerForm(Form):
    """What a body answers about its part: one tile, a few words, and the day when it is done."""

    quiet_about_optional = True  # what is needed depends on the tile; the errors say so

    answer = forms.ChoiceField(widget=TileSelect())
    text = forms.CharField(
        label=gettext_lazy("Kết quả, lý do hoặc ghi chú"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    done_on = VietnameseDateField(label=gettext_lazy("Làm xong ngày nào"), required=False)

    def __init__(self, *args: Any, party: TaskParty, today: dt.date, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tiles = tiles_for(party)
        field = self.fields["answer"]
        field.label = question or _("Việc này đến đâu rồi?")
        field.widget = TileSelect(tiles)
        field.choices = [(tile.value, tile.label) for tile in tiles]  # type: ignore[attr-defined]
        field.error_messages["required"] = _("Chọn một câu trả lời.")
        self.today = today
        self.fields["text"].help_text = _("Báo xong thì ghi kết quả: số người, số lượng. Trả lại thì ghi lý do.")
        self.fields["done_on"].help_text = _("Chỉ ghi khi đã làm xong. Để trống là hôm nay.")

    def clean(self) -> dict[str, Any]:
        """A result, a reason and a progress note need words; a day in the future is no day of doing."""
        cleaned = super().clean() or {}
        answer, text = cleaned.get("answer"), (cleaned.get("text") or "").strip()
        needed = {
            "xong": _("Ghi kết quả, một câu là đủ. Ví dụ: đã nói chuyện, 46 người dự."),
            "tra": _("Ghi lý do trả lại để xã gỡ giúp."),
            "dang": _("Ghi đang làm đến đâu, dự kiến ngày xong."),
        }
        if answer in needed and not text:
            self.add_error("text", needed[answer])
        if answer == "xong" and "done_on" not in self.errors:
            cleaned["done_on"] = cleaned.get("done_on") or self.today
            if cleaned["done_on"] > self.today:
                self.add_error("done_on", _("Ngày này chưa đến. Ghi ngày đã làm xong."))
        return cleaned


def tiles_for(party: TaskParty) -> list[Tile]:
    """The answers a body has in the state its part is in. Who is asked answers a request, who is ordered an order."""
    asked = party.mode == Mode.REQUEST
    done = Tile("xong", _("Đã làm xong"), _("Ghi kết quả, gửi là hết việc"), "circle-check")
    back = Tile(
        "tra",
        _("Chưa nhận lời được") if asked else _("Trả lại việc"),
        _("Nêu lý do, xã sẽ gọi lại để gỡ"),
        "arrow-back-up",
    )
    if party.state == PartState.ACCEPTED:
        return [done, Tile("dang", _("Đang làm"), _("Cho biết đến đâu, ngày dự kiến xong"), "circle-half-2"), back]
    take = Tile("nhan", _("Nhận lời") if asked else _("Nhận việc"), _("Làm xong thì vào đây báo lại"), "message-circle")
    return [take, done, back]


class TargetForm(Form):
    """A number the plan commits to."""

    text = forms.CharField(label=gettext_lazy("Chỉ tiêu"), widget=forms.Textarea({"rows": 2}), max_length=2000)
    operator = forms.ChoiceField(label=gettext_lazy("So sánh"), choices=list(OPERATORS.items()), initial=">=")
    value = forms.CharField(
        label=gettext_lazy("Giá trị"),
        required=False,
        max_length=24,
        widget=forms.TextInput({"inputmode": "decimal"}),
        help_text=gettext_lazy("Ví dụ: 80 hoặc 1.234,5"),
    )
    unit_text = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Ví dụ: %, buổi, người"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Là"), choices=TargetKind.choices)

    def clean_value(self) -> Decimal | None:
        """A number in Vietnamese writing."""
        text = self.cleaned_data["value"].strip().replace(" ", "")
        if not text:
            return None
        try:
            number = Decimal(text.replace(".", "").replace(",", "."))
        except ArithmeticError:
            raise forms.ValidationError(_("Ghi bằng chữ số, ví dụ 80 hoặc 1.234,5.")) from None
        if not number.is_finite() or abs(number) >= Decimal(10) ** 12:
            raise forms.ValidationError(_("Số này quá lớn. Ghi lại."))
        return number


class TargetEditForm(VersionedFormMixin, TargetForm):
    """A target corrected."""


class DutyForm(Form):
    """A duty to report."""

    text = forms.CharField(label=gettext_lazy("Báo cáo gì"), widget=forms.Textarea({"rows": 2}), max_length=2000)
    reporter = BodyField(label=gettext_lazy("Ai báo cáo"), required=False)
    recipient = forms.CharField(label=gettext_lazy("Gửi ai"), required=False, max_length=300)
    via = forms.CharField(label=gettext_lazy("Qua đầu mối"), required=False, max_length=300)
    due_on = VietnameseDateField(label=gettext_lazy("Hạn cuối"), required=False)
    period = forms.ChoiceField(label=gettext_lazy("Kỳ"), required=False, choices=[("", "–"), *RECURRENCES.items()])


class DutyEditForm(VersionedFormMixin, DutyForm):
    """A duty to report, corrected."""
