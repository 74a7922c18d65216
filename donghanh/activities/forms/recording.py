"""An activity in thirty seconds: day, place, how many, how many women. The rest waits folded."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.models import COUNTS, Activity, ActivityKind, ActivityState, KindField, Measure, Quality
from donghanh.activities.wording import COUNT_NAMES
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import (
    Form,
    Nearest,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.units.models import Unit
from donghanh.units.queries import standing

MOST_PEOPLE = 1_000_000
MOST_MONEY = 10**12
LONGEST_BROADCAST = 600
PREFIX = "k_"
"""Begins the names of the fields a kind has of its own."""
EARLY = ("held_on", "village", "total", "female", "task", "finishes")
EARLY_THINGS = ("held_on", "village", "quantity", "task", "finishes")
"""What is asked at once of activities with and without people."""


class ActivityFormBase(Form):
    """What recording and correcting ask alike."""

    held_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày"))
    village = forms.ModelChoiceField(
        label=gettext_lazy("Ở đâu"), queryset=Unit.objects.none(), required=False, empty_label=gettext_lazy("Cả xã")
    )
    place = forms.CharField(
        label=gettext_lazy("Địa điểm"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Nhà văn hóa, sân trường. Để trống cũng được."),
    )
    total = VietnameseIntegerField(
        label=gettext_lazy("Số người dự"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    female = VietnameseIntegerField(
        label=gettext_lazy("Trong đó nữ"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    title = forms.CharField(
        label=gettext_lazy("Tên hoạt động"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Để trống thì gọi theo loại và nơi làm."),
    )
    quantity = VietnameseIntegerField(label=gettext_lazy("Số lượng"), min_value=1, max_value=10_000_000, initial=1)
    ends_on = VietnameseDateField(
        nearest=Nearest.PAST,
        label=gettext_lazy("Đến hết ngày"),
        required=False,
        help_text=gettext_lazy("Khi kéo dài nhiều ngày."),
    )
    starts_at = forms.TimeField(
        label=gettext_lazy("Giờ bắt đầu"),
        required=False,
        input_formats=("%H:%M", "%Hh%M", "%Hh", "%H giờ"),
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Ghi giờ như 14:30.")},
        help_text=gettext_lazy("Ví dụ 14:30"),
    )
    under_16 = VietnameseIntegerField(label=COUNT_NAMES["under_16"], required=False, min_value=0, max_value=MOST_PEOPLE)
    from_16_to_59 = VietnameseIntegerField(
        label=COUNT_NAMES["from_16_to_59"], required=False, min_value=0, max_value=MOST_PEOPLE
    )
    from_60 = VietnameseIntegerField(label=COUNT_NAMES["from_60"], required=False, min_value=0, max_value=MOST_PEOPLE)
    minority = VietnameseIntegerField(label=COUNT_NAMES["minority"], required=False, min_value=0, max_value=MOST_PEOPLE)
    disabled = VietnameseIntegerField(label=COUNT_NAMES["disabled"], required=False, min_value=0, max_value=MOST_PEOPLE)
    quality = forms.ChoiceField(
        label=gettext_lazy("Số người là"), choices=Quality.choices, initial=Quality.COUNTED, required=False
    )
    measure = forms.ChoiceField(
        label=gettext_lazy("Tính theo"), choices=Measure.choices, initial=Measure.TIMES, required=False
    )
    host = forms.ModelChoiceField(
        label=gettext_lazy("Nơi tổ chức"), queryset=Organisation.objects.none(), empty_label=None
    )
    co_hosts = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Cùng tổ chức"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=gettext_lazy("Các cơ quan này thấy hoạt động; số người vẫn chỉ tính một lần."),
    )
    counting_unit = forms.ModelChoiceField(
        label=gettext_lazy("Nơi tính số liệu"),
        queryset=Unit.objects.none(),
        empty_label=None,
        required=False,
        help_text=gettext_lazy("Cấp trên tổ chức tại xã và đã tính thì chọn cấp trên, để không cộng hai lần."),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi thêm cho báo cáo"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Không ghi tên hay chuyện riêng của người bị bạo lực."),
    )

    def __init__(self, *args: Any, kind: ActivityKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for own in kind.own_fields:
            self.fields[PREFIX + own.code] = _field_of(own)
        self.fields["quantity"].label = _("Số %(what)s") % {"what": kind.unit_word}
        if not kind.counts_people:
            for name in ("total", "female", *COUNTS, "quality", "measure"):
                self.fields.pop(name, None)

    def look_ahead(self) -> None:
        """Take a day without its year for the next such day: of what is only planned."""
        days: Any = self.fields
        for name in ("held_on", "ends_on"):
            days[name].nearest = Nearest.AHEAD

    def offer(
        self,
        *,
        villages: Iterable[Unit],
        hosts: Sequence[Organisation],
        bodies: Sequence[Organisation],
        above: list[Unit],
    ) -> "ActivityFormBase":
        """Fill the choices of the unit: its villages, who may have held it, who may have helped, the units above it (the
        own one first). Fields with one possible answer are not asked."""
        choices: Any = self.fields
        choices["village"].queryset = Unit.objects.filter(pk__in=[one.pk for one in villages])
        choices["village"].label_from_instance = _village
        choices["host"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in hosts])
        choices["co_hosts"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in bodies])
        choices["counting_unit"].queryset = Unit.objects.filter(pk__in=[one.pk for one in above])
        choices["counting_unit"].initial = choices["counting_unit"].initial or above[0]
        if len(hosts) == 1:
            choices["host"].initial = hosts[0]
            choices["host"].widget = forms.HiddenInput()
        return self

    def clean(self) -> dict[str, Any]:
        """Nothing was in a village that was gone by then."""
        cleaned = super().clean() or {}
        village, held_on = cleaned.get("village"), cleaned.get("held_on")
        if village is None or held_on is None or village.valid_until is None or held_on < village.valid_until:
            return cleaned
        if standing(village, held_on) is None:
            said = {"village": village.full_name, "day": formats.date(village.valid_until)}
            self.add_error("village", _("Từ %(day)s không còn %(village)s. Chọn thôn khác, hoặc xem lại ngày.") % said)
        return cleaned

    @property
    def early(self) -> list[forms.BoundField]:
        """What is asked at once."""
        names = EARLY if self.kind.counts_people else EARLY_THINGS
        return [self[name] for name in names if name in self.fields and not self[name].is_hidden]

    @property
    def later(self) -> list[forms.BoundField]:
        """What may be told later."""
        early = {bound.name for bound in self.early}
        return [bound for bound in self.visible_fields() if bound.name not in early]

    @property
    def opens(self) -> bool:
        """Whether something folded wants to be seen: a mistake in it."""
        return any(bound.errors for bound in self.later)

    @property
    def values(self) -> dict[str, Any]:
        """What an action is given. Only of a valid form."""
        data = self.cleaned_data
        names = ("held_on", "village", "place", "title", "quantity", "ends_on", "starts_at", "host", "note")
        given = {name: data[name] for name in names}
        given["details"] = {
            own.code: _stored(data[PREFIX + own.code])
            for own in self.kind.own_fields
            if data.get(PREFIX + own.code) not in (None, "", False)
        }
        given["co_hosts"] = list(data["co_hosts"])
        given["counting_unit"] = data.get("counting_unit")
        if self.kind.counts_people:
            given["total"] = data["total"]
            given["known"] = {name: data[name] for name in COUNTS if name in self.fields}
            given["quality"] = data["quality"] or Quality.COUNTED
            given["measure"] = data["measure"] or Measure.TIMES
        return given


class RecordForm(ActivityFormBase):
    """A new activity, perhaps for a task, perhaps one only planned."""

    task = forms.ModelChoiceField(
        label=gettext_lazy("Làm theo việc nào"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không theo việc nào"),
    )
    finishes = forms.BooleanField(label=gettext_lazy("Xong luôn phần việc ấy của nơi tổ chức"), required=False)
    planned = forms.BooleanField(label=gettext_lazy("Mới dự kiến, chưa làm"), required=False)
    another = forms.BooleanField(label=gettext_lazy("Đây là hoạt động khác, vẫn ghi"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get(self.add_prefix("planned")):
            self.look_ahead()

    def offer_tasks(self, tasks: Sequence[Task]) -> "RecordForm":
        """The tasks it may have been done for; without any nothing is asked."""
        choices: Any = self.fields
        if not tasks:
            for name in ("task", "finishes"):
                self.fields.pop(name)
            return self
        choices["task"].queryset = Task.objects.filter(pk__in=[task.pk for task in tasks])
        choices["task"].choices = [("", choices["task"].empty_label), *((task.pk, _short(task)) for task in tasks)]
        return self

    @property
    def later(self) -> list[forms.BoundField]:
        """Without the answer to a question that may not be asked."""
        return [bound for bound in super().later if bound.name != "another"]

    def clean(self) -> dict[str, Any]:
        """Finishing needs a task that is finished."""
        cleaned = super().clean() or {}
        if cleaned.get("finishes") and not cleaned.get("task"):
            self.add_error("task", _("Chọn việc được xong, hoặc bỏ dấu ở dưới."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What ``record_activity`` is given besides unit, kind and signature."""
        data = self.cleaned_data
        return super().values | {
            "task": data.get("task"),
            "finishes": data.get("finishes", False),
            "planned": data["planned"],
        }


