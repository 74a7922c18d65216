"""What files say of media items."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from donghanh.communication.models import MediaItem
from donghanh.communication.queries.totals import ChannelTotal


def item_columns() -> dict[str, Callable[[MediaItem], Any]]:
    """The columns of the list as a file. Needs ``channel`` and ``body`` loaded."""
    return {
        _("Ngày"): lambda one: one.published_on,
        _("Kênh"): lambda one: one.channel.name,
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
        _("Tin, bài"): lambda one: one.items,
        _("Số lượt"): lambda one: one.times,
        _("Tổng số phút"): lambda one: one.minutes,
        _("Tiếp cận đếm được"): lambda one: one.reach_counted,
        _("Tiếp cận ước chừng"): lambda one: one.reach_estimated,
        **months,
    }
