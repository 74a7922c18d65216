"""The columns of a file of activities: the same out as in."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.activities.wording import COUNT_NAMES


def activity_columns() -> dict[str, Callable[[Activity], Any]]:
    """Heading → what stands under it. Needs ``kind``, ``host`` and ``village`` loaded."""
    counts: dict[str, Callable[[Activity], Any]] = {
        str(COUNT_NAMES[name]): _reader(name)
        for name in (
            "total", "female", "male", "under_16", "from_16_to_59", "from_60", "minority", "kinh", "disabled",
            "not_disabled",
        )
    }  # fmt: skip
    return {
        _("Ngày"): lambda one: one.held_on,
        _("Đến hết ngày"): lambda one: one.ends_on,
        _("Loại"): lambda one: one.kind.name,
        _("Tên hoạt động"): lambda one: one.title,
        _("Thôn"): lambda one: one.village.title if one.village else "",
        _("Địa điểm"): lambda one: one.place,
        _("Nơi tổ chức"): lambda one: one.host.name,
        _("Số lượng"): lambda one: one.quantity,
        **counts,
        _("Số người là"): lambda one: one.get_quality_display() if one.total is not None else "",
        _("Tính theo"): lambda one: one.get_measure_display() if one.total is not None else "",
        _("Bước"): lambda one: one.get_state_display(),
        _("Ghi thêm"): lambda one: one.note,
    }


def _reader(name: str) -> Callable[[Activity], Any]:
    return lambda one: getattr(one, name)
