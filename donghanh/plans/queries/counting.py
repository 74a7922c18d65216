"""Tasks counted by the database: the four cells, and how many stand how. Whatever they are counted by, it is one query."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from donghanh.plans.models import TaskQuerySet
from donghanh.plans.status import SET_ASIDE, Cell, Cells, PartState, TaskState

OUTSIDE_DONE = "outside_done"
"""Beside the cells: outside of them and done all the same."""


def task_cell(*, today: dt.date, of: str = "") -> Case:
    """The :class:`Cell` of a task on the day, or ``outside_done``: of the row itself, or of the task a row belongs to
    (``of="task__"``)."""
    due_on, done = f"{of}due_on", Q(**{f"{of}state": TaskState.DONE})
    outside = Q(**{f"{due_on}__isnull": True}) | Q(**{f"{of}state__in": SET_ASIDE})
    claimed, is_late = Q(**{f"{of}state": TaskState.CLAIMED}), Q(**{f"{of}completed_on__gt": F(due_on)})
    return _cell(
        (outside & done, OUTSIDE_DONE),
        (outside, Cell.OUTSIDE),
        (done & is_late, Cell.DONE_LATE),
        (done, Cell.DONE_IN_TIME),
        (claimed & is_late, Cell.OPEN_LATE),
        (claimed, Cell.OPEN_IN_TIME),
        (Q(**{f"{due_on}__lt": today}), Cell.OPEN_LATE),
    )


def part_cell(*, today: dt.date) -> Case:
    """The cell of one body's part: by when the body was done, against the day of the task."""
    outside = Q(task__due_on__isnull=True) | Q(task__state__in=SET_ASIDE)
    done, is_late = Q(state=PartState.DONE), Q(done_on__gt=F("task__due_on"))
    return _cell(
        (outside & done, OUTSIDE_DONE),
        (outside, Cell.OUTSIDE),
        (done & is_late, Cell.DONE_LATE),
        (done, Cell.DONE_IN_TIME),
        (Q(task__due_on__lt=today), Cell.OPEN_LATE),
    )


def _cell(*cases: tuple[Q, str]) -> Case:
    return Case(
        *(When(when, then=Value(str(cell))) for when, cell in cases),
        default=Value(Cell.OPEN_IN_TIME.value),
        output_field=CharField(),
    )


def cells_of(counts: Mapping[str, int]) -> Cells:
    """The cells out of how many tasks carry which ``cell``."""
    found = {cell.value: counts.get(cell.value, 0) for cell in Cell}
    done = counts.get(OUTSIDE_DONE, 0)
    return Cells(**(found | {Cell.OUTSIDE.value: found[Cell.OUTSIDE] + done}), outside_done=done)


def counts_by(tasks: TaskQuerySet, name: str, *, today: dt.date) -> dict[Any, Counter[str]]:
    """How many deeds among the tasks carry which ``cell``, for each value of a column. One query."""
    rows = (
        tasks.deeds().order_by().annotate(cell=task_cell(today=today)).values_list(name, "cell").annotate(n=Count("pk"))
    )
    found: dict[Any, Counter[str]] = {}
    for value, cell, number in rows:
        found.setdefault(value, Counter())[cell] += number
    return found


def firsts(tasks: TaskQuerySet, name: str, order: Iterable[Any], most: int) -> TaskQuerySet:
    """Of the tasks the first ``most`` of each value of a column or annotation, by an order; no query yet.

    The database numbers bare keys and fetches only the tasks it keeps, so that it never sorts whole rows."""
    place = Window(RowNumber(), partition_by=F(name), order_by=tuple(order))
    kept = tasks.order_by().annotate(place=place).filter(place__lte=most).values("pk")
    return type(tasks)(tasks.model).filter(pk__in=kept)
