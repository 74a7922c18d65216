"""What is typed about people. Forms check; actions save."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField, VietnamesePhoneField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, Person
from donghanh.people.queries import bodies_to_appoint_in
from donghanh.people.roles import role_choices, roles_to_give

ADDRESS = (("", _("anh/chị (chưa rõ)")), ("anh", _("anh")), ("chị", _("chị")), ("ông", _("ông")), ("bà", _("bà")))

LONGEST_DELEGATION = dt.timedelta(days=366)
"""Who is away for longer has left the post; a delegation of many years is a slip of the year."""


class PeopleFilter(FilterForm):
    """Filters of the list."""

    q = forms.CharField(label=_("Tên hoặc số điện thoại"), required=False, max_length=100)
    vai_tro = forms.ChoiceField(label=_("Vai trò"), required=False)
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=(
            ("", _("Đang giữ chức vụ")),
            ("thoi", _("Đã thôi")),
            ("chua-vao", _("Chưa nhận tài khoản")),
            ("dong", _("Tài khoản đóng")),
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vai_tro"].choices = [("", _("Tất cả")), *role_choices()]  # type: ignore[attr-defined]


class SeatForm(Form):
    """A seat: body, title, role, from when."""

    organisation = forms.ChoiceField(label=_("Cơ quan"), error_messages={"required": _("Chọn cơ quan.")})
    title = forms.CharField(label=_("Chức vụ"), max_length=120, help_text=_("Như in trên giấy tờ, ví dụ: Phó Chủ tịch"))
    role = forms.ChoiceField(
        label=_("Vai trò trong phần mềm"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một vai trò.")},
        help_text=_("Chức vụ đọc được kế hoạch hoặc cấp được mã thì lãnh đạo xác nhận mới có quyền."),
    )
    valid_from = VietnameseDateField(label=_("Từ ngày"))
    is_acting = forms.BooleanField(label=_("Tạm quyền, phụ trách"), required=False)

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies_to_appoint_in(scope)}
        self.fields["organisation"].choices = [("", _("Chọn cơ quan")), *((k, b.name) for k, b in self._bodies.items())]  # type: ignore[attr-defined]
        kinds = {body.unit.kind for body in self._bodies.values()}
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.code, f"{role.name}: {role.sentence}") for role in roles_to_give(scope, kinds)
        ]

    def clean_organisation(self) -> Organisation:
        """The body itself."""
        return self._bodies[self.cleaned_data["organisation"]]


class PersonFields(Form):
    """Name, form of address, phone and mail."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120, error_messages={"required": _("Ghi họ và tên.")})
    address_as = forms.ChoiceField(label=_("Xưng hô"), choices=ADDRESS, required=False)
    phone = VietnamesePhoneField(label=_("Số điện thoại"), required=False)
    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=160,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Ghi địa chỉ thư đầy đủ, ví dụ ten@vidu.vn.")},
    )


class AddPersonForm(PersonFields, SeatForm):
    """A new person with the first seat."""

    field_order = (
        "full_name",
        "address_as",
        "phone",
        "email",
        "organisation",
        "title",
        "role",
        "valid_from",
        "is_acting",
    )


class EditPersonForm(VersionedFormMixin, PersonFields):
    """Corrections, with the version they are based on."""


class EndForm(Form):
    """The first day something no longer holds."""

    valid_until = VietnameseDateField(label=_("Thôi từ ngày"), help_text=_("Ngày đầu tiên không còn giữ chức vụ."))


class DelegateForm(Form):
    """Which post, to whom, from which day to which."""

    seat = forms.ChoiceField(label=_("Chức vụ ủy quyền"), error_messages={"required": _("Chọn chức vụ.")})
    delegate = forms.ChoiceField(
        label=_("Người nhận"),
        error_messages={"required": _("Chọn người nhận.")},
        help_text=_("Người đang giữ chức vụ trong đơn vị. Người nhận có quyền của chức vụ này, anh/chị vẫn giữ quyền."),
    )
    valid_from = VietnameseDateField(label=_("Từ ngày"))
    last_day = VietnameseDateField(label=_("Đến hết ngày"), help_text=_("Ngày cuối cùng còn ủy quyền."))
    basis = forms.CharField(
        label=_("Theo văn bản"), max_length=200, required=False, help_text=_("Số, ký hiệu và ngày của văn bản ủy quyền")
    )

    def __init__(self, *args: Any, seats: list[Appointment], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seats = {str(seat.pk): seat for seat in seats}
        self._people = {str(person.pk): person for person in people}
        names = [(key, f"{seat.post.title}, {seat.post.organisation.name}") for key, seat in self._seats.items()]
        self.fields["seat"].choices = names if len(names) == 1 else [("", _("Chọn chức vụ")), *names]  # type: ignore[attr-defined]
        self.fields["delegate"].choices = [("", _("Chọn người")), *((k, p.full_name) for k, p in self._people.items())]  # type: ignore[attr-defined]

    def clean_seat(self) -> Appointment:
        """The appointment itself."""
        return self._seats[self.cleaned_data["seat"]]

    def clean_delegate(self) -> Person:
        """The person themself."""
        return self._people[self.cleaned_data["delegate"]]

    def clean(self) -> dict[str, Any]:
        """The last day is no earlier than the first."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("valid_from"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Ngày cuối không sớm hơn ngày đầu."))
        elif first and last and last - first > LONGEST_DELEGATION:
            self.add_error("last_day", _("Ủy quyền dài nhất một năm. Xem lại năm; lâu hơn thì ghi chức vụ mới."))
        return cleaned
