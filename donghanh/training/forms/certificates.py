"""Issuing, looking a number up, who signs; topics and rules of an office."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.training.models import RuleKind
from donghanh.training.naming import one_line


class IssueForm(Form):
    """The day that stands on the certificates."""

    issued_on = VietnameseDateField(label=_("Ngày cấp"))


class ReissueForm(VersionedFormMixin, Form):
    """Why a certificate is issued anew, and the day of the new one."""

    reason = forms.CharField(
        label=_("Lý do cấp lại"),
        max_length=300,
        help_text=_("Ví dụ: in sai tên. Không ghi chuyện riêng của ai."),
        error_messages={"required": _("Ghi lý do, để người sau hiểu vì sao.")},
    )
    issued_on = VietnameseDateField(label=_("Ngày cấp của bản mới"))


class NumberFilter(FilterForm):
    """A number as it stands on a paper."""

    so = forms.CharField(label=_("Số chứng nhận"), required=False, max_length=80)

    @property
    def number(self) -> tuple[int, int | None] | None:
        """The number and, when it was typed, the year: "012/2026/GCN-UBND" is 12 of 2026. ``None`` for nothing that is one."""
        parts = [part.strip() for part in one_line(str(self.values.get("so", ""))).split("/")]
        if not parts[0].isascii() or not parts[0].isdigit() or len(parts[0]) > 9:
            return None
        year = parts[1] if len(parts) > 1 and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) == 4 else ""
        return int(parts[0]), int(year) if year else None


class OfficeForm(Form):
    """What stands on the certificates of a unit, and who signs them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    authority = forms.CharField(
        label=_("Cơ quan cấp"), max_length=160, help_text=_("In chữ hoa ở góc trái. Ví dụ: Ủy ban nhân dân xã Sông Mây")
    )
    place = forms.CharField(label=_("Nơi ghi trước ngày"), max_length=80, help_text=_("Ví dụ: Sông Mây"))
    symbol = forms.CharField(
        label=_("Ký hiệu sau số"),
        max_length=40,
        help_text=of_this_year(_("Ví dụ GCN-UBND: số sẽ là 001/%(year)s/GCN-UBND")),
    )
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=120, help_text=_("Ví dụ: Phó Chủ tịch"))
    signer_name = forms.CharField(label=_("Họ và tên người ký"), max_length=120)

    def clean_symbol(self) -> str:
        """Letters, digits and hyphens, as symbols of papers are written."""
        text = one_line(self.cleaned_data["symbol"])
        if "/" in text:
            raise forms.ValidationError(_("Không ghi dấu /. Ví dụ: GCN-UBND."))
        return text


class TopicForm(Form):
    """A topic of the unit's own."""

    name = forms.CharField(
        label=_("Tên chuyên đề"), max_length=160, error_messages={"required": _("Ghi tên chuyên đề.")}
    )
    source = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=300, help_text=_("Ví dụ: Kế hoạch 42/KH-UBND của xã")
    )


class RuleForm(Form):
    """A number of the unit's own."""

    kind = forms.ChoiceField(label=_("Mức nào"), choices=RuleKind.choices, widget=forms.RadioSelect)
    value = VietnameseIntegerField(label=_("Số"), min_value=1, max_value=100)
    since = VietnameseDateField(label=_("Có hiệu lực từ ngày"))
    source = forms.CharField(
        label=_("Căn cứ"), max_length=500, help_text=_("Ví dụ: Quy chế bảo vệ dữ liệu cá nhân của xã")
    )


class NetworkFilter(FilterForm):
    """Filters of who is trained in what. Nobody is looked for by name."""

    co_quan = forms.ChoiceField(label=_("Cơ quan"), required=False)
    chuyen_de = forms.ChoiceField(label=_("Chuyên đề"), required=False)
    tu = VietnameseDateField(label=_("Học xong từ ngày"), required=False, help_text="")

    def offer(self, bodies: list[tuple[str, str]], topics: list[tuple[str, str]]) -> "NetworkFilter":
        """Fill in what may be chosen, and check again."""
        choices: Any = self.fields
        choices["co_quan"].choices = [("", _("Tất cả")), *bodies]
        choices["chuyen_de"].choices = [("", _("Tất cả")), *topics]
        self.full_clean()
        return self

    @property
    def since(self) -> dt.date | None:
        """The first day that counts."""
        day: dt.date | None = self.values.get("tu")
        return day
