"""What the commands about people share."""

import datetime as dt

from django.core.management.base import CommandError

from donghanh.units.models import Unit
from donghanh.units.queries import unit_on

PAPER = "Ghi ra giấy, trao tận tay. Mã dùng được một lần trong 72 giờ: trang đăng nhập, nút “Tôi có mã trên giấy”."


def unit_of_today(code: str, today: dt.date) -> Unit:
    """The unit a code means today; ends the command where it means none."""
    unit = unit_on(code, today)
    if unit is None:
        raise CommandError(f"Hôm nay không có đơn vị nào mang mã {code}. Xem trang Đơn vị hành chính.")
    return unit
