"""What the commands about people share: a unit of today, somebody who is let in, and the paper that goes with the code."""

import datetime as dt
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from donghanh.units.models import Unit
from donghanh.units.queries import unit_on

PAPER = "Ghi ra giấy, trao tận tay. Mã dùng được một lần trong 72 giờ: trang đăng nhập, nút “Tôi có mã trên giấy”."


class UnitCommand(BaseCommand):
    """A command that lets somebody in to the office of a unit."""

    usual_title = ""
    """What the list says of the person when nothing else is given."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the unit's code of today, and the name and title of the person."""
        parser.add_argument("code", help="mã đơn vị hành chính đang dùng: 5 số của xã, 2 số của tỉnh")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--title", default=self.usual_title, help="chức vụ ghi trong danh sách")


def unit_of_today(code: str, today: dt.date) -> Unit:
    """The unit a code means today; ends the command where it means none."""
    unit = unit_on(code, today)
    if unit is None:
        raise CommandError(f"Hôm nay không có đơn vị nào mang mã {code}. Xem trang Đơn vị hành chính.")
    return unit
