"""Estimates, their lines, and what is said in deciding."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.budget.forms.fields import MoneyField
from donghanh.budget.models import Estimate, EstimateLine, Norm, Source
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import (
    Form,
    VersionedFormMixin,
    VietnameseDecimalField,
    VietnameseIntegerField,
)
from donghanh.plans.models import Plan, Task


class StartForm(Form):
    """For which plan and year, and from which estimate the lines are copied."""

    plan = forms.ModelChoiceField(label=gettext_lazy("Kế hoạch"), queryset=Plan.objects.none(), empty_label=None)
    year = VietnameseIntegerField(label=gettext_lazy("Năm dự toán"), min_value=2000, max_value=2200)
    copy_from = forms.ModelChoiceField(
        label=gettext_lazy("Chép dòng từ"),
        queryset=Estimate.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không chép, lập mới"),
        help_text=gettext_lazy("Chép mục chi, số lượng, đơn giá của dự toán trước rồi sửa lại."),
    )

    def offer(self, plans: Iterable[Plan], estimates: Iterable[Estimate]) -> "StartForm":
        """Fill the choices of the unit; call before validation."""
        fields: Any = self.fields
        fields["plan"].queryset = Plan.objects.filter(pk__in=[plan.pk for plan in plans]).order_by(
            "-year", "title", "pk"
        )
        fields["plan"].label_from_instance = lambda plan: f"{plan.short_name}: {plan.title}"
        known = Estimate.objects.filter(pk__in=[one.pk for one in estimates]).select_related("plan")
        fields["copy_from"].queryset = known.order_by("-year", "plan__title", "pk")
        fields["copy_from"].label_from_instance = lambda one: f"{one.year}: {one.plan.title}"
        return self


class LineForm(Form):
    """One line of an estimate."""

    item = forms.CharField(
        label=gettext_lazy("Nội dung chi"), max_length=300, help_text=gettext_lazy("Ví dụ: Nước uống buổi nói chuyện")
    )
    task = forms.ModelChoiceField(
        label=gettext_lazy("Cho việc nào của kế hoạch"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chung cả kế hoạch"),
    )
    unit_word = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        max_length=40,
        help_text=gettext_lazy("Người, buổi, chiếc"),
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )
    quantity = VietnameseDecimalField(label=gettext_lazy("Số lượng"), help_text=gettext_lazy("Ví dụ 100 hoặc 1,5"))
    unit_price = MoneyField(label=gettext_lazy("Đơn giá"))
    times = VietnameseIntegerField(label=gettext_lazy("Số lần"), min_value=1, max_value=1000, initial=1)
    source = forms.ChoiceField(label=gettext_lazy("Nguồn"), choices=Source.choices)
    norm = forms.ModelChoiceField(
        label=gettext_lazy("So với định mức"),
        queryset=Norm.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không có định mức"),
        help_text=gettext_lazy("Vượt định mức thì phần mềm báo, không chặn."),
    )
    over_norm_reason = forms.CharField(
        label=gettext_lazy("Lý do vượt định mức, nếu vượt"), max_length=300, required=False
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def offer(self, *, tasks: Iterable[Task], norms: Iterable[Norm]) -> "LineForm":
        """Fill the choices of the plan and the unit; call before validation."""
        fields: Any = self.fields
        fields["task"].queryset = Task.objects.filter(pk__in=[task.pk for task in tasks]).order_by("order", "pk")
        fields["task"].label_from_instance = lambda task: task.short_text
        fields["norm"].queryset = Norm.objects.filter(pk__in=[norm.pk for norm in norms]).order_by("item", "area", "pk")
        fields["norm"].label_from_instance = norm_label
        return self


class LineEditForm(VersionedFormMixin, LineForm):
    """A line as it stands."""

    together = (("norm", "over_norm_reason"), ("unit_word", "quantity"))

    @classmethod
    def initial_of(cls, line: EstimateLine) -> dict[str, Any]:
        """What is stored."""
        names = ("item", "task", "unit_word", "quantity", "unit_price", "times", "source", "norm", "over_norm_reason",
                 "note", "version")  # fmt: skip
        return {name: getattr(line, name) for name in names}


class VersionForm(VersionedFormMixin, Form):
    """Nothing but a yes."""


class ReasonForm(VersionedFormMixin, Form):
    """A sentence that says why."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea({"rows": 2}))


def norm_label(norm: Norm) -> str:
    """A norm as a list of choices says it."""
    return f"{norm.item}: {formats.number(norm.ceiling)} {norm.unit_word}, {norm.get_area_display()} ({norm.authority})"
