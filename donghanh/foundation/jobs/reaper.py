"""Taking work back from dead workers, and giving failed work another try.

django-tasks-db leaves a task RUNNING for ever when its worker is killed. Each of our workers therefore beats; a task
whose worker has been silent for a whole lease goes back into the queue, or ends failed when it has had its tries.
"""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from donghanh.foundation.jobs.models import WorkerBeat
from donghanh.foundation.jobs.registry import is_giving_up, pause_after, rules_of

LEASE = dt.timedelta(seconds=90)
RETRY_WINDOW = dt.timedelta(days=2)
LOST = "donghanh.foundation.jobs.reaper.WorkerLost"


def beat(worker_id: str, *, at: dt.datetime) -> None:
    """Say that this worker lives, and forget workers that have been silent for a day."""
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"beat_at": at})
    WorkerBeat.objects.filter(beat_at__lt=at - dt.timedelta(days=1)).delete()


def reap(*, at: dt.datetime) -> int:
    """Put back each running task whose worker is dead; return how many were moved.

    A task that has used up its tries ends failed instead: what kills its worker every time must not do so for ever.
    """
    alive = set(WorkerBeat.objects.filter(beat_at__gte=at - LEASE).values_list("worker_id", flat=True))
    moved = 0
    for task in DBTaskResult.objects.running().only("id", "worker_ids", "task_path", "started_at"):
        worker = task.worker_ids[-1] if task.worker_ids else ""
        if worker in alive or (task.started_at and task.started_at > at - LEASE):
            continue
        mine = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at)
        moved += _give_back(mine, attempts=len(task.worker_ids), task_path=task.task_path, at=at)
    return moved


def retry_failed(*, at: dt.datetime) -> int:
    """Queue again each recently failed task that has tries left, after its pause; return how many.

    Run as a sweep rather than on a signal, so that a worker killed between the failure and its retry loses nothing.
    """
    queued = 0
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=at - RETRY_WINDOW)
    for task in failed.only("id", "worker_ids", "task_path", "finished_at", "exception_class_path"):
        attempts = len(task.worker_ids)
        if attempts >= rules_of(task.task_path).tries or is_giving_up(task.exception_class_path):
            continue
        assert task.finished_at is not None  # failed() tasks carry it
        queued += DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY,
            run_after=task.finished_at + dt.timedelta(seconds=pause_after(attempts)),
            finished_at=None,
        )
    return queued


def _give_back(row: "QuerySet[DBTaskResult[..., Any]]", *, attempts: int, task_path: str, at: dt.datetime) -> int:
    if attempts >= max(rules_of(task_path).tries, 1):
        return row.update(
            status=TaskResultStatus.FAILED, finished_at=at, exception_class_path=LOST, traceback="The worker died."
        )
    return row.update(
        status=TaskResultStatus.READY, run_after=at + dt.timedelta(seconds=pause_after(attempts)), started_at=None
    )
