"""Telling the person who waits how far the work has come."""

import datetime as dt
import uuid

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


def progress_of(owner_type: str, owner_id: uuid.UUID) -> JobProgress | None:
    """Where the work for this owner stands, or ``None`` when none was started. Reads the database."""
    return JobProgress.objects.filter(owner_type=owner_type, owner_id=owner_id).first()
