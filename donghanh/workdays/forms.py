"""Forms of the table of working days. They check what can be checked of one field; actions refuse what contradicts."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import (
    FilterForm,
    Form,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.workdays.models import Confidence, Kind
from donghanh.workdays.queries import years_open

_PAIR = re.compile(r"(\S+)[\s,;>→–-]+(\S+)")
_SPACED = re.compile(r"\s*/\s*")


class TableFilter(FilterForm):
    """What the table is narrowed by: the year, one kind of day, and the unit where somebody works in several."""

    nam = forms.ChoiceField(
        label=gettext_lazy("Năm"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Bảng không có năm này. Chọn một năm trong danh sách.")},
    )
    loai = forms.ChoiceField(
        label=gettext_lazy("Loại ngày"), required=False, choices=[("", gettext_lazy("Mọi loại")), *Kind.choices]
    )
    xa = forms.ChoiceField(label=gettext_lazy("Của"), required=False)

    @classmethod
    def over(cls, request: HttpRequest, *, on: dt.date, units: list[tuple[str, str]]) -> "TableFilter":
        """The filters in the address, checked: the years open on a day, this year unless another is named, and these units."""
        asked = request.GET.copy()
        asked.setdefault("nam", str(on.year))
        form = cls(asked, auto_id="filter_%s")
        form.fields["nam"].choices = [(str(year), str(year)) for year in years_open(on)]  # type: ignore[attr-defined]
        if len(units) > 1:
            form.fields["xa"].choices = units  # type: ignore[attr-defined]
        else:
            del form.fields["xa"]
        form.is_valid()
        return form

    @property
    def said(self) -> str:
        """The kind alone: year and unit stand in the heading."""
        return self._say("loai", self.values["loai"]) if "loai" in self.values else ""


def _reason() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("Hiện dưới bảng, để người khác trong xã hiểu vì sao bảng đổi"),
    )


def _source() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Nguồn"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Nơi đã thấy: số văn bản, địa chỉ trang, hoặc bản giấy đang giữ"),
    )


def _confidence() -> forms.ChoiceField:
    return forms.ChoiceField(label=gettext_lazy("Độ tin cậy"), choices=Confidence.choices, initial=Confidence.VERIFIED)


class DayForm(Form):
    """One day of the own table."""

    day = VietnameseDateField(label=gettext_lazy("Ngày"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại ngày"),
        choices=Kind.choices,
        help_text=gettext_lazy(
            "Nghỉ: cơ quan đóng cửa. Làm bù: ngày nghỉ mà đi làm. Không nhắc việc: vẫn làm việc, phần mềm im lặng."
        ),
    )
    name = forms.CharField(
        label=gettext_lazy("Tên ngày"), max_length=160, help_text=gettext_lazy("Ví dụ: Hội xuân của xã")
    )
    source = _source()
    confidence = _confidence()
    reason = _reason()


class CorrectDayForm(VersionedFormMixin, DayForm):
    """The same for a day that is there."""

    together = (("day", "kind"),)


class RemoveForm(VersionedFormMixin, Form):
    """Why something is taken out."""

    reason = _reason()


class _ArrangementForm(Form):
    """What a notice says, as it is printed."""

    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu thông báo"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ 15/TB-UBND. Chỉ để trống khi ghi theo trí nhớ."),
    )
    issued_on = VietnameseDateField(label=gettext_lazy("Ngày ban hành"), required=False)
    tet_from = VietnameseDateField(
        label=gettext_lazy("Nghỉ Tết từ ngày"),
        help_text=gettext_lazy("Ngày nghỉ đầu tiên như in trong thông báo, kể cả thứ Bảy, chủ nhật"),
    )
    tet_last = VietnameseDateField(
        label=gettext_lazy("Nghỉ Tết đến hết ngày"), help_text=gettext_lazy("Ngày nghỉ cuối cùng, kể cả ngày nghỉ bù")
    )
    national_from = VietnameseDateField(label=gettext_lazy("Nghỉ Quốc khánh từ ngày"), help_text="")
    national_last = VietnameseDateField(label=gettext_lazy("Nghỉ Quốc khánh đến hết ngày"), help_text="")
    swaps = forms.CharField(
        label=gettext_lazy("Ngày hoán đổi"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=of_this_year(
            gettext_lazy(
                "Mỗi dòng một lần: ngày được nghỉ, rồi ngày làm bù. Ví dụ: %(day_off)s %(day_worked)s. Không có thì để trống."
            )
        ),
    )
    source = _source()
    confidence = _confidence()
    reason = _reason()

    def clean_swaps(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """The pairs, by the free day."""
        return tuple(sorted(_pair(line) for line in self.cleaned_data["swaps"].splitlines() if line.strip()))


class NoticeForm(_ArrangementForm):
    """A notice that is entered."""

    year = VietnameseIntegerField(
        label=gettext_lazy("Năm"), help_text=gettext_lazy("Năm của Tết và Quốc khánh, không phải năm ban hành")
    )
    field_order = ("year",)


class CorrectNoticeForm(VersionedFormMixin, _ArrangementForm):
    """A notice that is there; its year stays."""

    together = (("tet_from", "tet_last"), ("national_from", "national_last"))


def _pair(line: str) -> tuple[dt.date, dt.date]:
    """The two days of one line; raises ``ValidationError`` that quotes the line."""
    found = _PAIR.fullmatch(_SPACED.sub("/", line.strip()))
    if found is None:
        raise ValidationError(
            of_this_year(
                _("Dòng “%(line)s” cần hai ngày: ngày được nghỉ, rồi ngày làm bù. Ví dụ: %(day_off)s %(day_worked)s."),
                line=line.strip(),
            ),
            code="pair",
        )
    off, worked = (_day(text, line) for text in found.groups())
    return off, worked


def _day(text: str, line: str) -> dt.date:
    try:
        day: Any = VietnameseDateField().clean(text)
    except ValidationError as error:
        raise ValidationError(
            _("Dòng “%(line)s”: %(problem)s") % {"line": line.strip(), "problem": " ".join(error.messages)},
            code="pair",
        ) from error
    return dt.date(day.year, day.month, day.day)
