"""``run.py open-office``: the first administrator of a real office."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.people.actions import open_office
from donghanh.people.refusals import PeopleRefused
from donghanh.people.wording import sentence_for
from donghanh.units.queries import unit_on

OPENING = Actor.system("people.open_office")


class Command(BaseCommand):
    """Sets up the usual bodies of a unit and its first administrator, and prints the code with which they come in."""

    help = "Mở phần mềm cho một xã hoặc tỉnh: lập các cơ quan thường có, mời người quản trị đầu tiên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the unit's code of today and who will administer it."""
        parser.add_argument("code", help="mã đơn vị hành chính đang dùng: 5 số của xã, 2 số của tỉnh")
        parser.add_argument("--name", required=True, help="họ và tên người quản trị")
        parser.add_argument("--title", default="Người quản trị", help="chức vụ ghi trong danh sách")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open the office or say in one line why not; nothing is written then."""
        now = timezone.now()
        today = timezone.localdate(now)
        unit = unit_on(options["code"], today)
        if unit is None:
            raise CommandError(f"Hôm nay không có đơn vị nào mang mã {options['code']}. Xem trang Đơn vị hành chính.")
        try:
            code = open_office(
                unit=unit, full_name=options["name"], title=options["title"], by=OPENING, at=now, on=today
            )
        except PeopleRefused as refused:
            raise CommandError(sentence_for(refused)) from refused
        self.stdout.write(
            f"Đã mở cho {unit.full_name}.\n\n  Mã vào lần đầu: {code}\n\n"
            "Ghi ra giấy, trao tận tay. Mã dùng được một lần trong 72 giờ: trang đăng nhập, nút “Tôi có mã trên giấy”."
        )
