"""The process whose memory `run.py bench batch` watches: `python -m benchmarks.batch_process reader|worker`.

It is given the paths of files, one a line, and answers each with a line of JSON: what came of the file, how many seconds that
took, and the memory it holds now and held at most, in bytes. Nothing of the benchmark itself is loaded in it. Linux only.
"""

import json
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from donghanh.documents.readers.refusal import Refused

READ = "read"
PREPARE = "import pathlib, sys; from benchmarks.pages import prepare; prepare(pathlib.Path(sys.argv[1]))"
Read = Callable[[Path], str]
"""Reads one file; answers ``read`` or why it was not."""


@contextmanager
def reader() -> Iterator[Read]:
    """Reads in this very process what else a child reads: structure, rules, findings and drafts, as JSON."""
    from donghanh.documents.limited import reading_of

    def read(path: Path) -> str:
        try:
            json.dumps(reading_of(path), ensure_ascii=False)
        except Refused as refused:
            return refused.code
        return READ

    yield read


@contextmanager
def worker() -> Iterator[Read]:
    """Hands each file in and works the queue off, as an office does: a child reads, its answer becomes rows."""
    from benchmarks.pages import set_up

    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as folder:
        subprocess.run([sys.executable, "-c", PREPARE, folder], check=True)  # it takes memory that no worker takes
        set_up(Path(folder))
        from django.conf import settings
        from django.utils import timezone

        from benchmarks.scenes import appointment
        from donghanh.documents.actions.requests import hand_in
        from donghanh.foundation.access import Actor
        from donghanh.foundation.jobs.worker import CaringWorker

        settings.DEBUG = False  # which keeps every statement in memory
        here, batch, at_work = appointment(), uuid.uuid4(), CaringWorker("bench")
        user = here.person.user
        assert user is not None  # filtered for
        by, unit = Actor(kind="person", id=user.pk), here.post.organisation.unit

        def read(path: Path) -> str:
            request = hand_in(
                unit=unit,
                content=path.read_bytes(),
                name=path.name,
                media_type="",
                batch=batch,
                by=by,
                at=timezone.now(),
            )
            at_work.work_once()
            request.refresh_from_db()
            return READ if request.state == "done" else request.refusal or request.state

        yield read


PROCESSES = {"reader": reader, "worker": worker}


def memory() -> dict[str, int]:
    """What this process holds now and held at most, in bytes."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return {name: int(lines[key].split()[0]) * 1024 for name, key in (("now", "VmRSS"), ("most", "VmHWM"))}


def main(name: str) -> int:
    """Answer every line until there are no more."""
    with PROCESSES[name]() as read:
        for line in sys.stdin:
            began = time.monotonic()
            outcome = read(Path(line.rstrip("\n")))
            answer: dict[str, Any] = {"outcome": outcome, "seconds": time.monotonic() - began, **memory()}
            print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
