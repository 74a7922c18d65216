"""``run.py open-office``: the first administrator of a real office, and a leader beside them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.people.actions import open_office
from donghanh.people.actions.opening import ADMIN_ROLE, LEADER_ROLE, Newcomer
from donghanh.people.management.commands._units import PAPER, UnitCommand, unit_of_today
from donghanh.people.refusals import PeopleRefused
from donghanh.people.wording import sentence_for

OPENING = Actor.system("people.open_office")


class Command(UnitCommand):
    """Sets up the usual bodies of a unit and those who begin there, and prints the codes with which they come in."""

    help = "Mở phần mềm cho một xã hoặc tỉnh: lập các cơ quan thường có, mời người quản trị đầu tiên và một lãnh đạo."
    usual_title = "Người quản trị"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take also who leads."""
        super().add_arguments(parser)
        parser.add_argument("--leader", default="", help="họ và tên một lãnh đạo Ủy ban, người xác nhận chức vụ mới")
        parser.add_argument("--leader-title", default="Chủ tịch", help="chức vụ của lãnh đạo ấy")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open the office or say in one line why not; nothing is written then."""
        now = timezone.now()
        today = timezone.localdate(now)
        unit = unit_of_today(options["code"], today)
        newcomers = [Newcomer(options["name"], options["title"], ADMIN_ROLE)]
        if options["leader"]:
            newcomers.append(Newcomer(options["leader"], options["leader_title"], LEADER_ROLE))
        try:
            people = open_office(unit=unit, newcomers=newcomers, by=OPENING, at=now, on=today)
        except PeopleRefused as refused:
            raise CommandError(sentence_for(refused)) from refused
        codes = "\n".join(f"  {person.full_name}. Mã vào lần đầu: {code}" for person, code in people)
        self.stdout.write(f"Đã mở cho {unit.full_name}.\n\n{codes}\n\n{PAPER}")
        if not options["leader"]:
            self.stdout.write(
                "\nChưa có lãnh đạo nào vào được, nên chức vụ đầu tiên do một mình người quản trị ghi; lãnh đạo đầu tiên "
                "sẽ được hỏi lại về từng chức vụ ấy."
            )
