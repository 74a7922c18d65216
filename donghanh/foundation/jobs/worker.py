"""One worker process: runs queued tasks, and between them beats, reaps, retries and looks at the calendar.

It has two lanes, each a thread that does one task at a time: what takes minutes (the queue ``slow``) never keeps
waiting what takes a second.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from donghanh.foundation.jobs.reaper import beat, reap, retry_failed
from donghanh.foundation.jobs.registry import SLOW
from donghanh.foundation.jobs.stopping import stop_soon
from donghanh.foundation.jobs.timetable import start_due_jobs

BEAT_EVERY_SECONDS = 20.0
CARE_EVERY_SECONDS = 15.0
PAUSE_SECONDS = 0.5

log = logging.getLogger("donghanh.jobs")


class CaringWorker:
    """The loop of ``work_jobs``. The heart beats in a thread of its own, so that a long task is not taken for death."""

    def __init__(self, worker_id: str, *, now: Callable[[], dt.datetime] = timezone.now) -> None:
        self.worker_id, self.now = worker_id, now
        self.stopping = threading.Event()
        self._cared_at = float("-inf")

    def stop(self, *_signal: object) -> None:
        """Finish the task in hand, start no other; a long task is asked to break off (``is_stopping``). Safe to
        call from a signal handler, and twice."""
        stop_soon()
        self.stopping.set()

    def run(self) -> None:
        """Work until told to stop. A database that is away for a while is waited for, not died of."""
        beat(self.worker_id, at=self.now())
        heart = threading.Thread(target=self._beat, name="jobs-heart", daemon=True)
        slow = threading.Thread(target=self._slow_lane, name="jobs-slow")
        heart.start()
        slow.start()
        self._lane(lambda: self.work_once(without=SLOW))
        slow.join()
        heart.join(timeout=BEAT_EVERY_SECONDS)

    def work_once(self, *, without: str = "") -> None:
        """Look after what others left behind when it is time to, then run what is queued, one task at a time; all of it,
        or all but one queue."""
        if time.monotonic() - self._cared_at >= CARE_EVERY_SECONDS:
            self._cared_at = time.monotonic()
            self.care()
        while not self.stopping.is_set() and self._run_one(without=without):
            pass

    def care(self) -> None:
        """Take work back from dead workers, retry what failed, start what the calendar wants."""
        now = self.now()
        reap(at=now)
        retry_failed(at=now)
        start_due_jobs(timezone.localtime(now))

    def _lane(self, work: Callable[[], None]) -> None:
        while not self.stopping.is_set():
            try:
                work()
            except DatabaseError:
                log.exception("The database did not answer; trying again.")
                close_old_connections()
            self.stopping.wait(PAUSE_SECONDS)

    def _slow_lane(self) -> None:
        def work() -> None:
            while not self.stopping.is_set() and self._run_one(only=SLOW):
                pass

        try:
            self._lane(work)
        finally:
            connection.close()

    def _run_one(self, *, only: str = "*", without: str = "") -> bool:
        one = Worker(
            queue_names=[only],
            excluded_queue_names=[without] if without else [],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=self.worker_id,
        )
        one.run()
        return bool(one._run_tasks)

    def _beat(self) -> None:
        try:
            while not self.stopping.wait(BEAT_EVERY_SECONDS):
                try:
                    beat(self.worker_id, at=self.now())
                except DatabaseError:
                    log.warning("Could not write a sign of life; trying again.")
                    close_old_connections()
        finally:
            connection.close()
