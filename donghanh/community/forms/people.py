"""Members, boards, the counselling team."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.community.forms._choosing import ChooseField
from donghanh.community.forms.initiatives import named
from donghanh.community.models import Member, Position, SexChoice
from donghanh.community.naming import decade_words, decades
from donghanh.documents.sheets.forms import ListForm
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

SEXES = [*SexChoice.choices, ("", _("Chưa rõ"))]
UNTIL = _("Ngày đầu tiên không còn; để trống nếu đang còn.")


class _Person(Form):
    """What is said of a person in a list: name, sex, years of birth, home, sending body."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120, error_messages={"required": _("Ghi họ và tên.")})
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=SEXES, widget=forms.RadioSelect)
    born_in = forms.TypedChoiceField(
        label=_("Khoảng năm sinh"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Chỉ để phân biệt người cùng họ tên."),
    )
    village = ChooseField(label=_("Thôn, tổ dân phố"), required=False, empty=_("Chưa ghi"))
    from_body = ChooseField(label=_("Cơ quan, đoàn thể cử"), required=False, empty=_("Không, tự tham gia"))

    def __init__(
        self,
        *args: Any,
        villages: Sequence[Unit],
        bodies: Sequence[Organisation],
        today: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        years = [(str(first), decade_words(first)) for first in reversed(decades(today))]
        self.fields["born_in"].choices = [("", _("Chưa ghi")), *years]  # type: ignore[attr-defined]
        self.fields["village"].offer(named(villages))  # type: ignore[attr-defined]
        self.fields["from_body"].offer(named(bodies))  # type: ignore[attr-defined]


class MemberForm(_Person):
    """Somebody who joins."""

    joined_on = VietnameseDateField(label=_("Vào từ ngày"))


class MemberEditForm(VersionedFormMixin, _Person):
    """A correction of what is said of a member."""


class LeaveForm(VersionedFormMixin, Form):
    """The end of a membership."""

    left_on = VietnameseDateField(
        label=_("Không còn là thành viên từ ngày"),
        help_text=of_this_year(_("Ngày này không còn được tính. Ví dụ 22/11/%(year)s")),
    )


class JoinAgainForm(Form):
    """A return."""

    joined_on = VietnameseDateField(label=_("Vào lại từ ngày"))


class DaysForm(VersionedFormMixin, Form):
    """The days of a membership."""

    together = (("joined_on", "left_on"),)

    joined_on = VietnameseDateField(label=_("Vào từ ngày"))
    left_on = VietnameseDateField(label=_("Đến trước ngày"), required=False, help_text=UNTIL)


class BoardForm(Form):
    """A new board."""

    valid_from = VietnameseDateField(label=_("Nhiệm kỳ từ ngày"))
    decision_number = forms.CharField(label=_("Số, ký hiệu quyết định"), required=False, max_length=60)
    decision_on = VietnameseDateField(label=_("Ngày quyết định"), required=False)
    ends_former = forms.BooleanField(
        label=_("Ban chủ nhiệm cũ, nếu còn, thôi từ ngày này"), required=False, initial=True
    )


class BoardEditForm(VersionedFormMixin, Form):
    """A correction of a term, or its end."""

    together = (("valid_from", "valid_until"), ("decision_number", "decision_on"))

    valid_from = VietnameseDateField(label=_("Nhiệm kỳ từ ngày"))
    valid_until = VietnameseDateField(label=_("Đến trước ngày"), required=False, help_text=UNTIL)
    decision_number = forms.CharField(label=_("Số, ký hiệu quyết định"), required=False, max_length=60)
    decision_on = VietnameseDateField(label=_("Ngày quyết định"), required=False)


class SeatForm(Form):
    """A seat on a board."""

    position = forms.ChoiceField(label=_("Chức danh"), choices=Position.choices)
    member = ChooseField(label=_("Là thành viên"), required=False, empty=_("Không phải thành viên: ghi tên ở dưới"))
    full_name = forms.CharField(label=_("Họ và tên, nếu không phải thành viên"), required=False, max_length=120)
    sex = forms.ChoiceField(
        label=_("Giới tính, nếu không phải thành viên"), required=False, choices=SEXES, widget=forms.RadioSelect
    )
    valid_from = VietnameseDateField(label=_("Từ ngày"))

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].offer([(member, member.full_name) for member in members])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a member or a name."""
        data = super().clean() or {}
        if not data.get("member") and not data.get("full_name"):
            self.add_error("full_name", _("Chọn một thành viên, hoặc ghi họ và tên."))
        if data.get("member"):
            data |= {"full_name": "", "sex": ""}
        return data


class SeatEditForm(VersionedFormMixin, SeatForm):
    """A correction of a seat, or its end."""

    together = (("member", "full_name", "sex"), ("valid_from", "valid_until"))

    valid_until = VietnameseDateField(label=_("Đến trước ngày"), required=False, help_text=UNTIL)


class CounsellorForm(Form):
    """Somebody of the counselling team."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120, error_messages={"required": _("Ghi họ và tên.")})
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=SEXES, widget=forms.RadioSelect)
    village = ChooseField(label=_("Sống ở thôn"), required=False, empty=_("Chưa ghi"))
    lives_away = forms.BooleanField(label=_("Sống ngoài xã"), required=False)
    is_head = forms.BooleanField(label=_("Tổ trưởng"), required=False)
    from_body = ChooseField(label=_("Cơ quan, đoàn thể"), required=False)
    valid_from = VietnameseDateField(label=_("Từ ngày"))

    def __init__(self, *args: Any, villages: Sequence[Unit], bodies: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].offer(named(villages))  # type: ignore[attr-defined]
        self.fields["from_body"].offer(named(bodies))  # type: ignore[attr-defined]


class CounsellorEditForm(VersionedFormMixin, CounsellorForm):
    """A correction of a line of the team, or its end."""

    together = (("village", "lives_away"), ("valid_from", "valid_until"))

    valid_until = VietnameseDateField(label=_("Đến trước ngày"), required=False, help_text=UNTIL)


class IntakeForm(ListForm):
    """A list of members."""

    order = _(
        "Theo thứ tự cột: họ và tên, giới tính, năm sinh, thôn, cơ quan cử, vào ngày, ra ngày. Dòng tiêu đề có cũng được."
    )
