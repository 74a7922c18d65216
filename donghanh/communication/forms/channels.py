"""A channel of the office's own: what it is called, of which kind, since when; until when."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.communication.actions.channels import LONGEST_NAME
from donghanh.communication.models import Channel, ChannelQuerySet
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm

ANY = gettext_lazy("Tất cả")


class ChannelForm(Form):
    """A new one."""

    name = forms.CharField(
        label=gettext_lazy("Tên kênh"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Tên riêng của trang, nhóm. Ví dụ: Trang Facebook Hội Phụ nữ xã."),
    )
    counts_as = forms.ModelChoiceField(
        label=gettext_lazy("Là loại kênh nào"),
        queryset=Channel.objects.none(),
        empty_label=gettext_lazy("Chọn loại kênh"),
        help_text=gettext_lazy("Cấp trên cộng số liệu theo loại kênh chung."),
    )
    valid_from = VietnameseDateField(
        label=gettext_lazy("Dùng từ ngày"),
        help_text=of_this_year(gettext_lazy("Tin bài trước ngày này không ghi vào kênh. Ví dụ 01/03/%(year)s")),
    )

    def offer(self, national: ChannelQuerySet) -> "ChannelForm":
        """Fill in the kinds; call before validation."""
        field: Any = self.fields["counts_as"]
        field.queryset = national
        return self


class ChannelEditForm(VersionedFormMixin, ChannelForm):
    """One that is there."""


class RetireForm(VersionedFormMixin, Form):
    """From when on it is no longer used."""

    valid_until = VietnameseDateField(
        label=gettext_lazy("Thôi dùng từ ngày"), help_text=gettext_lazy("Từ ngày này không ghi tin bài mới vào kênh.")
    )


class VersionForm(VersionedFormMixin, Form):
    """Nothing but the version that was seen."""


class ChannelFilter(FilterForm):
    """The list of own channels."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    loai = forms.ChoiceField(label=gettext_lazy("Loại kênh"), required=False)
    dung = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[("", ANY), ("dang", gettext_lazy("Đang dùng")), ("thoi", gettext_lazy("Thôi dùng"))],
    )

    def offer(self, national: Iterable[Channel]) -> "ChannelFilter":
        """Fill in the kinds; call before validation."""
        field: Any = self.fields["loai"]
        field.choices = [("", ANY), *((one.code, one.name) for one in national)]
        return self
