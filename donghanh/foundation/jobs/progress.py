"""Telling the person who waits how far the work has come."""

import datetime as dt
import uuid
from collections.abc import Sequence

from donghanh.foundation.jobs.models import JobProgress, JobState


def report_progress(
    owner_type: str,
    owner_id: uuid.UUID,
    *,
    at: dt.datetime,
    done: int = 0,
    total: int = 0,
    message: str = "",
    state: JobState = JobState.RUNNING,
) -> None:
    """Write where the work stands; one statement or two. Call it outside the work's own transaction, or nobody sees it."""
    JobProgress.objects.update_or_create(
        owner_type=owner_type,
        owner_id=owner_id,
        defaults={"done": done, "total": total, "message": message, "state": state, "updated_at": at},
    )


def progress_of_all(owner_type: str, owner_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, JobProgress]:
    """Where the work for each of these owners stands; those without any are left out. One query, none for nobody."""
    if not owner_ids:
        return {}
    rows = JobProgress.objects.filter(owner_type=owner_type, owner_id__in=owner_ids)
    return {row.owner_id: row for row in rows}


def forget_progress(owner_type: str, owner_id: uuid.UUID) -> None:
    """Drop the row of work that has ended and tells its end elsewhere."""
    JobProgress.objects.filter(owner_type=owner_type, owner_id=owner_id).delete()
