"""What lists of models and of members are narrowed by."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.community.models import InitiativeKind, SexChoice
from donghanh.community.queries.listing import State
from donghanh.domain.community import Standing
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.units.models import Unit

ANY = _("Tất cả")
STATES = {
    State.ACTIVE: _("Đang hoạt động"),
    State.PAUSED: _("Tạm dừng"),
    State.COMING: _("Sắp ra mắt"),
    State.ENDED: _("Đã kết thúc"),
}
QUOTAS = {
    Standing.MET: _("Đủ"),
    Standing.SHORT: _("Còn thiếu"),
    Standing.UNCLEAR: _("Chưa rõ"),
    Standing.NO_RULE: _("Không có mức"),
}
INSIDE, LEFT, EVERYBODY = "dang", "da-ra", "tat-ca"


class InitiativeFilter(FilterForm):
    """Filters of the list of models."""

    q = forms.CharField(label=_("Tên"), required=False, max_length=100)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    thon = forms.TypedChoiceField(label=_("Thôn"), required=False, coerce=uuid.UUID, empty_value=None)
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Chưa kết thúc")), *STATES.items()]
    )
    muc = forms.ChoiceField(label=_("Mức cần có"), required=False, choices=[("", ANY), *QUOTAS.items()])
    ngay = VietnameseDateField(label=_("Vào ngày"), required=False, help_text="")

    def offer(self, kinds: list[InitiativeKind], villages: list[Unit]) -> "InitiativeFilter":
        """Fill in what may be chosen, and check again."""
        self.fields["loai"].choices = [("", ANY), *((kind.code, kind.name) for kind in kinds)]  # type: ignore[attr-defined]
        places = [(str(village.line), village.full_name) for village in villages]
        self.fields["thon"].choices = [("", ANY), *places]  # type: ignore[attr-defined]
        self.full_clean()
        return self


class MemberFilter(FilterForm):
    """Filters of the members of one model. Nobody is looked for by name: names do not belong into addresses."""

    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Đang là thành viên")), (LEFT, _("Đã ra")), (EVERYBODY, _("Tất cả, cả người đã ra"))],
    )
    gioi = forms.ChoiceField(
        label=_("Giới tính"),
        required=False,
        choices=[("", ANY), *SexChoice.choices, ("none", _("Chưa rõ"))],
    )
    thon = forms.TypedChoiceField(label=_("Thôn"), required=False, coerce=uuid.UUID, empty_value=None)
    ngay = VietnameseDateField(label=_("Vào ngày"), required=False, help_text="")

    def offer(self, villages: list[Unit]) -> "MemberFilter":
        """Fill in what may be chosen, and check again."""
        places = [(str(village.line), village.full_name) for village in villages]
        self.fields["thon"].choices = [("", ANY), *places]  # type: ignore[attr-defined]
        self.full_clean()
        return self
