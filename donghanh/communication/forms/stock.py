"""A material, a move of it, what the lists are narrowed by."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.communication.forms.fields import ReasonField
from donghanh.communication.models import LARGEST, MaterialKind, MoveKind
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, Nearest, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

ANY = gettext_lazy("Tất cả")


class MaterialForm(Form):
    """What it is called."""

    name = forms.CharField(
        label=gettext_lazy("Tên tài liệu"),
        max_length=200,
        help_text=of_this_year(gettext_lazy("Ví dụ: Tờ rơi “Gọi 111”, bản %(year)s")),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=MaterialKind.choices)
    unit_word = forms.CharField(
        label=gettext_lazy("Đơn vị tính"), max_length=20, help_text=gettext_lazy("tờ, chiếc, quyển")
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)


class MaterialEditForm(VersionedFormMixin, MaterialForm):
    """The same, of one that is there."""


class MoveForm(Form):
    """One move."""

    kind = forms.ChoiceField(label=gettext_lazy("Việc"), choices=MoveKind.choices)
    quantity = VietnameseIntegerField(
        label=gettext_lazy("Số lượng"),
        min_value=1,
        max_value=LARGEST,
        error_messages={
            "min_value": gettext_lazy("Ghi số lượng từ 1 trở lên."),
            "max_value": gettext_lazy("Số này quá lớn. Xem lại."),
        },
    )
    on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày"))
    village = forms.ModelChoiceField(
        label=gettext_lazy("Thôn"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không phải thôn"),
    )
    body = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không phải cơ quan của xã"),
        help_text=gettext_lazy("Nơi nhận khi cấp phát, nơi đưa đến khi nhận về."),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), max_length=300, required=False, help_text=gettext_lazy("Cơ sở in, phiếu số, ...")
    )

    def offer(self, villages: Iterable[Unit], bodies: Iterable[Organisation]) -> "MoveForm":
        """Fill in what the unit has; call before validation."""
        fields: Any = self.fields
        fields["village"].queryset = Unit.objects.filter(pk__in=[one.pk for one in villages]).order_by("sort_key")
        fields["village"].label_from_instance = lambda one: one.title
        fields["body"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in bodies]).order_by("sort_key")
        return self


class ReverseForm(Form):
    """Why a move is taken back."""

    reason = ReasonField(help_text=gettext_lazy("Ví dụ: ghi nhầm số, ghi hai lần."))


class MaterialFilter(FilterForm):
    """The list of materials."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False, choices=[("", ANY), *MaterialKind.choices])
    con = forms.ChoiceField(
        label=gettext_lazy("Trong kho"),
        required=False,
        choices=[("", ANY), ("con", gettext_lazy("Còn")), ("het", gettext_lazy("Đã hết"))],
    )


class MoveFilter(FilterForm):
    """The list of moves."""

    viec = forms.ChoiceField(label=gettext_lazy("Việc"), required=False, choices=[("", ANY), *MoveKind.choices])
    thon = forms.TypedChoiceField(label=gettext_lazy("Thôn"), required=False, coerce=uuid.UUID, empty_value=None)
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")

    def offer(self, villages: Iterable[Unit]) -> "MoveFilter":
        """Fill in the villages; call before validation."""
        field: Any = self.fields["thon"]
        field.choices = [("", ANY), *((one.pk, one.title) for one in villages)]
        return self
