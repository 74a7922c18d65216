"""What pages and files say of the week."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from donghanh.communication.models import AiringState, Slot
from donghanh.communication.queries.week import Turn
from donghanh.foundation.web import formats

TURN_CHIPS: dict[str, str] = {AiringState.AIRED: "done", AiringState.MISSED: "off", AiringState.OPEN: "open"}


def turn_columns() -> dict[str, Callable[[Turn], Any]]:
    """The columns of a week as a file."""
    return {
        _("Ngày"): lambda one: one.on,
        _("Thứ"): lambda one: formats.weekday(one.on),
        _("Giờ"): lambda one: formats.time(one.slot.starts_at),
        _("Bài"): lambda one: one.slot.script.title,
        _("Chủ đề"): lambda one: str(one.slot.script.get_topic_display()),
        _("Đài"): lambda one: one.slot.station.name,
        _("Số lượt"): lambda one: one.slot.times,
        _("Tổng số phút"): lambda one: one.minutes,
        _("Tình trạng"): lambda one: str(one.state.label),
        _("Lý do không phát"): lambda one: one.airing.reason if one.airing and one.state == AiringState.MISSED else "",
    }


def repeat_words(slot: Slot) -> str:
    """How often a slot comes: once, or each week until a day."""
    if not slot.repeats:
        return _("một lần, %(day)s") % {"day": formats.day_with_weekday(slot.first_on)}
    return _("%(weekday)s hằng tuần, từ %(first)s đến %(last)s") % {
        "weekday": formats.weekday(slot.first_on),
        "first": formats.date(slot.first_on),
        "last": formats.date(slot.last_on),
    }
