"""The tasks of many plans for a board, a month and a year: bounded in number, counted in full."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from donghanh.plans.models import TaskParty, TaskQuerySet, TaskUpdate
from donghanh.plans.queries.counting import firsts
from donghanh.plans.queries.standing import Progress, with_progress
from donghanh.plans.queries.tasks import TaskRow, for_rows, rows_of
from donghanh.plans.status import SET_ASIDE, TaskState

COLUMNS = (Progress.UNSENT, Progress.WAITING, Progress.DOING, Progress.CLAIMED, Progress.DONE)
MOST_CARDS = 10
"""Cards a column of the board shows before it says how many more there are."""
MOST_A_DAY = 4
"""Tasks a day of the month shows before it says how many more there are."""


@dataclass(frozen=True)
class Column:
    """One column of the board: the tasks that press most, and how many there are in all."""

    progress: Progress
    rows: list[TaskRow]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Day:
    """What falls due on one day: some tasks, and how many there are in all."""

    rows: list[TaskRow]
    count: int


def board_of(tasks: TaskQuerySet, *, today: dt.date) -> list[Column]:
    """The tasks under how far they have come, those done last first. Rules whose turns are laid out are no deeds, and
    what is set aside or not yet open stands on no column.

    Three queries: how many each column holds, its first cards, and their bodies.
    """
    placed = with_progress(tasks.deeds().exclude(state__in=(TaskState.UPCOMING, *SET_ASIDE)))
    counts = dict(placed.order_by().annotate(column=F("came")).values_list("column").annotate(n=Count("pk")))
    order = (
        F("completed_on").desc(nulls_last=True),
        F("due_on").asc(nulls_last=True),
        F("plan_id"),
        F("order"),
        F("pk"),
    )
    cards = with_progress(firsts(placed, "came", order, MOST_CARDS)).order_by(*order)
    rows: dict[str, list[TaskRow]] = {progress: [] for progress in COLUMNS}
    for row in rows_of(for_rows(cards), today=today):
        card: Any = row.task
        rows[card.came].append(row)
    return [Column(progress, rows[progress], counts.get(progress, 0)) for progress in COLUMNS]


def days_of(tasks: TaskQuerySet, first: dt.date, last: dt.date, *, today: dt.date) -> dict[dt.date, Day]:
    """What falls due on each day from the first to the last, days with nothing left out. Three queries."""
    due = tasks.deeds().filter(due_on__gte=first, due_on__lte=last)
    counts = dict(due.order_by().values_list("due_on").annotate(n=Count("pk")))
    order = (F("plan_id"), F("order"), F("pk"))
    shown = for_rows(firsts(due, "due_on", order, MOST_A_DAY).order_by("due_on", *order))
    rows: dict[dt.date, list[TaskRow]] = {}
    for row in rows_of(shown, today=today):
        if row.task.due_on:
            rows.setdefault(row.task.due_on, []).append(row)
    return {day: Day(found, counts[day]) for day, found in rows.items()}


def happened_to(tasks: TaskQuerySet) -> QuerySet[TaskUpdate]:
    """Everything that was told about the tasks, the newest first, with what a line shows of it joined. No query yet."""
    told = TaskUpdate.objects.filter(task__in=tasks.order_by())
    return told.select_related(
        "task__plan__owner_post__organisation", "task__section", "party__organisation", "author"
    ).order_by("-recorded_at", "pk")


def in_year(tasks: TaskQuerySet, year: int) -> TaskQuerySet:
    """The deeds that lie in a year, by their day or by their stretch of days."""
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    stretch = Q(window_from__lt=after, window_until__gt=first)
    return tasks.deeds().filter(Q(due_on__gte=first, due_on__lt=after) | stretch)


def by_section(tasks: TaskQuerySet) -> TaskQuerySet:
    """In the order of the papers: plan by plan, section by section."""
    return tasks.order_by("plan_id", F("section__order").asc(nulls_last=True), "order", "due_on", "pk")


def by_body(tasks: TaskQuerySet) -> TaskQuerySet:
    """By the body that leads, in alphabetical order, those nobody leads last; each body's tasks by their days."""
    lead = TaskParty.objects.leads().filter(task=OuterRef("pk")).order_by()
    named = lead.annotate(word=Coalesce("organisation__sort_key", "group__name", "printed"))
    return tasks.annotate(led_by=Subquery(named.values("word")[:1])).order_by(
        F("led_by").asc(nulls_last=True), "due_on", "plan_id", "order", "pk"
    )
