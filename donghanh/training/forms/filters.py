"""What lists of courses and of trainees are narrowed by. Nobody is looked for by name: names do not belong into addresses."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation
from donghanh.training.models import CourseState, SexChoice, Topic

ANY = _("Tất cả")
DONE, SHORT, LEFT = "du", "thieu", "thoi"


def _row(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=False, coerce=uuid.UUID, empty_value=None)


class CourseFilter(FilterForm):
    """Filters of the list of courses."""

    q = forms.CharField(label=_("Có chữ"), required=False, max_length=100)
    chuyen_de = _row(_("Chuyên đề"))
    noi = _row(_("Cơ quan tổ chức"))
    buoc = forms.ChoiceField(
        label=_("Bước"), required=False, choices=[("", _("Tất cả, trừ đã hủy")), *CourseState.choices]
    )
    tu = VietnameseDateField(label=_("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=_("đến"), required=False, help_text="")

    def offer(self, topics: Iterable[Topic], bodies: Iterable[Organisation]) -> "CourseFilter":
        """Fill in what may be chosen, and check again."""
        choices: Any = self.fields
        choices["chuyen_de"].choices = [("", ANY), *((str(one.pk), one.name) for one in topics)]
        choices["noi"].choices = [("", ANY), *((str(one.pk), one.name) for one in bodies)]
        self.full_clean()
        return self


class TraineeFilter(FilterForm):
    """Filters of the trainees of one course."""

    muc = forms.ChoiceField(
        label=_("Kết quả"),
        required=False,
        choices=[("", ANY), (DONE, _("Đủ để hoàn thành")), (SHORT, _("Còn thiếu buổi")), (LEFT, _("Thôi học"))],
    )
    gioi = forms.ChoiceField(
        label=_("Giới tính"), required=False, choices=[("", ANY), *SexChoice.choices, ("none", _("Chưa rõ"))]
    )
    co_quan = _row(_("Cơ quan"))

    def offer(self, bodies: Iterable[Organisation]) -> "TraineeFilter":
        """Fill in what may be chosen, and check again."""
        choices: Any = self.fields
        choices["co_quan"].choices = [("", ANY), *((str(one.pk), one.name) for one in bodies)]
        self.full_clean()
        return self
