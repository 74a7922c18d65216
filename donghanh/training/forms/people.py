"""Trainees: one by one, of those already known, or a whole list."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.documents.sheets.forms import ListForm
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import (
    Form,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.organisations.models import Organisation
from donghanh.training.models import MemberRole, SexChoice
from donghanh.training.naming import born_years
from donghanh.units.models import Unit

SEXES = [*SexChoice.choices, ("", _("Chưa rõ"))]


class _Village(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class PersonForm(Form):
    """What is said of a trainee."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120, error_messages={"required": _("Ghi họ và tên.")})
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=SEXES, widget=forms.RadioSelect)
    birth_year = VietnameseIntegerField(
        label=_("Năm sinh"), required=False, help_text=_("Để phân biệt người cùng họ tên, và in trên chứng nhận.")
    )
    role = forms.ChoiceField(label=_("Là"), choices=MemberRole.choices, initial=MemberRole.COLLABORATOR)
    body = forms.ModelChoiceField(
        label=_("Cơ quan, đoàn thể"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Không thuộc cơ quan nào"),
    )
    village = _Village(
        label=_("Thôn, tổ dân phố"), queryset=Unit.objects.none(), required=False, empty_label=_("Chưa ghi")
    )
    position = forms.CharField(label=_("Chức danh, công việc"), required=False, max_length=120)

    def __init__(
        self, *args: Any, villages: Iterable[Unit], bodies: Iterable[Organisation], today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        for name, model, rows in (("village", Unit, villages), ("body", Organisation, bodies)):
            keys = [row.pk for row in rows]
            found = model.objects.filter(pk__in=keys).order_by("sort_key", "pk")  # type: ignore[attr-defined]
            self.fields[name].queryset = found.select_related("unit" if model is Organisation else "parent")  # type: ignore[attr-defined]

    def clean_birth_year(self) -> int | None:
        """A year in which somebody living may be born."""
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and year not in born_years(self._today):
            raise forms.ValidationError(_("Năm sinh phải là năm của một người đang sống. Ví dụ 1985."))
        return year


class PersonEditForm(VersionedFormMixin, PersonForm):
    """A correction of what is said of somebody."""


class WithdrawForm(VersionedFormMixin, Form):
    """Somebody leaves the course."""

    on = VietnameseDateField(
        label=_("Thôi học từ ngày"), help_text=of_this_year(_("Từ ngày này không điểm danh nữa. Ví dụ 22/11/%(year)s"))
    )
    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=200, help_text=_("Ngắn gọn; không ghi chuyện riêng.")
    )


class KnownForm(Form):
    """Several people who are known already."""

    ai = forms.MultipleChoiceField(
        label=_("Chọn người"),
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Đánh dấu ít nhất một người.")},
    )

    def offer(self, people: Sequence[tuple[str, str]]) -> "KnownForm":
        """Who may be chosen: keys and words."""
        self.fields["ai"].choices = people  # type: ignore[attr-defined]
        return self


class IntakeForm(ListForm):
    """A list of trainees."""

    order = _(
        "Theo thứ tự cột: họ và tên, giới tính, năm sinh, thôn, cơ quan, là, chức danh. Dòng tiêu đề có cũng được."
    )
