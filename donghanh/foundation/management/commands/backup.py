"""`python3 run.py backup [FILE]`: one encrypted file that holds everything."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.backup import keys
from donghanh.foundation.backup.actions import Places, back_up
from donghanh.foundation.backup.refusals import BackupRefused


class Command(BaseCommand):
    """Read everything, write one file, and say what a clerk has to do with it."""

    help = "Sao lưu toàn bộ dữ liệu vào một tệp đã mã hóa."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file to write is optional: by default one named by the time, in the backups folder."""
        parser.add_argument("file", nargs="?", type=Path, help="tệp sẽ ghi (mặc định: var/backups/…)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up; end with exit code 1 and one sentence when refused."""
        folder = Path(settings.VAR)
        at = timezone.now()
        to = options["file"] or folder / "backups" / f"donghanh-{timezone.localtime(at):%Y%m%d-%H%M%S}.age"
        try:
            manifest = back_up(
                to=to,
                recipients=keys.recipients(folder / "keys", further=settings.BACKUP_RECIPIENTS),
                places=Places.from_settings(),
                by=Actor.system("foundation.backup"),
                at=at,
            )
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        snapshot = manifest.snapshot
        self.stdout.write(f"Đã sao lưu vào {to} ({to.stat().st_size / 1e6:.1f} MB).")
        self.stdout.write(f"{sum(snapshot.tables.values())} dòng dữ liệu, {len(manifest.entries)} tệp bên trong.")
        self.stdout.write(f"Ghi vào sổ giấy: mốc nhật ký {snapshot.audit_sequence}:{snapshot.audit_hash}")
        if keys.secret_is_here(folder / "keys"):
            self.stdout.write(
                f"\nKHÓA MỞ BẢN SAO LƯU CÒN NẰM TRÊN MÁY NÀY: {folder / 'keys' / keys.SECRET_NAME}\n"
                "Hãy chép khóa sang hai USB hoặc in ra giấy, cất ở hai nơi an toàn, rồi xóa tệp này. "
                "Máy vẫn sao lưu được khi không có khóa; không có khóa thì không ai khôi phục được, kể cả người viết phần mềm."
            )
