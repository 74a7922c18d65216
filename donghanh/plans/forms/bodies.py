"""Choosing bodies and groups of the unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.bodies import Body
from donghanh.plans.models import PartyRole


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


class BodyForm(Form):
    """Choose one body for a task."""

    body = BodyField(label=gettext_lazy("Cơ quan hoặc nhóm"))


class BesideForm(BodyForm):
    """A body beside the lead, and what it has to do with the task."""

    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        widget=forms.RadioSelect,
        initial=PartyRole.COORDINATING,
        choices=[
            (PartyRole.COORDINATING, gettext_lazy("Phối hợp: cùng làm, có trả lời")),
            (PartyRole.SUPERVISING, gettext_lazy("Giám sát: theo dõi, ghi nhận xét")),
            (PartyRole.INFORMED, gettext_lazy("Được biết: chỉ đọc, không phải trả lời")),
        ],
    )
    field_order = ("role", "body")

    def clean_role(self) -> PartyRole:
        """The role itself."""
        return PartyRole(self.cleaned_data["role"])


class OtherLeadForm(BodyForm):
    """Choose another lead in place of one the task was sent to, and say why; who handed it back has said so already."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do đổi"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Nơi đang giữ việc đọc được lý do này. Việc của nơi ấy được rút lại."),
    )

    def __init__(self, *args: Any, must_say_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = must_say_why
