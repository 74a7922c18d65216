"""An own media item, what the list is narrowed by."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.communication.actions.media import MOST_MINUTES, MOST_REACHED, MOST_REPEATS
from donghanh.communication.forms.fields import ReasonField
from donghanh.communication.models import Channel, ChannelQuerySet, ReachQuality
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import Form, Nearest, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation

ANY = gettext_lazy("Tất cả")


class ItemForm(Form):
    """What, where, when."""

    channel = forms.ModelChoiceField(
        label=gettext_lazy("Kênh"),
        queryset=Channel.objects.none(),
        empty_label=gettext_lazy("Chọn kênh"),
    )
    title = forms.CharField(label=gettext_lazy("Tên tin, bài"), max_length=300)
    published_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Ngày đăng, ngày phát"))
    link = forms.CharField(
        label=gettext_lazy("Đường dẫn"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
        help_text=gettext_lazy("Chỉ https://. Phần mềm không mở trang này."),
    )
    body = forms.ModelChoiceField(
        label=gettext_lazy("Của cơ quan"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("Chung của xã"),
    )
    minutes = VietnameseIntegerField(
        label=gettext_lazy("Thời lượng mỗi lượt (phút)"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    repeats = VietnameseIntegerField(
        label=gettext_lazy("Số lượt đăng, phát"), min_value=1, max_value=MOST_REPEATS, initial=1
    )
    reach = VietnameseIntegerField(
        label=gettext_lazy("Số lượt tiếp cận"),
        required=False,
        min_value=0,
        max_value=MOST_REACHED,
        help_text=gettext_lazy("Lượt xem, lượt nghe, nếu biết."),
    )
    reach_quality = forms.ChoiceField(
        label=gettext_lazy("Số lượt tiếp cận là"),
        required=False,
        choices=[("", gettext_lazy("Không ghi")), *ReachQuality.choices],
    )
    accepts_again = forms.BooleanField(label=gettext_lazy("Vẫn ghi dù trùng đường dẫn"), required=False)

    def offer(self, bodies: Iterable[Organisation], channels: ChannelQuerySet) -> "ItemForm":
        """Fill in whose it may be and where it may have appeared; call before validation."""
        where: Any = self.fields["channel"]
        where.queryset = channels.select_related("counts_as").in_order()
        where.label_from_instance = _channel_words
        field: Any = self.fields["body"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in bodies]).order_by("sort_key", "pk")
        return self


def _channel_words(channel: Channel) -> str:
    """An own channel with its kind; of one that is retired until when it was used."""
    words = f"{channel.name} ({channel.counts_as.name})" if channel.counts_as else channel.name
    if channel.valid_until is None:
        return words
    return _("%(channel)s, đến trước %(day)s") % {"channel": words, "day": formats.date(channel.valid_until)}


class ItemEditForm(VersionedFormMixin, ItemForm):
    """The same, of one that is there."""

    together = (("reach", "reach_quality"),)


class VoidItemForm(VersionedFormMixin, Form):
    """Why it is taken out."""

    reason = ReasonField()


class ItemFilter(FilterForm):
    """The list of items."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    kenh = forms.ChoiceField(label=gettext_lazy("Kênh"), required=False)
    noi = forms.TypedChoiceField(label=gettext_lazy("Của cơ quan"), required=False, coerce=uuid.UUID, empty_value=None)
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")

    def offer(self, channels: Iterable[Channel], bodies: Iterable[Organisation]) -> "ItemFilter":
        """Fill in the channels and whose items there are; call before validation."""
        fields: Any = self.fields
        fields["kenh"].choices = [("", ANY), *((one.code, one.name) for one in channels)]
        fields["noi"].choices = [("", ANY), *((one.pk, one.name) for one in bodies)]
        return self
