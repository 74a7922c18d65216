"""`run.py bench reminders`: the morning's reminders over a hundred thousand occurrences, against reading them once.

A commune with so many open deeds, each with a leading part, spread over a year of deadlines, on SQLite. For some working days
the job (find what has a step today, tell everybody, queue their messages; nothing is sent) is measured beside one pass of SQL
over the same rows: deeds, plans and leading parts joined, every row visited, a few sums out. Both in processor time, in one
run, in turns; for comparison, what merely counting the deeds of the one table costs. Exit code 1 when the median ratio is above the bar.

  --count N    how many occurrences (default 100000)
  --days N     on how many days it is measured (default 7)
"""

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import table
from benchmarks.pages import prepare

BAR = 5.0
FIRST = dt.date(2026, 1, 1)
YEAR = 365
START = dt.date(2026, 6, 8)
"""A Monday far from holidays: the digest is in it too."""


def main(arguments: Sequence[str]) -> int:
    """Make the occurrences in a demo in a temporary folder, measure some days, print the table."""
    parser = argparse.ArgumentParser(
        prog="run.py bench reminders", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=7)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="donghanh-bench-") as folder:
        prepare(Path(folder))
        make_occurrences(options.count)
        return _measure(options.days)


def make_occurrences(count: int) -> None:
    """So many open deeds of one plan, due on every day of a year in turn, each led by a body that was sent it."""
    from django.utils import timezone

    from donghanh.organisations.models import Organisation
    from donghanh.plans.leading import settle
    from donghanh.plans.models import PartyRole, Plan, Task, TaskParty

    plan = Plan.objects.order_by("pk").first()
    assert plan is not None
    bodies = list(Organisation.objects.filter(unit=plan.unit, posts__isnull=False).distinct().order_by("pk"))
    text, now = "Nói chuyện chuyên đề tại nhà văn hóa thôn, phát tờ rơi và treo băng-rôn", timezone.now()
    for start in range(0, count, 10_000):
        numbers = range(start, min(start + 10_000, count))
        tasks = [
            Task(
                plan=plan,
                order=number,
                text=f"{text} {number}",
                search=text,
                schedule="fixed",
                due_on=FIRST + dt.timedelta(days=number % YEAR),
                state="sent",
            )
            for number in numbers
        ]
        Task.objects.bulk_create(tasks, batch_size=500)
        TaskParty.objects.bulk_create(
            (
                TaskParty(
                    task=task,
                    role=PartyRole.LEAD,
                    organisation=bodies[task.order % len(bodies)],
                    state="accepted",
                    sent_at=now,
                )
                for task in tasks
            ),
            batch_size=500,
        )
        settle(tasks)


def _measure(days: int) -> int:
    from django.db.models import Count, FilteredRelation, Max, Q, Sum
    from django.db.models.functions import Length
    from django.utils import timezone

    from donghanh.foundation.access import Actor
    from donghanh.notices.actions import queue_messages
    from donghanh.notices.models import Message, Notice
    from donghanh.plans.models import Task
    from donghanh.plans.reminders import remind

    by = Actor.system("bench")
    live = ("draft", "sent", "seen", "accepted", "returned", "done")

    def one_pass() -> Any:
        lead = FilteredRelation("parties", condition=Q(parties__role="lead", parties__state__in=live))
        rows = Task.objects.deeds().open().filter(plan__state__in=("draft", "issued")).annotate(lead=lead)
        return rows.aggregate(
            rows=Count("pk"), last=Max("due_on"), words=Sum(Length("text")), bodies=Count("lead__organisation_id")
        )

    def bare_pass() -> Any:
        return Task.objects.deeds().open().aggregate(rows=Count("pk"), last=Max("due_on"))

    def job(day: dt.date) -> None:
        remind(on=day, by=by, at=timezone.now(), ran={day - dt.timedelta(days=1)})
        queue_messages(day=day, by=by, at=timezone.now())

    read, ratios, lines = one_pass()["rows"], [], []
    job(START - dt.timedelta(days=3))  # warms caches
    for day in [START + dt.timedelta(days=n) for n in range(days * 2) if (START + dt.timedelta(days=n)).weekday() < 5][
        :days
    ]:
        Notice.objects.all().delete()
        Message.objects.all().delete()
        passes = sorted(_seconds(one_pass) for _ in range(3))
        work = _seconds(lambda day=day: job(day))
        ratios.append(work / passes[1])
        told = Notice.objects.count()
        bare = sorted(_seconds(bare_pass) for _ in range(3))[1]
        figures = [f"{seconds * 1000:.0f}" for seconds in (work, passes[1], bare)]
        lines.append([f"{day:%d/%m/%Y}", str(told), *figures, f"{ratios[-1]:.2f}", f"{work / bare:.2f}"])
    ratio = median(ratios)
    print(table(["day", "notices", "job ms", "pass ms", "count ms", "× pass", "× count"], lines))
    print(f"{read} occurrences; median ratio {ratio:.2f}, bar ≤ {BAR:g}: {'ok' if ratio <= BAR else 'MISSED'}")
    return 0 if ratio <= BAR else 1


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
