"""``manage.py appoint_technical``: who keeps the machine and the reference data; no page appoints them."""

from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.people.actions import appoint_technical
from donghanh.people.management.commands._units import PAPER, UnitCommand, unit_of_today
from donghanh.people.refusals import PeopleRefused
from donghanh.people.wording import sentence_for

APPOINTING = Actor.system("people.appoint_technical")


class Command(UnitCommand):
    """Appoints the keeper of the machine in the office of a unit, and prints the code with which they come in."""

    help = "Lập chức vụ Người trông máy: sửa được dữ liệu đơn vị hành chính của cả nước, không đọc kế hoạch."
    usual_title = "Người trông máy"

    def handle(self, *args: Any, **options: Any) -> None:
        """Appoint them or say in one line why not; nothing is written then."""
        now = timezone.now()
        today = timezone.localdate(now)
        unit = unit_of_today(options["code"], today)
        try:
            person, code = appoint_technical(
                unit=unit, full_name=options["name"], title=options["title"], by=APPOINTING, at=now, on=today
            )
        except PeopleRefused as refused:
            raise CommandError(sentence_for(refused)) from refused
        self.stdout.write(
            f"Đã ghi chức vụ ở {unit.full_name}.\n\n  {person.full_name}. Mã vào lần đầu: {code}\n\n{PAPER}"
        )