class CorrectForm(VersionedFormMixin, ActivityFormBase):
    """An activity as it stands, to be corrected."""

    together = (("held_on", "ends_on", "starts_at"), ("total", *COUNTS, "quality", "measure"))

    @classmethod
    def initial_of(cls, activity: Activity) -> dict[str, Any]:
        """What the form shows of an activity."""
        plain = ("held_on", "village", "place", "title", "quantity", "ends_on", "host", "note", "quality", "measure")
        shown: dict[str, Any] = {name: getattr(activity, name) for name in (*plain, "total", *COUNTS, "version")}
        shown["starts_at"] = f"{activity.starts_at:%H:%M}" if activity.starts_at else ""
        shown["co_hosts"] = [row.organisation_id for row in activity.co_hosts.all()]
        shown["counting_unit"] = activity.counting_unit_id
        return shown | {PREFIX + code: value for code, value in activity.details.items()}

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, kind=activity.kind, initial=self.initial_of(activity), **kwargs)
        self.activity = activity
        if activity.state == ActivityState.PLANNED:
            self.look_ahead()
        self.fields["counting_unit"].initial = activity.counting_unit_id
        if activity.has_cells:
            for name in COUNTS:
                self.fields.pop(name, None)

    @property
    def values(self) -> dict[str, Any]:
        """What ``correct_activity`` is given; counts the form does not ask for stay as they are stored."""
        given = super().values
        if "known" in given:
            stored = {name: getattr(self.activity, name) for name in COUNTS}
            asked = given["known"]
            given["known"] = stored | asked
            if "female" in asked and asked["female"] != stored["female"]:
                given["known"]["male"] = None
            if given["total"] != self.activity.total:
                given["known"]["male"] = None
        return given


