"""Forms of a plan and what it sets besides tasks."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.text import fold
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, Nearest, VersionedFormMixin, VietnameseDateField, VietnameseDecimalField
from donghanh.plans.forms.bodies import BodyField
from donghanh.plans.models import Plan, PlanKind
from donghanh.plans.models.plan import OPERATORS, TargetKind
from donghanh.plans.presenters import RECURRENCES

DOC_TYPES = ("Kế hoạch", "Chương trình", "Phương án", "Đề án")


class PlanForm(Form):
    """A plan typed in without a file. Number and date may follow."""

    title = forms.CharField(
        label=gettext_lazy("Tên kế hoạch"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=of_this_year(gettext_lazy("Như trích yếu của văn bản. Ví dụ: Công tác bình đẳng giới năm %(year)s")),
    )
    doc_type = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), choices=[(word, word) for word in DOC_TYPES])
    kind = forms.ChoiceField(label=gettext_lazy("Là kế hoạch gì"), choices=PlanKind.choices)
    starts_on = VietnameseDateField(label=gettext_lazy("Từ ngày"))
    ends_on = VietnameseDateField(label=gettext_lazy("Đến hết ngày"))
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Triển khai kế hoạch"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không"),
    )

    def __init__(self, *args: Any, parents: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if parents is not None:
            self.fields["parent"].queryset = parents  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day may not stand before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày cuối đứng trước ngày đầu. Ghi lại một trong hai ngày."))
        return cleaned


class PlanEditForm(VersionedFormMixin, PlanForm):
    """What a plan is called and which days it covers."""

    together = (("starts_on", "ends_on"),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["doc_type"]


class NumberForm(VersionedFormMixin, Form):
    """What the e-office gave: number, date, who signed."""

    together = (("number", "symbol"),)

    number = forms.CharField(
        label=gettext_lazy("Số"),
        max_length=80,  # a number typed whole is split
        help_text=gettext_lazy("Chỉ ghi số. Ví dụ: 42"),
    )
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        max_length=60,
        initial="KH-UBND",
        help_text=gettext_lazy("Phần sau dấu gạch chéo. Ví dụ: KH-UBND"),
    )
    issued_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày ban hành"))
    signer_name = forms.CharField(label=gettext_lazy("Người ký"), max_length=120, required=False)
    signer_title = forms.CharField(label=gettext_lazy("Chức vụ người ký"), max_length=160, required=False)
    place = forms.CharField(label=gettext_lazy("Nơi ban hành"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """A number typed whole ("131/KH-UBND") is number and symbol; a symbol somebody wrote otherwise is asked about."""
        cleaned = super().clean() or {}
        number, symbol = split_number(cleaned.get("number", ""))
        if symbol and "symbol" in cleaned:
            if "symbol" in self.changed_data and fold(cleaned["symbol"]) != fold(symbol):
                words = _("Ô Số ghi ký hiệu %(one)s, ô Ký hiệu ghi %(other)s. Giữ một ký hiệu.")
                self.add_error("symbol", words % {"one": symbol, "other": cleaned["symbol"]})
            cleaned["symbol"] = symbol
        if number and len(number) > LONGEST_NUMBER:
            self.add_error("number", _("Số dài quá. Chỉ ghi số, ví dụ: 42"))
        if "number" in cleaned:
            cleaned["number"] = number
        return cleaned


LONGEST_NUMBER = 20


def split_number(text: str) -> tuple[str, str]:
    """Number and symbol of what was typed: "Số: 131/KH-UBND" is "131" and "KH-UBND"; the symbol may be empty."""
    number, _slash, symbol = _CALLED.sub("", text.strip()).partition("/")
    return number.strip(), symbol.strip()


_CALLED = re.compile(r"^số\s*:?\s*", re.IGNORECASE)


class SentForm(Form):
    """The day something went out."""

    sent_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Đã gửi ngày"))


class TargetForm(Form):
    """A number the plan commits to."""

    text = forms.CharField(label=gettext_lazy("Chỉ tiêu"), widget=forms.Textarea({"rows": 2}), max_length=2000)
    operator = forms.ChoiceField(label=gettext_lazy("So sánh"), choices=list(OPERATORS.items()), initial=">=")
    value = VietnameseDecimalField(
        label=gettext_lazy("Giá trị"), required=False, help_text=gettext_lazy("Ví dụ: 80 hoặc 1.234,5")
    )
    unit_text = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Ví dụ: %, buổi, người"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Là"), choices=TargetKind.choices)


class TargetEditForm(VersionedFormMixin, TargetForm):
    """A target corrected."""

    together = (("operator", "value", "unit_text"),)


class DutyForm(Form):
    """A duty to report."""

    text = forms.CharField(label=gettext_lazy("Báo cáo gì"), widget=forms.Textarea({"rows": 2}), max_length=2000)
    reporter = BodyField(label=gettext_lazy("Ai báo cáo"), required=False)
    recipient = forms.CharField(label=gettext_lazy("Gửi ai"), required=False, max_length=300)
    via = forms.CharField(label=gettext_lazy("Qua đầu mối"), required=False, max_length=300)
    due_on = VietnameseDateField(nearest=Nearest.AHEAD, label=gettext_lazy("Hạn cuối"), required=False)
    period = forms.ChoiceField(label=gettext_lazy("Kỳ"), required=False, choices=[("", "–"), *RECURRENCES.items()])


class DutyEditForm(VersionedFormMixin, DutyForm):
    """A duty to report, corrected."""

    together = (("due_on", "period"),)


class SourceForm(Form):
    """Where money comes from."""

    text = forms.CharField(
        label=gettext_lazy("Nguồn kinh phí"),
        widget=forms.Textarea({"rows": 2}),
        max_length=2000,
        help_text=gettext_lazy("Ví dụ: Ngân sách xã bố trí trong dự toán năm"),
    )


class SourceEditForm(VersionedFormMixin, SourceForm):
    """A source of money, corrected."""
