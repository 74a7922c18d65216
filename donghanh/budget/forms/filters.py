"""What the lists of money are narrowed by."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.budget.models import AdvanceState, AreaClass, Source
from donghanh.budget.queries import AskedSpendings
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.plans.models import Plan

ANY = gettext_lazy("Tất cả")
ONLY = (
    ("", ANY),
    ("over", gettext_lazy("Chi vượt")),
    ("reversed", gettext_lazy("Đã đảo")),
    ("scanless", gettext_lazy("Chưa có ảnh")),
)


class YearFilter(FilterForm):
    """Any list of a year; the year stands first."""

    nam = forms.TypedChoiceField(label=gettext_lazy("Năm"), required=False, coerce=int, empty_value=None)

    def offer_years(self, years: Iterable[int]) -> None:
        """Fill the years; the latest first."""
        field: Any = self.fields["nam"]
        field.choices = [(year, str(year)) for year in years]

    @property
    def said(self) -> str:
        """What is applied besides the year, which every page says in its heading."""
        return "; ".join(self._say(name, value) for name, value in self.values.items() if name != "nam")


class SpendingFilter(YearFilter):
    """The list of vouchers."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    ke_hoach = forms.TypedChoiceField(
        label=gettext_lazy("Kế hoạch"), required=False, coerce=uuid.UUID, empty_value=None
    )
    nguon = forms.ChoiceField(label=gettext_lazy("Nguồn"), required=False, choices=[("", ANY), *Source.choices])
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")
    chi = forms.ChoiceField(label=gettext_lazy("Chỉ xem"), required=False, choices=ONLY)
    field_order = ("q", "nam")

    def offer(self, plans: Iterable[Plan]) -> None:
        """Fill the plans of the unit; call before validation."""
        field: Any = self.fields["ke_hoach"]
        field.choices = [("", ANY), *((plan.pk, plan.short_name) for plan in plans)]

    @property
    def asked(self) -> AskedSpendings:
        """What is applied, as the query takes it."""
        values = self.values
        return AskedSpendings(
            words=values.get("q", ""),
            plan_id=values.get("ke_hoach"),
            source=values.get("nguon", ""),
            since=values.get("tu"),
            until=values.get("den"),
            only=values.get("chi", ""),
        )


class AllocationFilter(YearFilter):
    """The list of what came in."""

    nguon = forms.ChoiceField(label=gettext_lazy("Nguồn"), required=False, choices=[("", ANY), *Source.choices])
    la = forms.ChoiceField(
        label=gettext_lazy("Là"),
        required=False,
        choices=[
            ("", ANY),
            ("cash", gettext_lazy("Tiền")),
            ("in_kind", gettext_lazy("Hiện vật")),
            ("void", gettext_lazy("Đã bỏ")),
        ],
    )


class GiftFilter(YearFilter):
    """The list of gifts."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    field_order = ("q", "nam")


class AdvanceFilter(YearFilter):
    """The list of advances."""

    buoc = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[("", ANY), *AdvanceState.choices]
    )


class NormFilter(FilterForm):
    """The list of norms; without a day, of today."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    ngay = VietnameseDateField(label=gettext_lazy("Áp dụng ngày"), required=False, help_text="")
    vung = forms.ChoiceField(label=gettext_lazy("Vùng"), required=False, choices=[("", ANY), *AreaClass.choices])
    cua = forms.ChoiceField(
        label=gettext_lazy("Mức của"),
        required=False,
        choices=[("", ANY), ("own", gettext_lazy("Tỉnh, xã mình")), ("national", gettext_lazy("Cả nước"))],
    )
    moi = forms.ChoiceField(
        label=gettext_lazy("Xem"),
        required=False,
        choices=[("", gettext_lazy("Mức của ngày ấy")), ("on", gettext_lazy("Cả mức cũ và mức sắp tới"))],
    )
