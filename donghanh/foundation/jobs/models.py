"""Bookkeeping of jobs: which workers live, which days were started, how far long work has come."""

from typing import ClassVar

from django.db import models

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass


class WorkerBeat(models.Model):
    """The last sign of life of one worker process. A worker silent for longer than a lease is dead."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("worker_id", "beat_at"), INTERNAL)

    worker_id = models.CharField(max_length=64, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"

    def __str__(self) -> str:
        return self.worker_id


class ScheduledRun(Record):
    """One scheduled job started for one day. The database refuses a second, whatever several workers do."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("schedule", "date", "started_at"), INTERNAL)

    schedule = models.CharField(max_length=80)
    date = models.DateField()
    started_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"
        constraints = (models.UniqueConstraint(fields=("schedule", "date"), name="scheduled_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.schedule} {self.date}"


class JobState(models.TextChoices):
    """How long work ended, or that it has not."""

    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"


class JobProgress(Record):
    """How far one long piece of work has come, for the person who waits. One row per owner, written by the job."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "owner_type": OPEN,
        "owner_id": OPEN,
        **dict.fromkeys(("done", "total", "message", "state", "updated_at"), INTERNAL),
    }

    owner_type = models.CharField(max_length=80)
    owner_id = models.UUIDField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    """Zero while nobody knows how much there is."""
    message = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.RUNNING)
    updated_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"
        constraints = (models.UniqueConstraint(fields=("owner_type", "owner_id"), name="job_progress_one_per_owner"),)

    def __str__(self) -> str:
        return f"{self.owner_type} {self.done}/{self.total}"
