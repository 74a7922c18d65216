"""Founding a model, correcting it, moving it, letting it rest or end."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.community.forms._choosing import ChooseField
from donghanh.community.models import InitiativeKind, Purpose
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField, VietnamesePhoneField
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

MAKE = "new"


def named(rows: Sequence[Any]) -> list[tuple[Any, str]]:
    """Rows with the words of each."""
    return [(row, row.full_name if isinstance(row, Unit) else row.name) for row in rows]


class _Said(Form):
    """Name, decision and contact: what founding and correcting share."""

    name = forms.CharField(
        label=_("Tên mô hình"),
        max_length=160,
        help_text=_("Ví dụ: Câu lạc bộ Nam giới tiên phong thôn Bãi Sậy"),
        error_messages={"required": _("Ghi tên.")},
    )
    founded_on = VietnameseDateField(label=_("Ngày thành lập"))
    decision_number = forms.CharField(
        label=_("Số, ký hiệu quyết định thành lập"), required=False, max_length=60, help_text=_("Ví dụ 45/QĐ-UBND")
    )
    decision_on = VietnameseDateField(label=_("Ngày quyết định"), required=False)
    decision_issuer = forms.CharField(
        label=_("Cơ quan ra quyết định"), required=False, max_length=160, help_text=_("Ví dụ: Ủy ban nhân dân xã")
    )
    organisation = ChooseField(
        label=_("Trong danh sách cơ quan là"),
        required=False,
        empty=_("Chưa có, chưa cần"),
        help_text=_("Chủ nhiệm có tài khoản qua cơ quan này, và chỉ thấy mô hình của mình."),
    )
    contact_name = forms.CharField(label=_("Người liên hệ"), required=False, max_length=120)
    contact_phone = VietnamesePhoneField(label=_("Điện thoại liên hệ"), required=False)


class FoundForm(_Said):
    """A new model of a kind that was chosen before."""

    village = ChooseField(label=_("Thôn, tổ dân phố"), required=False, empty=_("Của cả xã"))
    body = ChooseField(
        label=_("Đặt tại cơ quan"), required=False, help_text=_("Ví dụ trạm y tế, trường học. Để trống nếu không.")
    )
    is_protected = forms.BooleanField(
        label=_("Giữ kín địa chỉ"),
        required=False,
        help_text=_("Không ghi thôn hay nơi đặt ở đây; địa chỉ ghi riêng sau, mỗi lần mở đều được ghi lại."),
    )
    field_order = (
        "name", "founded_on", "village", "body", "is_protected", "decision_number", "decision_on", "decision_issuer",
        "organisation", "contact_name", "contact_phone",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        kind: InitiativeKind,
        villages: Sequence[Unit],
        bodies: Sequence[Organisation],
        clubs: Sequence[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer([(MAKE, _("Lập mới, mang tên mô hình này")), *named(clubs)])  # type: ignore[attr-defined]
        if kind.protects_address:
            for name in ("village", "body", "is_protected"):
                del self.fields[name]
            self.fields["name"].help_text = _("Không ghi tên thôn, tên đường, số nhà vào tên.")
            return
        self.fields["village"].offer(named(villages))  # type: ignore[attr-defined]
        self.fields["body"].offer(named(bodies))  # type: ignore[attr-defined]

    @property
    def founding(self) -> dict[str, Any]:
        """What the action takes. Only of a valid form."""
        data = dict(self.cleaned_data)
        if data["organisation"] == MAKE:
            data |= {"organisation": None, "makes_organisation": True}
        return data


class ReplicaForm(FoundForm):
    """The model that was planned: its village and kind are given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("village", "is_protected"):
            self.fields.pop(name, None)


class EditForm(VersionedFormMixin, _Said):
    """A correction, with the version it is based on."""

    together = (("decision_number", "decision_on", "decision_issuer"), ("contact_name", "contact_phone"))

    kind = ChooseField(label=_("Loại mô hình"), error_messages={"required": _("Chọn loại mô hình.")})
    field_order = ("kind", "name", "founded_on")

    def __init__(
        self, *args: Any, kinds: Sequence[InitiativeKind], clubs: Sequence[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].offer(named(kinds))  # type: ignore[attr-defined]
        self.fields["organisation"].offer(named(clubs))  # type: ignore[attr-defined]


class MoveForm(Form):
    """Where it is from a day on."""

    village = ChooseField(label=_("Thôn, tổ dân phố"), required=False, empty=_("Của cả xã"))
    body = ChooseField(label=_("Đặt tại cơ quan"), required=False)
    on = VietnameseDateField(label=_("Từ ngày"))
    basis = forms.CharField(
        label=_("Theo văn bản"), required=False, max_length=200, help_text=_("Số, ký hiệu và ngày của văn bản")
    )

    def __init__(self, *args: Any, villages: Sequence[Unit], bodies: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].offer(named(villages))  # type: ignore[attr-defined]
        self.fields["body"].offer(named(bodies))  # type: ignore[attr-defined]


class DayForm(Form):
    """A day from which on something holds."""

    on = VietnameseDateField(label=_("Từ ngày"))


class ReasonForm(DayForm):
    """A day and why."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=300, error_messages={"required": _("Ghi lý do, để người sau hiểu vì sao.")}
    )


class EndForm(VersionedFormMixin, ReasonForm):
    """An end, with the version it is based on."""


class VersionForm(VersionedFormMixin, Form):
    """Nothing but the version: a question with yes or no."""


class PurposeForm(Form):
    """Why a protected address is looked up."""

    purpose = forms.ChoiceField(
        label=_("Xem để làm gì"),
        choices=[choice for choice in Purpose.choices if choice[0] != Purpose.PAPER],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn lý do xem.")},
    )


class AddressForm(Form):
    """A protected address. The version of the sealed row travels along, nought while there is none."""

    address = forms.CharField(
        label=_("Địa chỉ và cách vào"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("Chỉ ghi nơi chốn. Không ghi tên người đang ở đó."),
        error_messages={"required": _("Ghi địa chỉ.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
