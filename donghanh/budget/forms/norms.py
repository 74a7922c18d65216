"""Norms of an office's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.budget.forms.fields import MoneyField
from donghanh.budget.models import AreaClass, Norm
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField


class NormForm(Form):
    """A ceiling with its provision and its days."""

    item = forms.CharField(label=gettext_lazy("Mục chi"), max_length=160)
    unit_word = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        max_length=40,
        help_text=gettext_lazy("Ví dụ: người/buổi"),
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )
    ceiling = MoneyField(label=gettext_lazy("Mức tối đa"))
    area = forms.ChoiceField(label=gettext_lazy("Vùng"), choices=AreaClass.choices)
    authority = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=200,
        help_text=of_this_year(gettext_lazy("Số, ký hiệu và điều. Ví dụ: NQ 12/%(year)s/NQ-HĐND, Điều 3")),
    )
    valid_from = VietnameseDateField(label=gettext_lazy("Áp dụng từ ngày"))
    valid_until = VietnameseDateField(
        label=gettext_lazy("Hết áp dụng từ ngày"), required=False, help_text=gettext_lazy("Để trống khi còn áp dụng.")
    )


class NormNewForm(NormForm):
    """A new ceiling, which may stand for one that is there."""

    instead_of = forms.ModelChoiceField(
        label=gettext_lazy("Dùng thay mức nào"),
        queryset=Norm.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không, là mục mới"),
    )
    field_order = ("instead_of",)

    def offer(self, norms: Iterable[Norm], label: Any) -> "NormNewForm":
        """Fill the norms it may stand for; call before validation."""
        fields: Any = self.fields
        fields["instead_of"].queryset = Norm.objects.filter(pk__in=[norm.pk for norm in norms]).order_by("item", "pk")
        fields["instead_of"].label_from_instance = label
        return self


class NormEditForm(VersionedFormMixin, NormForm):
    """An own ceiling as it stands."""

    together = (("valid_from", "valid_until"),)

    @classmethod
    def initial_of(cls, norm: Norm) -> dict[str, Any]:
        """What is stored."""
        names = ("item", "unit_word", "ceiling", "area", "authority", "valid_from", "valid_until", "version")
        return {name: getattr(norm, name) for name in names}
