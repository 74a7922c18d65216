"""The tables of the foundation, gathered where Django looks for them."""

from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.jobs.models import JobProgress, ScheduledRun, WorkerBeat

__all__ = ["AuditEvent", "JobProgress", "ScheduledRun", "StoredFile", "WorkerBeat"]
