"""Planning a meeting, its agenda, calling it off."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.meetings.actions import AgendaItem
from donghanh.meetings.models import AgendaLine, LeadRole, Meeting, Topic

MORE_LINES, MOST_LINES = 3, 40
LONGEST_PART = 600


class MeetingForm(Form):
    """Day, hour, place and topic of a meeting."""

    held_on = VietnameseDateField(label=gettext_lazy("Ngày họp"))
    starts_at = forms.TimeField(
        label=gettext_lazy("Giờ bắt đầu"),
        required=False,
        input_formats=("%H:%M", "%Hh%M", "%Hh", "%H giờ"),
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Ghi giờ như 19:30.")},
        help_text=gettext_lazy("Ví dụ 19:30"),
    )
    place = forms.CharField(
        label=gettext_lazy("Nơi họp"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ví dụ: nhà văn hóa thôn."),
    )
    chosen = forms.ModelChoiceField(
        label=gettext_lazy("Chuyên đề"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chưa chọn, hoặc tự ghi ở dưới"),
    )
    topic = forms.CharField(
        label=gettext_lazy("Chuyên đề khác"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Ghi chủ đề, không ghi tên người hay chuyện của một gia đình."),
    )

    def offer(self, topics: "QuerySet[Topic]", *, is_protected: bool) -> "MeetingForm":
        """The topics to choose from; a club whose address is protected is not asked where it meets."""
        choices: Any = self.fields
        choices["chosen"].queryset = topics
        if is_protected:
            self.fields.pop("place")
        return self

    @property
    def values(self) -> dict[str, Any]:
        """What an action is given. Only of a valid form."""
        data = self.cleaned_data
        return {
            "held_on": data["held_on"],
            "starts_at": data["starts_at"],
            "place": data.get("place", ""),
            "topic": data["topic"] or (data["chosen"].name if data["chosen"] else ""),
        }


class EditMeetingForm(VersionedFormMixin, MeetingForm):
    """A meeting as it stands, to be corrected."""

    together = (("held_on", "starts_at"), ("chosen", "topic"))

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        """What the form shows of a meeting."""
        shown: dict[str, Any] = {name: getattr(meeting, name) for name in ("held_on", "place", "topic", "version")}
        shown["starts_at"] = f"{meeting.starts_at:%H:%M}" if meeting.starts_at else ""
        return shown


class CallOffForm(VersionedFormMixin, Form):
    """Why a meeting was not held."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: mưa lũ, mùa gặt, chủ nhiệm ốm. Không ghi chuyện riêng của thành viên."),
        error_messages={"required": gettext_lazy("Ghi lý do, một câu là đủ.")},
    )


class AgainForm(VersionedFormMixin, Form):
    """The day on which a meeting that was called off is planned again."""

    held_on = VietnameseDateField(label=gettext_lazy("Ngày họp"))


class VersionForm(VersionedFormMixin, Form):
    """Nothing but the version."""


class TopicForm(Form):
    """A topic of the unit's own."""

    name = forms.CharField(
        label=gettext_lazy("Tên chuyên đề"),
        max_length=160,
        error_messages={"required": gettext_lazy("Ghi tên chuyên đề.")},
    )


class AgendaForm(VersionedFormMixin, Form):
    """The agenda line by line, with some empty lines after it; a line without topic and words is let go."""

    def __init__(self, *args: Any, lines: list[AgendaLine], topics: "QuerySet[Topic]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.size = min(max(len(lines) + MORE_LINES, self._sent()), MOST_LINES)
        for number in range(self.size):
            line = lines[number] if number < len(lines) else None
            made: dict[str, forms.Field] = {
                "topic": forms.ModelChoiceField(
                    label=_("Chuyên đề"), queryset=topics, required=False, empty_label=_("Tự ghi")
                ),
                "text": forms.CharField(label=_("Nội dung"), required=False, max_length=300),
                "minutes": VietnameseIntegerField(
                    label=_("Số phút"), required=False, min_value=1, max_value=LONGEST_PART
                ),
                "lead": forms.ChoiceField(
                    label=_("Ai phụ trách"), required=False, choices=[("", "–"), *LeadRole.choices]
                ),
            }
            for name, field in made.items():
                value = getattr(line, f"{name}_id" if name == "topic" else name) if line else None
                field.initial = value
                kind = "govuk-select" if isinstance(field, forms.ChoiceField) else "govuk-input"
                narrow = " govuk-input--width-5" if name == "minutes" else ""
                field.widget.attrs["class"] = kind + narrow
                self.fields[f"{name}_{number}"] = field

    def _sent(self) -> int:
        numbers = [name.removeprefix("text_") for name in self.data if name.startswith("text_")]
        return 1 + max((int(n) for n in numbers if n.isdigit() and len(n) < 3), default=-1)

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        """The fields line by line."""
        return [
            [self[f"{name}_{number}"] for name in ("topic", "text", "minutes", "lead")] for number in range(self.size)
        ]

    @property
    def items(self) -> list[AgendaItem]:
        """The agenda as the action takes it. Only of a valid form."""
        data = self.cleaned_data
        return [
            AgendaItem(data[f"text_{n}"], data[f"topic_{n}"], data[f"minutes_{n}"], data[f"lead_{n}"])
            for n in range(self.size)
        ]
