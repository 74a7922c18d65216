"""Lists of ten tasks and of ten thousand: as many queries, and not much dearer than rows by ``values_list`` in the same
template. Both are measured in turns in one process, so that the ratio holds on a busy machine."""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.measure import table

FEW, MANY = 10, 10_000
ROUNDS = 11
RATIO = 2.0
BARE, TIMES_BARE = "/bare/", 10.0
"""Pages without rows of their own are held against the bare page; judging ten thousand tasks in Python costs fifty of it."""


@dataclass(frozen=True)
class List:
    """One list held to the bars."""

    name: str
    address: str
    plain: str = ""
    """The address of the same rows by ``values_list`` in the same template; without it the page is held against the bare one."""
    leads: bool = False
    """Whether the commune's leader asks for it."""


def lists(plan: Any) -> list[List]:
    """The lists of tasks, of all plans and of one."""
    across, tab = "/ke-hoach/tat-ca-viec/", f"/ke-hoach/{plan.pk}/viec/"
    waiting, last = "?tinh_trang=waiting", "?trang=190"
    return [
        List("all tasks", across, f"/plain{across}"),
        List("all tasks, waiting", across + waiting, f"/plain{across}{waiting}"),
        List("all tasks, page 190", across + last, f"/plain{across}{last}"),
        List("tasks of a plan", tab, f"/plain{tab}"),
        List("board", f"{across}theo-buoc/"),
        List("month", f"{across}lich/"),
        List("timeline by section", f"{across}dong-thoi-gian/"),
        List("timeline by body", f"{across}dong-thoi-gian/?theo=co-quan"),
        List("four cells by body", f"{across}theo-co-quan/"),
        List("four cells by body, parts", f"{across}theo-co-quan/?dem=phan"),
        List("start page of the officer", "/"),
        List("start page of the leader", "/", leads=True),
        List("sheet of the leader", "/viec-cham/", leads=True),
        List("plans", "/ke-hoach/"),
        List("page of a plan", f"/ke-hoach/{plan.pk}/"),
    ]


def measure_tables(officer: Any, leader: Any) -> int:
    """Measure every list with few tasks and with many, print the table; 1 when a bar is missed."""
    plan = new_plan()
    add_tasks(plan, FEW)
    few = {one.name: queries_of(leader if one.leads else officer, one.address) for one in lists(plan)}
    add_tasks(plan, MANY - FEW)
    rows, missed = [], False
    for one in lists(plan):
        client = leader if one.leads else officer
        many = queries_of(client, one.address)
        page, plain = _in_turns(
            lambda one=one, client=client: client.get(one.address),
            lambda one=one, client=client: client.get(one.plain or BARE),
        )
        ratio, bar = page / plain, RATIO if one.plain else TIMES_BARE
        kept = many == few[one.name] and ratio <= bar
        missed |= not kept
        compared = [f"{plain * 1000:.1f}", f"{ratio:.2f}", f"≤ {bar:g}"]
        rows.append(
            [one.name, str(few[one.name]), str(many), f"{page * 1000:.1f}", *compared, "ok" if kept else "MISSED"]
        )
    head = ["list", f"queries of {FEW}", f"of {MANY}", "CPU ms", "plain ms", "ratio", "bar", ""]
    print(table(head, rows))
    return int(missed)


def queries_of(client: Any, address: str) -> int:
    """How many queries the second asking of a page costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}, so there is nothing to measure")
    return len(caught)


def _in_turns(*works: Callable[[], object]) -> list[float]:
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            began = time.process_time()
            work()
            taken[place].append(time.process_time() - began)
    return [median(one) for one in taken]


def new_plan() -> Any:
    """An empty plan of the demo commune."""
    from django.utils import timezone

    from benchmarks.scenes import appointment
    from donghanh.foundation.access import Actor
    from donghanh.plans.actions import create_plan

    seat = appointment()
    return create_plan(
        unit=seat.post.organisation.unit,
        owner_post=seat.post,
        title="Kế hoạch đo tốc độ",
        year=timezone.localdate().year,
        by=Actor.system("bench"),
        at=timezone.now(),
    )


def add_tasks(plan: Any, count: int) -> None:
    """So many tasks that were sent, each with a body that leads and one that helps, due over two years."""
    from django.utils import timezone

    from donghanh.organisations.models import Organisation
    from donghanh.plans.leading import settle
    from donghanh.plans.models import Task, TaskParty

    today, states = timezone.localdate(), ("sent", "seen", "accepted")
    bodies: Sequence[Any] = list(Organisation.objects.filter(unit=plan.unit)[:12])
    tasks = [
        Task(plan=plan, order=1000 + n, text=f"Việc đo số {n}: nói chuyện chuyên đề tại nhà văn hóa", search=f"viec {n}",
             state="sent", due_on=today + dt.timedelta(days=n % 730 - 365))
        for n in range(count)
    ]  # fmt: skip
    Task.objects.bulk_create(tasks, batch_size=1000)
    TaskParty.objects.bulk_create(
        (
            TaskParty(
                task=task, role=role, organisation=bodies[(n + place) % len(bodies)], state=states[n % 3], order=place
            )
            for n, task in enumerate(tasks)
            for place, role in enumerate(("lead", "coordinating"))
        ),
        batch_size=1000,
    )
    settle(tasks)


def plain_lines(page: Any) -> list[dict[str, Any]]:
    """The rows of a page by two ``values_list``, as the template of tasks takes them. Nothing is computed."""
    from donghanh.plans.models import TaskParty

    found = page.object_list.values_list("pk", "text", "due_on", "state", "plan__number", "section__path")
    rows = list(found)
    bodies: dict[Any, dict[str, str]] = {}
    parts = TaskParty.objects.filter(task__in=[row[0] for row in rows]).values_list(
        "task", "role", "organisation__name"
    )
    for task, role, name in parts:
        bodies.setdefault(task, {})[role] = name
    return [
        {
            "title": text,
            "url": f"/ke-hoach/viec/{pk}/",
            "cite": f"KH {number} {path or ''}",
            "lead": bodies.get(pk, {}).get("lead", ""),
            "coordinating": bodies.get(pk, {}).get("coordinating", ""),
            "due": str(due_on or ""),
            "chip": {"kind": "open", "text": state, "icon": ""},
        }
        for pk, text, due_on, state, number, path in rows
    ]
