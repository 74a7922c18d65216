"""``manage.py work_jobs``: the process that does queued and scheduled work. ``run.py`` starts one beside the server."""

import logging
import signal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from donghanh.foundation.backup.workplace import sweep
from donghanh.foundation.jobs.worker import CaringWorker


class Command(BaseCommand):
    """Runs one worker until SIGTERM or Ctrl-C; the task in hand is finished first."""

    help = "Do queued and scheduled work until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--once`` does what there is and ends, for cron and for tests."""
        parser.add_argument("--once", action="store_true", help="Do what is waiting now, then end.")

    def handle(self, *, once: bool, **options: Any) -> None:
        """Clear away what a killed backup left in clear, then work."""
        sweep(Path(settings.VAR))
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        worker = CaringWorker(get_random_string(24))
        if once:
            worker.work_once()
            return
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, worker.stop)
        worker.run()
