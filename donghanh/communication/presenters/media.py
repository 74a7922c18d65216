"""What files say of media items."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from donghanh.communication.models import Channel, MediaItem
from donghanh.communication.queries.totals import ChannelTotal
from donghanh.foundation.web import formats


def item_columns() -> dict[str, Callable[[MediaItem], Any]]:
    """The columns of the list as a file. Needs ``channel__counts_as`` and ``body`` loaded."""
    return {
        _("Ngày"): lambda one: one.published_on,
        _("Kênh"): lambda one: one.channel.name,
        _("Loại kênh"): lambda one: (one.channel.counts_as or one.channel).name,
        _("Tên tin, bài"): lambda one: one.title,
        _("Của cơ quan"): lambda one: one.body.name if one.body else "",
        _("Đường dẫn"): lambda one: one.link,
        _("Thời lượng mỗi lượt (phút)"): lambda one: one.minutes,
        _("Số lượt"): lambda one: one.repeats,
        _("Lượt tiếp cận"): lambda one: one.reach,
        _("Số tiếp cận là"): lambda one: str(one.get_reach_quality_display()) if one.reach_quality else "",
    }


def channel_columns() -> dict[str, Callable[[ChannelTotal], Any]]:
    """The columns of the year as a file."""

    def of_month(number: int) -> Callable[[ChannelTotal], Any]:
        return lambda one: one.months[number - 1]

    months: dict[str, Callable[[ChannelTotal], Any]] = {
        _("Tháng %(n)s") % {"n": number}: of_month(number) for number in range(1, 13)
    }
    return {
        _("Kênh"): lambda one: one.name,
        _("Loại kênh"): lambda one: one.kind or one.name,
        _("Tin, bài"): lambda one: one.items,
        _("Số lượt"): lambda one: one.times,
        _("Tổng số phút"): lambda one: one.minutes,
        _("Tiếp cận đếm được"): lambda one: one.reach_counted,
        _("Tiếp cận ước chừng"): lambda one: one.reach_estimated,
        **months,
    }


def period_words(channel: Channel) -> str:
    """Since when it is used, and until when it was: "từ 01/03/2026", "từ 01/03/2026 đến trước 01/11/2026"."""
    since = formats.date(channel.valid_from)
    if channel.valid_until is None:
        return _("từ %(since)s") % {"since": since}
    return _("từ %(since)s đến trước %(until)s") % {"since": since, "until": formats.date(channel.valid_until)}


def own_channel_columns(today: dt.date) -> dict[str, Callable[[Any], Any]]:
    """The columns of the own channels as a file; of channels with ``items`` and ``last_on``. Needs ``counts_as`` loaded."""
    return {
        _("Kênh"): lambda one: one.name,
        _("Loại kênh"): lambda one: one.counts_as.name,
        _("Dùng từ ngày"): lambda one: one.valid_from,
        _("Thôi dùng từ ngày"): lambda one: one.valid_until,
        _("Tình trạng"): lambda one: standing_of(one, today)[1],
        _("Tin, bài"): lambda one: one.items,
        _("Tin mới nhất"): lambda one: one.last_on,
    }


def standing_of(channel: Channel, today: dt.date) -> tuple[str, str]:
    """The chip and the word for how a channel stands on a day."""
    if channel.is_on(today):
        return "doing", _("đang dùng")
    return ("off", _("thôi dùng")) if channel.valid_from <= today else ("open", _("sắp dùng"))
