"""Contents nobody owns: what a rolled-back upload or a crash between two steps left behind. Removed every day."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import INCOMING, WAITING_ROOM, remove_unowned
from donghanh.foundation.jobs.registry import job

LONGEST_UPLOAD = dt.timedelta(days=1)
"""A temporary file older than this belongs to a request that died."""


@job()
def sweep_contents(*, day: str) -> int:
    """Remove every content without a row and every temporary file a dead request left; return how many.

    One query, one look at each name under ``FILES_ROOT``, one transaction for each content that goes.
    """
    root = Path(settings.FILES_ROOT)
    owned = set(StoredFile.objects.values_list("digest", flat=True))
    gone = sum(remove_unowned(digest) for digest in set(_digests(root)) - owned)
    return gone + _left_behind(root, before=timezone.now() - LONGEST_UPLOAD)


def _digests(root: Path) -> Iterator[str]:
    for path in root.glob("??/*"):
        yield path.parent.name + path.name
    for path in root.glob(f"{WAITING_ROOM}/*"):
        yield path.name


def _left_behind(root: Path, *, before: dt.datetime) -> int:
    old = [path for path in root.glob(f"{INCOMING}*") if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
