"""A backup every day without anybody thinking of it, beside those that a clerk carries to the safe."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from donghanh.foundation.access.scope import Actor
from donghanh.foundation.backup import keys
from donghanh.foundation.backup.actions import Places, back_up
from donghanh.foundation.backup.workplace import sweep
from donghanh.foundation.jobs.registry import job

KEPT = 14
"""So many daily backups stay; older ones make room. Files made by hand are never touched."""


@job(tries=3)
def back_up_daily(*, day: str) -> None:
    """Write ``var/backups/daily-DAY.age`` unless it is there, then remove daily ones beyond the newest ``KEPT``.

    Before that, what a killed backup left in clear is cleared away, also on a day that has its backup already.

    On the same disk this saves from mistakes, not from fire or theft: docs/howto/backup.md says what does.
    """
    folder = Path(settings.VAR)
    sweep(folder)
    target = folder / "backups" / f"daily-{day}.age"
    if not target.exists():
        back_up(
            to=target,
            recipients=keys.recipients(folder / "keys", further=settings.BACKUP_RECIPIENTS),
            places=Places.from_settings(),
            by=Actor.system("foundation.backup"),
            at=timezone.now(),
        )
    for old in sorted(target.parent.glob("daily-*.age"))[:-KEPT]:
        old.unlink()
