"""What is typed about bodies. Forms check; actions save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.organisations.standard import StandardBody
from donghanh.units.models import Unit

DIRECTABLE = (("yes", _("Được: giao việc")), ("no", _("Không: đề nghị phối hợp")))


class OrganisationFilter(FilterForm):
    """Filters of the list."""

    q = forms.CharField(label=_("Tên hoặc cách viết khác"), required=False, max_length=100)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=(("", _("Tất cả")), *OrganisationKind.choices))
    giao = forms.ChoiceField(label=_("Ủy ban giao việc được"), required=False, choices=(("", _("Tất cả")), *DIRECTABLE))
    ngay = VietnameseDateField(label=_("Vào ngày"), required=False, help_text="")


class BodyFields(Form):
    """Name, kind and who may order."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=160, error_messages={"required": _("Ghi tên cơ quan.")})
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=(("", _("Chọn loại")), *OrganisationKind.choices),
        error_messages={"required": _("Chọn loại cơ quan.")},
    )
    directable = forms.ChoiceField(
        label=_("Ủy ban nhân dân giao việc được không?"),
        choices=DIRECTABLE,
        widget=forms.RadioSelect,
        initial="yes",
        help_text=_("Mặt trận, các hội, đoàn thể và cơ quan Đảng thì đề nghị, không giao."),
    )

    def clean_directable(self) -> bool:
        """Yes or no."""
        return bool(self.cleaned_data["directable"] == "yes")


class CreateForm(BodyFields):
    """A new body."""

    village = forms.ChoiceField(
        label=_("Thôn, tổ dân phố"), required=False, help_text=_("Chỉ chọn khi đây là ban quản lý của một thôn.")
    )
    valid_from = VietnameseDateField(label=_("Có từ ngày"))

    def __init__(self, *args: Any, villages: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._villages = {str(village.pk): village for village in villages}
        self.fields["village"].choices = [("", "–"), *((key, v.full_name) for key, v in self._villages.items())]  # type: ignore[attr-defined]

    def clean_village(self) -> Unit | None:
        """The village itself."""
        return self._villages.get(self.cleaned_data["village"])


class EditForm(VersionedFormMixin, BodyFields):
    """A correction, with the version it is based on."""


class AliasForm(Form):
    """Another way the name is printed."""

    text = forms.CharField(label=_("Cách viết khác"), max_length=200, error_messages={"required": _("Ghi cách viết.")})


class ChangeForm(VersionedFormMixin, Form):
    """What every ending has: a day and a legal basis."""

    effective_on = VietnameseDateField(label=_("Từ ngày"))
    legal_basis = forms.CharField(
        label=_("Theo văn bản"), max_length=200, required=False, help_text=_("Số, ký hiệu và ngày của văn bản")
    )


class RenameForm(ChangeForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("Tên mới"), max_length=160, error_messages={"required": _("Ghi tên mới.")})
    field_order = ("name", "effective_on", "legal_basis", "version")


class MergeForm(ChangeForm):
    """Into which body it goes over."""

    successor = forms.ChoiceField(label=_("Nhập vào"), error_messages={"required": _("Chọn nơi tiếp nhận.")})
    field_order = ("successor", "effective_on", "legal_basis", "version")

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies}
        self.fields["successor"].choices = [("", _("Chọn cơ quan")), *((k, b.name) for k, b in self._bodies.items())]  # type: ignore[attr-defined]

    def clean_successor(self) -> Organisation:
        """The body itself."""
        return self._bodies[self.cleaned_data["successor"]]


class GroupName(Form):
    """How a group is called."""

    name = forms.CharField(
        label=_("Tên nhóm"),
        max_length=160,
        help_text=_("Như in trong văn bản, ví dụ: các thôn; các trường học"),
        error_messages={"required": _("Ghi tên nhóm.")},
    )


class GroupForm(GroupName):
    """A new group."""

    valid_from = VietnameseDateField(label=_("Có từ ngày"))


class GroupRenameForm(VersionedFormMixin, GroupName):
    """Another name for a group, with the version it is based on."""


class MemberForm(Form):
    """Bodies that join a group."""

    organisations = forms.MultipleChoiceField(
        label=_("Cơ quan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một cơ quan.")},
    )
    valid_from = VietnameseDateField(label=_("Vào nhóm từ ngày"))

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies}
        self.fields["organisations"].choices = [(k, b.name) for k, b in self._bodies.items()]  # type: ignore[attr-defined]

    def clean_organisations(self) -> list[Organisation]:
        """The bodies themselves."""
        return [self._bodies[key] for key in self.cleaned_data["organisations"]]


class TakeOverForm(Form):
    """Which of the usual bodies are taken over."""

    names = forms.MultipleChoiceField(
        label=_("Các cơ quan thường có"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một cơ quan.")},
    )
    valid_from = VietnameseDateField(label=_("Có từ ngày"))

    def __init__(self, *args: Any, bodies: list[StandardBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].choices = [(body.name, body.name) for body in bodies]  # type: ignore[attr-defined]
        self.fields["names"].initial = [body.name for body in bodies]
