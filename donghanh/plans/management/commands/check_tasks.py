"""``manage.py check_tasks``: does what stands on each task follow from its parts?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from donghanh.plans.actions._shared import hold_tasks
from donghanh.plans.leading import settle, unsettled
from donghanh.plans.models import Task


class Command(BaseCommand):
    """Compares every task with its parts; exit code 1 with each that differs, or mends them. Reads all tasks once."""

    help = "So tình trạng ghi trên từng việc với các phần việc của nó."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to mend."""
        parser.add_argument("--mend", action="store_true", help="ghi lại cho đúng các việc bị lệch")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Name what differs, by identity: no word of a task leaves the database."""
        found = list(
            unsettled().order_by("pk").values_list("pk", "lead_state", "lead_now", "has_returned", "returned_now")
        )
        for pk, lead, lead_now, returned, returned_now in found:
            self.stderr.write(f"{pk}: {lead or '-'} → {lead_now or '-'}, {returned} → {returned_now}")
        if found and not options["mend"]:
            raise CommandError(f"{len(found)} việc ghi lệch với các phần việc. Chạy lại với --mend để sửa.")
        settle(hold_tasks(Task.objects.filter(pk__in=[pk for pk, *_ in found])))
        self.stdout.write(f"Đã sửa {len(found)} việc." if found else "Mọi việc khớp với các phần việc.")