class LinkForm(Form):
    """A task an activity was done for."""

    task = forms.ModelChoiceField(label=gettext_lazy("Việc"), queryset=Task.objects.none(), empty_label=None)
    finishes = forms.BooleanField(label=gettext_lazy("Xong luôn phần việc ấy của nơi tổ chức"), required=False)

    def offer(self, tasks: Sequence[Task]) -> "LinkForm":
        """The tasks to choose from."""
        choices: Any = self.fields
        choices["task"].queryset = Task.objects.filter(pk__in=[task.pk for task in tasks])
        choices["task"].choices = [(task.pk, _short(task)) for task in tasks]
        return self


class VoidForm(VersionedFormMixin, Form):
    """Why an activity is cancelled."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: ghi hai lần, hoãn vì mưa lũ."),
        error_messages={"required": gettext_lazy("Ghi lý do, một câu là đủ.")},
    )


def _field_of(own: KindField) -> forms.Field:
    label, is_whole = own.label, own.type in ("int", "minutes", "money")
    if is_whole:
        most = {"minutes": LONGEST_BROADCAST, "money": MOST_MONEY}.get(own.type, MOST_PEOPLE)
        return VietnameseIntegerField(label=label, required=False, min_value=0, max_value=most)
    if own.type == "url":
        return forms.URLField(
            label=label,
            required=False,
            assume_scheme="https",
            max_length=500,
            error_messages={"invalid": gettext_lazy("Đường dẫn chưa đúng. Chép cả dòng từ thanh địa chỉ.")},
        )
    if own.type == "yesno":
        return forms.BooleanField(label=label, required=False)
    return forms.CharField(label=label, required=False, max_length=300)


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _short(task: Task) -> str:
    text = task.short_text
    return f"{text[:90]}…" if len(text) > 91 else text


def _village(unit: Unit) -> str:
    """What a village is called among the choices: one that is gone says until when it was."""
    if unit.valid_until is None:
        return unit.full_name
    return _("%(village)s (đến trước %(day)s)") % {"village": unit.full_name, "day": formats.date(unit.valid_until)}
