import datetime as dt
import threading

import pytest
from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from donghanh.foundation.jobs import stopping, timetable
from donghanh.foundation.jobs.models import JobProgress, ScheduledRun
from donghanh.foundation.jobs.progress import forget_progress, progress_of_all, report_progress
from donghanh.foundation.jobs.reaper import LEASE, beat, reap, retry_failed
from donghanh.foundation.jobs.registry import SLOW, pause_after
from donghanh.foundation.jobs.timetable import schedule, start_due_jobs
from donghanh.foundation.jobs.worker import CaringWorker
from tests.foundation.jobs import jobs_for_tests as jobs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def queue(settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]}}
    monkeypatch.setattr(timetable, "_entries", {})
    jobs.CALLS.clear()


def only_task():
    return DBTaskResult.objects.get()


def claimed(worker, *, times=1):
    """A task its worker has begun and not ended, long enough ago."""
    jobs.stumble.enqueue(word="một")
    task = only_task()
    for _ in range(times):
        task.claim(worker)
    return task


def test_task_of_a_dead_worker_goes_back_into_the_queue():
    task = claimed("dead")
    assert reap(at=task.started_at + LEASE * 2) == 1
    assert only_task().status == TaskResultStatus.READY


def test_task_of_a_living_worker_is_left_alone_however_long_it_takes():
    task = claimed("alive")
    later = task.started_at + dt.timedelta(hours=2)
    beat("alive", at=later)
    assert reap(at=later) == 0
    assert only_task().status == TaskResultStatus.RUNNING


def test_task_just_begun_is_left_alone_before_the_first_beat():
    task = claimed("new")
    assert reap(at=task.started_at + LEASE / 2) == 0


def test_task_that_kills_its_worker_every_time_ends_failed():
    task = claimed("dead", times=3)
    reap(at=task.started_at + LEASE * 2)
    assert only_task().status == TaskResultStatus.FAILED


def test_failed_task_waits_longer_each_time_and_then_stays_failed():
    task = claimed("w")
    task.set_failed(ValueError())
    assert retry_failed(at=task.finished_at) == 1
    assert only_task().run_after == task.finished_at + dt.timedelta(seconds=pause_after(1))
    assert pause_after(2) > pause_after(1)
    task = only_task()
    task.claim("w")
    task.claim("w")
    task.set_failed(ValueError())
    assert retry_failed(at=task.finished_at) == 0


def test_job_that_gives_up_is_not_tried_again():
    jobs.give_up.enqueue()
    call_command("work_jobs", "--once")
    task = only_task()
    assert task.status == TaskResultStatus.FAILED
    assert retry_failed(at=task.finished_at) == 0


def test_worker_runs_what_is_queued():
    jobs.note_day.enqueue(day="2026-01-05")
    call_command("work_jobs", "--once")
    assert jobs.CALLS == ["2026-01-05"]
    assert only_task().status == TaskResultStatus.SUCCESSFUL


def test_scheduled_job_is_queued_once_a_day_from_its_hour_on_days_it_is_due():
    schedule("test.weekday", jobs.note_day, at=dt.time(6), due=lambda day: day.weekday() < 5)
    friday = dt.datetime(2026, 1, 9, 5, 59, tzinfo=dt.UTC)
    assert start_due_jobs(friday) == []
    assert start_due_jobs(friday + dt.timedelta(minutes=1)) == ["test.weekday"]
    assert start_due_jobs(friday + dt.timedelta(hours=3)) == []
    assert start_due_jobs(friday + dt.timedelta(days=1, hours=1)) == []
    assert DBTaskResult.objects.count() == 1


def test_second_worker_does_not_queue_the_day_again(monkeypatch):
    schedule("test.daily", jobs.note_day)
    now = dt.datetime(2026, 1, 9, 9, 0, tzinfo=dt.UTC)
    # The other worker writes its row between our look and our insert.
    original = ScheduledRun.objects.create

    def late(**values):
        original(**values)
        return original(**values)

    monkeypatch.setattr(ScheduledRun.objects, "create", late)
    assert start_due_jobs(now) == []
    assert DBTaskResult.objects.count() == 0


def test_progress_is_one_row_that_moves():
    import uuid

    owner, at = uuid.uuid4(), dt.datetime(2026, 1, 9, tzinfo=dt.UTC)
    report_progress("test", owner, at=at, done=1, total=4)
    report_progress("test", owner, at=at, done=3, total=4)
    assert progress_of_all("test", [owner, uuid.uuid4()])[owner].done == 3
    assert JobProgress.objects.count() == 1
    forget_progress("test", owner)
    assert progress_of_all("test", [owner]) == {}


def test_quick_lane_leaves_slow_work_to_the_other_lane():
    jobs.note_day.using(queue_name=SLOW).enqueue(day="2026-01-05")
    jobs.note_day.enqueue(day="2026-01-06")
    CaringWorker("w").work_once(without=SLOW)
    assert jobs.CALLS == ["2026-01-06"]
    CaringWorker("w").work_once()
    assert jobs.CALLS == ["2026-01-06", "2026-01-05"]


def test_long_job_hears_that_its_worker_must_end(monkeypatch):
    monkeypatch.setattr(stopping, "_stopping", threading.Event())
    assert not stopping.is_stopping()
    CaringWorker("w").stop()
    assert stopping.is_stopping()


def test_job_that_was_broken_off_is_tried_again():
    jobs.break_off.enqueue()
    call_command("work_jobs", "--once")
    task = only_task()
    assert task.status == TaskResultStatus.FAILED
    assert retry_failed(at=task.finished_at) == 1
