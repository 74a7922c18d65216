"""The tasks of a plan as marks on a strip of the year: what looks alike is one mark with a count."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Q

from donghanh.plans.models import Plan, TaskParty
from donghanh.plans.status import Cell, TaskState, cell_of


@dataclass(frozen=True)
class Mark:
    """Tasks of one leading body that lie at the same place of the year and stand alike."""

    lead: str
    """Its name; empty where nobody leads."""
    body: uuid.UUID | None
    """The body or group, for the filter of a list."""
    due_on: dt.date | None
    window: tuple[dt.date, dt.date] | None
    """First and last day of a stretch."""
    is_done: bool
    is_late: bool
    count: int


def marks_of(plan: Plan, year: int, *, today: dt.date) -> list[Mark]:
    """The marks of the tasks that lie in a year and are not dropped, by their days. Two queries; the database puts together
    what looks alike, so that ten thousand tasks are some hundred marks a body."""
    return sorted(
        (*_led(plan, year, today=today), *_unled(plan, year, today=today)),
        key=lambda mark: (mark.due_on or dt.date.max, mark.lead),
    )


_LOOKS = ("due_on", "window_from", "window_until", "state", "completed_on")


def _in_year(year: int, prefix: str = "") -> Q:
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    stretch = Q(**{f"{prefix}window_from__lt": after, f"{prefix}window_until__gt": first})
    no_stretch = Q(**{f"{prefix}window_from__isnull": True}) | Q(**{f"{prefix}window_until__isnull": True})
    return stretch | (no_stretch & Q(**{f"{prefix}due_on__gte": first, f"{prefix}due_on__lt": after}))


def _led(plan: Plan, year: int, *, today: dt.date) -> list[Mark]:
    leads = TaskParty.objects.leads().filter(_in_year(year, "task__"), task__plan=plan)
    leads = leads.exclude(task__state=TaskState.DROPPED).exclude(task__lead_state="").order_by()
    who = ("organisation_id", "organisation__name", "group_id", "group__name", "printed")
    rows = leads.values_list(*who, *(f"task__{name}" for name in _LOOKS)).annotate(n=Count("pk"))
    return [
        _mark(body or group or printed, body_pk or group_pk, *looks, count=count, today=today)
        for body_pk, body, group_pk, group, printed, *looks, count in rows
    ]


def _unled(plan: Plan, year: int, *, today: dt.date) -> list[Mark]:
    tasks = plan.tasks.filter(_in_year(year), lead_state="").exclude(state=TaskState.DROPPED).order_by()
    rows = tasks.values_list(*_LOOKS).annotate(n=Count("pk"))
    return [_mark("", None, *looks, count=count, today=today) for *looks, count in rows]


def _mark(
    lead: str,
    body: uuid.UUID | None,
    due_on: dt.date | None,
    begins: dt.date | None,
    until: dt.date | None,
    state: str,
    completed_on: dt.date | None,
    *,
    count: int,
    today: dt.date,
) -> Mark:
    cell = cell_of(state=state, due_on=due_on, completed_on=completed_on, today=today)
    window = (begins, until - dt.timedelta(days=1)) if begins and until else None
    return Mark(lead, body, due_on, window, state == TaskState.DONE, cell == Cell.OPEN_LATE, count)
