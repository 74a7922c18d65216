"""``run.py verify-audit``: does the audit chain still hold?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donghanh.foundation.audit.chain import Head, anchor_holds, breaks, head
from donghanh.foundation.audit.models import AuditEvent


class Command(BaseCommand):
    """Walks the whole chain; exit code 1 and every broken place named when it does not hold."""

    help = "Kiểm tra chuỗi nhật ký: từng dòng, từng mắt xích, con dấu, và mốc đã ghi bên ngoài (nếu đưa)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the anchor written down outside, if there is one."""
        parser.add_argument("--anchor", help="mốc đã ghi bên ngoài, dạng SỐ:BĂM, in ra ở lần kiểm tra trước")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the head, so that it can be written down outside, or every break."""
        found = list(breaks(AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000)))
        for place in found:
            self.stderr.write(f"dòng {place.sequence}: {place.code}")
        if options["anchor"]:
            sequence, _, hash_ = options["anchor"].partition(":")
            if not anchor_holds(Head(int(sequence), hash_)):
                raise CommandError("Nhật ký không còn chứa mốc đã ghi: có thể đã bị cắt đuôi hoặc khôi phục từ bản cũ.")
        if found:
            raise CommandError(f"Chuỗi nhật ký hỏng ở {len(found)} chỗ.")
        end = head()
        self.stdout.write(f"Chuỗi nhật ký nguyên vẹn. Mốc để ghi ra ngoài: {end.sequence}:{end.hash}")
