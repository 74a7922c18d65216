"""`python3 run.py restore FILE --key KEYFILE`: everything back from one encrypted file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.backup import keys
from donghanh.foundation.backup.actions import Places, restore
from donghanh.foundation.backup.refusals import BackupRefused


class Command(BaseCommand):
    """Compare everything first, replace everything then, and say what to look at afterwards."""

    help = "Khôi phục toàn bộ dữ liệu từ một tệp sao lưu. Hãy dừng phần mềm trước."
    requires_system_checks: list[str] = []  # a bare machine has nothing to check yet
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The backup, the key that opens it, and consent to replacing data."""
        parser.add_argument("file", type=Path, help="tệp sao lưu")
        parser.add_argument("--key", type=Path, help="tệp khóa đã cất khi sao lưu (mặc định: var/keys/backup.key)")
        parser.add_argument("--force", action="store_true", help="thay toàn bộ dữ liệu đang có trên máy này")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore; end with exit code 1 and one sentence when refused."""
        Path(settings.VAR).mkdir(parents=True, exist_ok=True)
        key = options["key"] or Path(settings.VAR) / "keys" / keys.SECRET_NAME
        try:
            manifest = restore(
                source=options["file"],
                identity=keys.identity(key),
                places=Places.from_settings(),
                force=options["force"],
                by=Actor.system("foundation.restore"),
                at=timezone.now(),
            )
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        snapshot = manifest.snapshot
        self.stdout.write(
            f"Đã khôi phục bản sao lưu lập lúc {timezone.localtime(manifest.made_at):%H:%M ngày %d/%m/%Y}."
        )
        self.stdout.write(f"{sum(snapshot.tables.values())} dòng dữ liệu, đúng như khi sao lưu.")
        self.stdout.write(
            f"So với sổ giấy: mốc nhật ký {snapshot.audit_sequence}:{snapshot.audit_hash}\n"
            "Kiểm tra nhật ký bằng: python3 run.py verify-audit. Mở lại bằng: python3 run.py"
        )
