"""Money in, money out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.models import Activity
from donghanh.budget.forms.fields import MoneyField
from donghanh.budget.models import Advance, Allocation, EstimateLine, Source
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import (
    FileField,
    Form,
    Nearest,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Plan

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf"
SCAN_HELP = gettext_lazy("Ảnh chụp hoặc PDF, mỗi tệp đến 15 MB. Tệp giữ cùng chứng từ, không xóa được.")


def _rows(form: forms.Form, name: str, rows: Iterable[Model], label: Any) -> None:
    """Offer rows that were already chosen through the scope, in their order."""
    field: Any = form.fields[name]
    found = list(rows)
    field.queryset = field.queryset.model._default_manager.filter(pk__in=[row.pk for row in found])
    known = {row.pk: row for row in found}
    field.label_from_instance = lambda row: label(known[row.pk])
    empty = [] if field.empty_label is None else [("", field.empty_label)]
    field.widget.choices = [*empty, *((row.pk, label(row)) for row in found)]


class SpendingForm(Form):
    """One voucher."""

    line = forms.ModelChoiceField(
        label=gettext_lazy("Dòng dự toán"), queryset=EstimateLine.objects.none(), empty_label=gettext_lazy("Chọn dòng")
    )
    spent_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày chi"))
    amount = MoneyField(label=gettext_lazy("Số tiền"))
    voucher_number = forms.CharField(
        label=gettext_lazy("Số chứng từ"),
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        help_text=gettext_lazy("Như ghi trên phiếu chi; trong năm không trùng."),
    )
    what = forms.CharField(
        label=gettext_lazy("Chi cho gì"), max_length=300, help_text=gettext_lazy("Không ghi tên người được giúp.")
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Trả cho cơ quan"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nơi khác, ghi ở ô dưới"),
    )
    payee = forms.CharField(label=gettext_lazy("Trả cho người, cửa hàng"), max_length=200, required=False)
    activity = forms.ModelChoiceField(
        label=gettext_lazy("Cho hoạt động"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không gắn hoạt động"),
    )
    advance = forms.ModelChoiceField(
        label=gettext_lazy("Thanh toán tạm ứng"),
        queryset=Advance.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không, chi thẳng"),
    )
    scan = FileField(label=gettext_lazy("Ảnh chứng từ"), required=False, accept=ACCEPT, help_text=SCAN_HELP)
    accepts_over_line = forms.BooleanField(label=gettext_lazy("Vẫn chi, dù vượt dòng dự toán"), required=False)
    over_funds_reason = forms.CharField(
        label=gettext_lazy("Lý do chi khi nguồn chưa đủ tiền"), max_length=300, required=False
    )

    def offer(
        self,
        *,
        lines: Iterable[EstimateLine],
        bodies: Iterable[Organisation],
        activities: Iterable[Activity],
        advances: Iterable[Advance],
    ) -> "SpendingForm":
        """Fill the choices of the unit; call before validation."""
        _rows(self, "line", lines, line_label)
        _rows(self, "organisation", bodies, lambda body: body.name)
        _rows(self, "activity", activities, lambda one: f"{formats.date(one.held_on)}: {one.title}")
        _rows(self, "advance", advances, lambda one: f"{one.number}: {one.purpose}")
        return self

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """What is always asked."""
        return [
            field for field in self.visible_fields() if field.name not in ("accepts_over_line", "over_funds_reason")
        ]

    @property
    def questions(self) -> list[forms.BoundField]:
        """What is asked only when it must be: where an action asked, or where it was answered before."""
        names = [
            name for name in ("accepts_over_line", "over_funds_reason") if self.data.get(name) or name in self.errors
        ]
        if "over_funds_reason" in self.errors:
            self.fields["over_funds_reason"].required = True  # it was asked for: not called optional beside that
        return [self[name] for name in names]

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "scan"}


class ReverseForm(Form):
    """Why a voucher is reversed, and on which day."""

    on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày đảo"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea({"rows": 2}))


class ScanForm(Form):
    """One more scan of a voucher."""

    scan = FileField(label=gettext_lazy("Ảnh chứng từ"), accept=ACCEPT, help_text=SCAN_HELP)


class AllocationForm(Form):
    """Money or things that came in."""

    received_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày nhận"))
    source = forms.ChoiceField(label=gettext_lazy("Nguồn"), choices=Source.choices)
    amount = MoneyField(
        label=gettext_lazy("Số tiền"),
        help_text=gettext_lazy("Bằng đồng, ví dụ 1.205.000; của hiện vật thì ghi trị giá"),
    )
    decision_number = forms.CharField(label=gettext_lazy("Số quyết định, chứng từ thu"), max_length=80, required=False)
    plan = forms.ModelChoiceField(
        label=gettext_lazy("Cho kế hoạch"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chung cả năm"),
    )
    is_in_kind = forms.BooleanField(label=gettext_lazy("Là hiện vật, không phải tiền"), required=False)
    things = forms.CharField(
        label=gettext_lazy("Hiện vật gì"), max_length=200, required=False, help_text=gettext_lazy("Ví dụ: 20 suất quà")
    )
    donor_name = forms.CharField(
        label=gettext_lazy("Nhà tài trợ"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Để trống cũng được. Chưa đồng ý nêu tên thì bản công khai ghi “không nêu tên”."),
    )
    donor_agrees = forms.BooleanField(label=gettext_lazy("Nhà tài trợ đồng ý nêu tên khi công khai"), required=False)
    purpose = forms.CharField(label=gettext_lazy("Dùng vào việc gì"), max_length=300, required=False)

    def offer(self, plans: Iterable[Plan]) -> "AllocationForm":
        """Fill the plans of the unit; call before validation."""
        _rows(self, "plan", plans, lambda plan: f"{plan.short_name}: {plan.title}")
        return self


class ConsentForm(VersionedFormMixin, Form):
    """Who the donor is, and whether they are named."""

    donor_name = forms.CharField(label=gettext_lazy("Nhà tài trợ"), max_length=200, required=False)
    donor_agrees = forms.BooleanField(label=gettext_lazy("Đồng ý nêu tên khi công khai"), required=False)


class GiftForm(Form):
    """Gifts handed over: counted, never named."""

    given_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày trao"))
    what = forms.CharField(
        label=gettext_lazy("Quà gì, nhân dịp nào"),
        max_length=200,
        help_text=gettext_lazy("Không ghi tên người nhận. Ví dụ: Quà Tết cho gia đình khó khăn"),
    )
    count = VietnameseIntegerField(label=gettext_lazy("Số suất"), min_value=1, max_value=1_000_000)
    people = VietnameseIntegerField(label=gettext_lazy("Số người nhận"), min_value=1, max_value=1_000_000)
    amount = MoneyField(label=gettext_lazy("Tổng trị giá"), min_value=0)
    allocation = forms.ModelChoiceField(
        label=gettext_lazy("Lấy từ khoản"),
        queryset=Allocation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Mua bằng tiền trong dự toán"),
    )
    activity = forms.ModelChoiceField(
        label=gettext_lazy("Trao tại hoạt động"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không gắn hoạt động"),
    )

    def offer(self, *, allocations: Iterable[Allocation], activities: Iterable[Activity]) -> "GiftForm":
        """Fill the choices of the unit; call before validation."""
        _rows(self, "allocation", allocations, allocation_label)
        _rows(self, "activity", activities, lambda one: f"{formats.date(one.held_on)}: {one.title}")
        return self


class AdvanceForm(Form):
    """Money handed out before the work."""

    plan = forms.ModelChoiceField(label=gettext_lazy("Kế hoạch"), queryset=Plan.objects.none(), empty_label=None)
    number = forms.CharField(
        label=gettext_lazy("Số phiếu"), max_length=40, widget=forms.TextInput({"class": "govuk-input--width-10"})
    )
    advanced_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày tạm ứng"))
    amount = MoneyField(label=gettext_lazy("Số tiền"))
    purpose = forms.CharField(label=gettext_lazy("Để làm gì"), max_length=300)
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan nhận"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Người nhận, ghi ở ô dưới"),
    )
    receiver = forms.CharField(label=gettext_lazy("Người nhận"), max_length=160, required=False)
    due_on = VietnameseDateField(nearest=Nearest.AHEAD, label=gettext_lazy("Thanh toán trước ngày"), required=False)

    def offer(self, *, plans: Iterable[Plan], bodies: Iterable[Organisation]) -> "AdvanceForm":
        """Fill the choices of the unit; call before validation."""
        _rows(self, "plan", plans, lambda plan: f"{plan.short_name}: {plan.title}")
        _rows(self, "organisation", bodies, lambda body: body.name)
        return self


class SettleAdvanceForm(VersionedFormMixin, Form):
    """When an advance was accounted for."""

    settled_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày thanh toán"))
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)


class SettleYearForm(Form):
    """A word beside the settlement."""

    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)


def line_label(line: EstimateLine) -> str:
    """A line as a list of choices says it. Needs its plan loaded."""
    plan = line.estimate.plan
    return f"{line.estimate.year} · {plan.short_name} · {line.item}: {formats.number(line.planned)}"


def allocation_label(one: Allocation) -> str:
    """A donation as a list of choices says it; the donor only by whether there is one."""
    what = one.things or str(one.get_source_display())
    return _("%(day)s: %(what)s, %(amount)s đồng") % {
        "day": formats.date(one.received_on),
        "what": what,
        "amount": formats.number(one.amount),
    }
